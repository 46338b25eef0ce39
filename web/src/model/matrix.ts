// SPDX-License-Identifier: Apache-2.0
// All ties of a case as a matrix: rows and columns by region, a cell for each pair, its rung on the day.
import type { Actor, AtlasAnswer, Day, Spell } from './answers';
import { holdsOn, isRanked } from './standing';

export interface Line { actor: Actor; group: string }
export interface Band { group: string; from: number; n: number }
export interface Grid { lines: Line[]; bands: Band[]; place: Map<string, number>; spells: Spell[]; truncated: Map<string, Day> }

export const PRINCIPALS = '';
export const pairKey = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`);

/** Who has a line: the principals first, then all who hold a tie at some time, by region. `only` narrows to some actors and the principals. */
export function gridOf(atlas: AtlasAnswer, groups: (actors: Actor[]) => { group: Map<string, string>; order: string[] }, name: (code: string) => string, only: Set<string> | null): Grid {
  const principals = new Set([atlas.case.principal, ...(atlas.case.principals ?? [])]);
  const inside = (code: string) => principals.has(code) || !only || only.has(code);
  const spells = atlas.spells.filter((spell) => isRanked(atlas, spell.layer) && inside(spell.a) && inside(spell.b));
  const tied = new Set(spells.flatMap((spell) => [spell.a, spell.b]));
  const actors = atlas.actors.filter((actor) => tied.has(actor.actor));
  const { group, order } = groups(actors);
  const rank = (actor: Actor) => (actor.actor === atlas.case.principal ? -2 : principals.has(actor.actor) ? -1 : order.indexOf(group.get(actor.actor) ?? ''));
  const lines = actors
    .map((actor): Line => ({ actor, group: principals.has(actor.actor) ? PRINCIPALS : (group.get(actor.actor) ?? '') }))
    .sort((a, b) => rank(a.actor) - rank(b.actor) || a.actor.subregion.localeCompare(b.actor.subregion) || name(a.actor.actor).localeCompare(name(b.actor.actor)));
  const bands: Band[] = [];
  lines.forEach((line, i) => {
    const last = bands.at(-1);
    if (last?.group === line.group) last.n += 1;
    else bands.push({ group: line.group, from: i, n: 1 });
  });
  const truncated = new Map<string, Day>();
  for (const cut of atlas.truncated ?? []) {
    const key = pairKey(cut.a, cut.b);
    if (isRanked(atlas, cut.layer) && cut.until > (truncated.get(key) ?? '')) truncated.set(key, cut.until);
  }
  return { lines, bands, place: new Map(lines.map((line, i) => [line.actor.actor, i])), spells, truncated };
}

/** The tie of each pair on a day, the closest of its ranked layers. */
export function tiesOn(spells: Spell[], day: Day): Map<string, Spell> {
  const ties = new Map<string, Spell>();
  for (const spell of spells) {
    if (!holdsOn(spell, day)) continue;
    const key = pairKey(spell.a, spell.b);
    const before = ties.get(key);
    if (!before || (spell.rung ?? -1) > (before.rung ?? -1)) ties.set(key, spell);
  }
  return ties;
}
