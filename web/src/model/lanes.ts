// SPDX-License-Identifier: Apache-2.0
// The rows of the lanes: their order, groups and segments. Orders never depend on the day: nothing moves but what an act moved.
import type { Actor, Day, Spell } from './answers';
import type { Address } from './address';

export interface Row { actor: Actor; group: string; first: Day; segments: Spell[] }
export interface Group { name: string; rows: Row[] }

export const TIERS = ['pivot', 'link', 'node', 'organization', ''];

export const tierOf = (actor: Actor): string => (actor.kind === 'organization' ? 'organization' : (actor.tier ?? ''));

/** Sorts partners into groups by the chosen order. */
export function groupRows(actors: Actor[], spells: Map<string, Spell[]>, order: Address['order'], name: (actor: Actor) => string): Group[] {
  const rows = actors.map((actor): Row => {
    const segments = spells.get(actor.actor) ?? [];
    return { actor, segments, first: segments[0]?.since ?? '9999', group: groupOf(actor, order) };
  });
  const byName = (a: Row, b: Row) => name(a.actor).localeCompare(name(b.actor));
  const byFirst = (a: Row, b: Row) => (a.first < b.first ? -1 : a.first > b.first ? 1 : byName(a, b));
  rows.sort(order === 'name' ? byName : byFirst);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const list = groups.get(row.group);
    if (list) list.push(row);
    else groups.set(row.group, [row]);
  }
  const rank = (group: string) => (order === 'tier' ? TIERS.indexOf(group) : 0);
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
