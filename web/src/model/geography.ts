// SPDX-License-Identifier: Apache-2.0
// Outlines to paths: once per projection, never per step of the time bar.
import { geoArea, geoAzimuthalEqualArea, geoCentroid, geoEqualEarth, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Actor, Disputed } from './answers';

export type Outline = Feature<Polygon | MultiPolygon, { actor?: string; name?: string }>;
export interface Shape { actor: string; path: string; area: number; box: [number, number, number, number]; at: [number, number] }
export interface Area { area: string; path: string }
export interface Sheet { shapes: Shape[]; disputed: Area[]; context: string; borders: string; place: (actor: Actor) => [number, number] | null; projection: GeoProjection }

const SMALL = 90; // square pixels; smaller states are drawn as circles

/** Reads the outlines of a map file: the one collection it holds. */
export function outlinesOf(map: Topology): Outline[] {
  const collection = Object.values(map.objects)[0] as GeometryCollection<{ actor?: string; name?: string }>;
  return (feature(map, collection).features as Outline[]);
}

/** Draws the region's actors as shapes of their own, disputed areas apart from every fill, and everything else as one path. */
export function sheetOf(map: Topology, outlines: Outline[], actors: Actor[], mode: 'region' | 'world', width: number, height: number, meridian: number, claims: Disputed[] = []): Sheet {
  const ours = new Set(actors.map((actor) => actor.actor));
  const contested = (outline: Outline) => claims.find((claim) => claim.shape === (outline.properties.actor ?? '') || claim.shape === outline.properties.name);
  const settled = outlines.filter((outline) => !contested(outline));
  const inside = settled.filter((outline) => ours.has(outline.properties.actor ?? ''));
  const outside = settled.filter((outline) => !ours.has(outline.properties.actor ?? ''));
  const projection = mode === 'region' && inside.length ? regionProjection(inside, width, height) : worldProjection(width, height, meridian);
  const path = geoPath(projection).digits(1);
  const shapes = new Map<string, Shape>();
  for (const outline of inside) {
    const d = path(outline as GeoPermissibleObjects);
    if (!d) continue;
    const main = largest(outline);
    const [[x0, y0], [x1, y1]] = path.bounds(main);
    const actor = outline.properties.actor!;
    const shape: Shape = { actor, path: d, area: path.area(main), box: [x0, y0, x1, y1], at: path.centroid(main) };
    const other = shapes.get(actor); // several outlines may belong to one actor; the largest says where it is
    shapes.set(actor, other ? { ...(other.area > shape.area ? other : shape), path: other.path + d } : shape);
  }
  const collection = Object.values(map.objects)[0] as GeometryCollection;
  const lines = mesh(map, collection, (a, b) => a !== b);
  return {
    shapes: [...shapes.values()], projection,
    disputed: outlines.flatMap((outline) => {
      const claim = contested(outline);
      const d = claim && path(outline as GeoPermissibleObjects);
      return d ? [{ area: claim.area, path: d }] : [];
    }),
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
  const rim = [-56, -28, 0, 28, 56, 80].flatMap((lat) => [-179.9, 179.9, 0].map((lon): Position => [meridian + lon, lat])); // the sheet leaves out the far south, where no actor is
  const foot = Math.max(0, Math.min(58, height - width / 2)); // room for the organizations under the sheet, where the height allows it
  return geoEqualEarth().rotate([-meridian, 0]).fitExtent([[2, 2], [width - 2, height - 2 - foot]], { type: 'MultiPoint', coordinates: rim }).clipExtent([[-2, -2], [width + 2, height + 2]]).precision(0.5);
}

/** Sheets whose edge crosses hardly any land: it runs through the Atlantic, or through the Bering Strait. */
const WHOLE = [11, 150];
const apart = (a: number, b: number): number => Math.abs(((a - b + 540) % 360) - 180);

/** The meridian of the sheet. Partners all over the world: the whole sheet on which the principal lies nearer the middle. Else half-way between the principal and its partners, the short way round, so that no arc breaks at the edge. */
export function middleMeridian(principal: Actor | undefined, partners: Actor[]): number {
  const lons = partners.map((p) => p.lon).filter((lon): lon is number => lon !== null);
  const from = principal?.lon;
  if (spansWorld(partners)) return [...WHOLE].sort((a, b) => apart(a, from ?? 0) - apart(b, from ?? 0))[0]!;
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

/** Whether actors lie too far apart for one regional sheet: more than 80 degrees from their middle on the sphere. */
export function spansWorld(actors: Actor[]): boolean {
  const rad = Math.PI / 180;
  const points = actors.filter((a) => a.lon !== null && a.lat !== null).map((a): [number, number, number] => {
    const [lon, lat] = [a.lon! * rad, a.lat! * rad];
    return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
  });
  const sum = [0, 1, 2].map((i) => points.reduce((s, p) => s + p[i]!, 0));
  const length = Math.hypot(...sum) || 1;
  return points.some((p) => p.reduce((s, value, i) => s + (value * sum[i]!) / length, 0) < Math.cos(80 * rad));
}

/** Whose ties the world map draws. Few partners: all. Many: those of the selection, else from the highest rungs down as long as there are at most `most`. */
export function drawnTies(held: { actor: string; rung: number | null }[], chosen: string[], most = 40): { drawn: Set<string>; from: number | null } {
  const codes = (list: { actor: string }[]) => new Set(list.map((s) => s.actor));
  if (held.length <= most) return { drawn: codes(held), from: null };
  const selected = held.filter((s) => chosen.includes(s.actor));
  if (selected.length) return { drawn: codes(selected), from: null };
  const rungs = [...new Set(held.map((s) => s.rung ?? 0))].filter((rung) => rung > 0).sort((a, b) => b - a);
  const from = rungs.filter((rung) => held.filter((s) => (s.rung ?? 0) >= rung).length <= most).at(-1) ?? Infinity;
  return { drawn: codes(held.filter((s) => (s.rung ?? 0) >= from)), from };
}
