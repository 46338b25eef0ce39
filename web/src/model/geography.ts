// SPDX-License-Identifier: Apache-2.0
// Outlines to paths: once per projection, never per step of the time bar.
import { geoArea, geoAzimuthalEqualArea, geoCentroid, geoEqualEarth, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Actor } from './answers';

export type Outline = Feature<Polygon | MultiPolygon, { actor?: string; name?: string }>;
export interface Shape { actor: string; path: string; area: number; box: [number, number, number, number]; at: [number, number] }
export interface Sheet { shapes: Shape[]; context: string; borders: string; place: (actor: Actor) => [number, number] | null; projection: GeoProjection }

const SMALL = 90; // square pixels; smaller states are drawn as circles

/** Reads the outlines of a map file: the one collection it holds. */
export function outlinesOf(map: Topology): Outline[] {
  const collection = Object.values(map.objects)[0] as GeometryCollection<{ actor?: string; name?: string }>;
  return (feature(map, collection).features as Outline[]);
}

/** Draws the region's actors as shapes of their own and everything else as one path. */
export function sheetOf(map: Topology, outlines: Outline[], actors: Actor[], mode: 'region' | 'world', width: number, height: number, meridian: number): Sheet {
  const ours = new Set(actors.map((actor) => actor.actor));
  const inside = outlines.filter((outline) => ours.has(outline.properties.actor ?? ''));
  const outside = outlines.filter((outline) => !ours.has(outline.properties.actor ?? ''));
  const projection = mode === 'region' && inside.length ? regionProjection(inside, width, height) : worldProjection(width, height, meridian);
  const path = geoPath(projection).digits(1);
  const shapes = inside.flatMap((outline): Shape[] => {
    const d = path(outline as GeoPermissibleObjects);
    if (!d) return [];
    const main = largest(outline);
    const [[x0, y0], [x1, y1]] = path.bounds(main);
    return [{ actor: outline.properties.actor!, path: d, area: path.area(main), box: [x0, y0, x1, y1], at: path.centroid(main) }];
  });
  const collection = Object.values(map.objects)[0] as GeometryCollection;
  const lines = mesh(map, collection, (a, b) => a !== b);
  return {
    shapes, projection,
    context: path({ type: 'FeatureCollection', features: outside } as GeoPermissibleObjects) ?? '',
    borders: path(lines as GeoPermissibleObjects) ?? '',
    place: (actor) => (actor.lon === null || actor.lat === null ? null : projection([actor.lon, actor.lat])),
  };
}

export const isSmall = (shape: Shape | undefined): boolean => shape === undefined || shape.area < SMALL;

/** Azimuthal equal-area, centred on the region, fitted to the main body of each country. */
function regionProjection(inside: Outline[], width: number, height: number): GeoProjection {
  const body = { type: 'FeatureCollection', features: inside.map(largest) } as GeoPermissibleObjects;
  const [lon, lat] = geoCentroid(body);
  return geoAzimuthalEqualArea().rotate([-lon, -lat]).clipAngle(80)
    .fitExtent([[10, 10], [width - 10, height - 10]], body)
    .clipExtent([[-2, -2], [width + 2, height + 2]])
    .precision(0.5);
}

function worldProjection(width: number, height: number, meridian: number): GeoProjection {
  return geoEqualEarth().rotate([-meridian, 0]).fitExtent([[2, 2], [width - 2, height - 2]], { type: 'Sphere' }).precision(0.5);
}

/** The meridian half-way between the principal and its partners, the short way round, so that no arc breaks at the edge. */
export function middleMeridian(principal: Actor | undefined, partners: Actor[]): number {
  const lons = partners.map((p) => p.lon).filter((lon): lon is number => lon !== null);
  const from = principal?.lon;
  if (from === null || from === undefined || lons.length === 0) return 0;
  const mean = lons.reduce((sum, lon) => sum + lon, 0) / lons.length;
  const way = ((mean - from + 540) % 360) - 180;
  return ((from + way / 2 + 540) % 360) - 180;
}

/** A flat quadratic curve: great circles between near-antipodes would run over the pole. */
export function arc([x0, y0]: [number, number], [x1, y1]: [number, number]): string {
  const lift = Math.hypot(x1 - x0, y1 - y0) * 0.16;
  return `M${x0.toFixed(1)},${y0.toFixed(1)}Q${((x0 + x1) / 2).toFixed(1)},${((y0 + y1) / 2 - lift).toFixed(1)} ${x1.toFixed(1)},${y1.toFixed(1)}`;
}

function largest(outline: Outline): Feature<Polygon> {
  const polygons: Position[][][] = outline.geometry.type === 'Polygon' ? [outline.geometry.coordinates] : outline.geometry.coordinates;
  let best = polygons[0]!;
  let most = -1;
  for (const coordinates of polygons) {
    const area = geoArea({ type: 'Polygon', coordinates });
    if (area > most) [best, most] = [coordinates, area];
  }
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: best } };
}
