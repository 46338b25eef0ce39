// SPDX-License-Identifier: Apache-2.0
// The rows of the lanes: their order, groups and segments. Orders never depend on the day: nothing moves but what an act moved.
import type { Actor, Day, Spell } from './answers';
import type { Address } from './address';

export interface Row { actor: Actor; group: string; first: Day; segments: Spell[] }
export interface Group { name: string; rows: Row[] }

export const TIERS = ['pivot', 'link', 'node', 'organization', ''];

export const tierOf = (actor: Actor): string => (actor.kind === 'organization' ? 'organization' : (actor.tier ?? ''));

/** Sorts partners into groups by the chosen order, or into the given places and by that order within each. */
export function groupRows(actors: Actor[], spells: Map<string, Spell[]>, order: Address['order'], name: (actor: Actor) => string, place?: { group: Map<string, string>; order: string[] }): Group[] {
  const rows = actors.map((actor): Row => {
    const segments = spells.get(actor.actor) ?? [];
    return { actor, segments, first: segments[0]?.since ?? '9999', group: place ? (place.group.get(actor.actor) ?? '') : groupOf(actor, order) };
  });
  const byName = (a: Row, b: Row) => name(a.actor).localeCompare(name(b.actor));
  const byFirst = (a: Row, b: Row) => (a.first < b.first ? -1 : a.first > b.first ? 1 : byName(a, b));
  const byTier = (a: Row, b: Row) => TIERS.indexOf(tierOf(a.actor)) - TIERS.indexOf(tierOf(b.actor));
  rows.sort(order === 'name' ? byName : place && order === 'tier' ? (a, b) => byTier(a, b) || byFirst(a, b) : byFirst);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const list = groups.get(row.group);
    if (list) list.push(row);
    else groups.set(row.group, [row]);
  }
  const rank = (group: string) => (place ? place.order.indexOf(group) : order === 'tier' ? TIERS.indexOf(group) : 0);
  return [...groups].map(([group, list]) => ({ name: group, rows: list })).sort((a, b) => rank(a.name) - rank(b.name));
}

function groupOf(actor: Actor, order: Address['order']): string {
  if (order === 'tier') return tierOf(actor);
  if (order === 'region') return actor.kind === 'organization' ? 'organization' : actor.subregion;
  return '';
}

export interface Bar {
  spell: Spell; x: number; width: number;
  fade: number; // px over which the start is uncertain
  last: boolean; // still open at the end of the window
}

/** Places a row's spells on the time axis, in pixels. */
export function barsOf(row: Row, x: (day: Day) => number, end: Day): Bar[] {
  return row.segments
    .filter((spell) => spell.since <= end)
    .map((spell) => {
      const from = x(spell.since_min);
      const until = spell.until_max ?? spell.until; // the next spell fades in over the doubtful days
      const to = x(until === null || until > end ? end : until);
      return { spell, x: from, width: Math.max(to - from, 1.5), fade: x(spell.since_max) - from, last: spell.until === null || spell.until > end };
    });
}

export const MANY = 40; // partners; beyond, lanes fold into a row for each region

/** How many of some rows stand on each rung from one act to the next; index 0 counts titles the ladder does not rank. */
export interface Step { since: Day; counts: number[] }

/** Counts partners by rung through time, for a folded group. A partner counts once, on its highest rung. */
export function stepsOf(rows: Row[], top: number): Step[] {
  const days = [...new Set(rows.flatMap((row) => row.segments.flatMap((s) => (s.until === null ? [s.since] : [s.since, s.until]))))].sort();
  const counts = days.map(() => new Array<number>(top + 1).fill(0));
  const at = new Map(days.map((day, i) => [day, i]));
  for (const { segments } of rows) {
    const best = new Array<number>(days.length).fill(-1);
    for (const s of segments) {
      const end = s.until === null ? days.length : at.get(s.until)!;
      for (let i = at.get(s.since)!; i < end; i++) best[i] = Math.max(best[i]!, s.rung ?? 0);
    }
    best.forEach((rung, i) => { if (rung >= 0) counts[i]![rung]! += 1; });
  }
  return days.map((since, i) => ({ since, counts: counts[i]! }));
}

/** Stacks the steps: one path for each rung, the highest at the bottom. `height` is that of one partner, in pixels. */
export function stackOf(steps: Step[], top: number, x: (day: Day) => number, end: Day, base: number, height: number): { rung: number; path: string }[] {
  const rungs = [...Array.from({ length: top }, (_, i) => top - i), 0];
  const floor = steps.map(() => 0);
  return rungs.flatMap((rung) => {
    let [up, down, any] = ['', '', false];
    steps.forEach((step, i) => {
      const [from, to] = [x(step.since).toFixed(1), x(steps[i + 1]?.since ?? end).toFixed(1)];
      const low = floor[i]!;
      const high = (floor[i] = low + step.counts[rung]!);
      any ||= high > low;
      const [y0, y1] = [(base - low * height).toFixed(1), (base - high * height).toFixed(1)];
      up += `${i ? 'L' : 'M'}${from},${y1}H${to}`;
      down = `L${to},${y0}H${from}` + down;
    });
    return any ? [{ rung, path: `${up}${down}Z` }] : [];
  });
}
