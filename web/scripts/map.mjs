// SPDX-License-Identifier: Apache-2.0
// Makes data/geometry/world.topo.json from npm world-atlas (Natural Earth 1:50m, public domain).
// Simplifies the outlines, keeps the largest ring of every country, and names each shape by its actor code.
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { presimplify, simplify, quantile, filter, filterWeight, sphericalTriangleArea } from 'topojson-simplify';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { geoArea } from 'd3-geo';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const QUANTILE = Number(process.env.QUANTILE ?? 0.28);
const QUANTUM = 8000;
const SMALLEST_ISLAND = 4e-6; // steradians; smaller rings go, unless they are all a country has

const codes = new Map(readFileSync(here('./iso-numeric.csv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split(',')));
const unnumbered = new Map([['Kosovo', 'XKX']]);
const atlas = JSON.parse(readFileSync(here('../node_modules/world-atlas/countries-50m.json'), 'utf8'));

// 1. drop small islets by true area, ring by ring
const world = feature(atlas, atlas.objects.countries);
const shapes = world.features.map((shape) => {
  const polygons = shape.geometry.type === 'Polygon' ? [shape.geometry.coordinates] : shape.geometry.coordinates;
  const areas = polygons.map((coordinates) => geoArea({ type: 'Polygon', coordinates }));
  const largest = Math.max(...areas);
  const kept = polygons.filter((_, i) => areas[i] === largest || areas[i] > SMALLEST_ISLAND);
  const actor = codes.get(shape.id) ?? unnumbered.get(shape.properties.name) ?? '';
  return { type: 'Feature', properties: { actor, name: shape.properties.name }, geometry: { type: 'MultiPolygon', coordinates: kept } };
});

// 2. shared arcs, then simplification by the area of triangles on the sphere
const shared = presimplify(topology({ countries: { type: 'FeatureCollection', features: shapes } }, 1e6), sphericalTriangleArea);
const simple = simplify(shared, quantile(shared, QUANTILE));
const whole = filter(simple, filterWeight(simple, 0));

// 3. quantized again, from the simplified outlines
const names = { type: 'FeatureCollection', features: feature(whole, whole.objects.countries).features };
const small = topology({ countries: names }, QUANTUM);
for (const geometry of small.objects.countries.geometries) if (!geometry.properties.actor) delete geometry.properties.actor;

mkdirSync(here('../../data/geometry'), { recursive: true });
const text = JSON.stringify(small) + '\n';
writeFileSync(here('../../data/geometry/world.topo.json'), text);
const coded = small.objects.countries.geometries.filter((g) => g.properties.actor).length;
const kb = (n) => (n / 1000).toFixed(1);
console.log(`world.topo.json: ${names.features.length} shapes, ${coded} with an actor code, ${kb(text.length)} kB, ${kb(gzipSync(text).length)} kB gzip`);
