// SPDX-License-Identifier: Apache-2.0
// The rings: an angle for every actor of the region, fixed by sub-region; labels in two columns that never overlap.
import type { Actor } from './answers';

export interface Seat { actor: Actor; angle: number; labelX: number; labelY: number; side: 'left' | 'right' }

/** Sub-regions on the right half, in this order from the top; all others go to the left half, from the bottom up. */
const RIGHT = /south america/i;

/** Seats actors round the circle. Angle 0 is at the top and grows clockwise; a gap stays open at the top and at the bottom. */
export function seatsOf(actors: Actor[], radius: number, halfHeight: number, latitude: (actor: Actor) => number): Seat[] {
  const right = actors.filter((actor) => actor.kind === 'state' && RIGHT.test(actor.subregion));
  const left = actors.filter((actor) => !right.includes(actor));
  if (right.length < actors.length / 4 || left.length < actors.length / 4) { // another region: halve the list
    const half = Math.ceil(actors.length / 2);
    const byPlace = [...actors].sort((a, b) => a.region.localeCompare(b.region) || a.subregion.localeCompare(b.subregion));
    right.splice(0, right.length, ...byPlace.slice(0, half));
    left.splice(0, left.length, ...byPlace.slice(half));
  }
  const northFirst = (a: Actor, b: Actor) => latitude(b) - latitude(a);
  right.sort(northFirst);
  left.sort((a, b) => groupRank(a) - groupRank(b) || northFirst(a, b));
  return [...column(right, 'right', radius, halfHeight), ...column(left, 'left', radius, halfHeight)];
}

const groupRank = (actor: Actor): number =>
  actor.kind === 'organization' ? 0 : /caribbean/i.test(actor.subregion) ? 1 : 2;

function column(actors: Actor[], side: Seat['side'], radius: number, halfHeight: number): Seat[] {
  const gap = Math.PI / 14; // free at top and bottom
  const span = Math.PI - 2 * gap;
  const pitch = Math.min(15, (2 * halfHeight - 4) / Math.max(actors.length, 1));
  const labels = spread(actors.map((_, i) => -Math.cos(gap + (span * (i + 0.5)) / actors.length) * (radius + 14)), pitch, halfHeight);
  return actors.map((actor, i) => {
    const turn = gap + (span * (i + 0.5)) / actors.length;
    const angle = side === 'right' ? turn : -turn;
    const labelY = labels[i]!;
    const inset = Math.sqrt(Math.max(0, (radius + 16) ** 2 - labelY ** 2));
    const labelX = (side === 'right' ? 1 : -1) * Math.max(inset, radius * 0.45);
    return { actor, angle, labelX, labelY, side };
  });
}

/** Moves label heights apart to at least `pitch`, within ±`half`, keeping their order. */
export function spread(wanted: number[], pitch: number, half: number): number[] {
  const at = [...wanted];
  for (let i = 1; i < at.length; i++) at[i] = Math.max(at[i]!, at[i - 1]! + pitch);
  const over = (at.at(-1) ?? 0) - half;
  if (over > 0) {
    at[at.length - 1] = half;
    for (let i = at.length - 2; i >= 0; i--) at[i] = Math.min(at[i]!, at[i + 1]! - pitch);
  }
  return at;
}

/** The place on a ring: rung `top` stands innermost, rung 1 outermost, no partner on the rim. */
export function ringRadius(rung: number | null, top: number, inner: number, outer: number): number {
  const level = rung === null ? 0.5 : rung;
  return outer - ((outer - inner) * level) / (top + 0.0);
}

export interface DenseSeat { actor: Actor; angle: number; group: string }
export interface Sector { group: string; from: number; to: number; n: number }

/** Seats many actors round the whole circle, a sector for each group in the given order; in a sector by sub-region, then from north to south. */
export function denseSeats(actors: Actor[], group: Map<string, string>, order: string[]): { seats: DenseSeat[]; sectors: Sector[] } {
  const lists = order.map((name) => ({ name, list: actors.filter((actor) => group.get(actor.actor) === name) })).filter(({ list }) => list.length > 0);
  const gap = Math.min(0.09, (0.2 * 2 * Math.PI) / Math.max(1, lists.length));
  const each = (2 * Math.PI - gap * lists.length) / Math.max(1, actors.length);
  const seats: DenseSeat[] = [];
  const sectors: Sector[] = [];
  let angle = gap / 2;
  for (const { name, list } of lists) {
    const sorted = [...list].sort((a, b) => a.subregion.localeCompare(b.subregion) || (b.lat ?? 0) - (a.lat ?? 0) || a.actor.localeCompare(b.actor));
    sectors.push({ group: name, from: angle, to: angle + each * sorted.length, n: sorted.length });
    sorted.forEach((actor, i) => seats.push({ actor, group: name, angle: angle + each * (i + 0.5) }));
    angle += each * sorted.length + gap;
  }
  return { seats, sectors };
}

/** Names that would lie on each other step down, line by line; each keeps its place across. */
export function stepDown<Name extends { x: number; y: number; half: number }>(names: Name[], line: number): Name[] {
  const placed: Name[] = [];
  for (const name of [...names].sort((a, b) => a.y - b.y)) {
    const own = { ...name };
    const over = () => placed.find((other) => Math.abs(other.x - own.x) < other.half + own.half && Math.abs(other.y - own.y) < line);
    for (let other = over(); other; other = over()) own.y = other.y + line;
    placed.push(own);
  }
  return placed;
}
