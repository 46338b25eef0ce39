// SPDX-License-Identifier: Apache-2.0
// Who stands where on a day. Spells come replayed from the engine; here a day is only looked up in them.
import type { Act, Actor, AtlasAnswer, Day, Membership, Spell, YearRow } from './answers';

export interface Standing { actor: string; rung: number | null; title: string; since: Day; act: string; inForce: boolean; byRecord: boolean }

/** The principal's partners in the region, in one list: states first as the data has them, then organizations. */
export function partnersOf(atlas: AtlasAnswer): Actor[] {
  const tied = new Set(rankedSpells(atlas).map((spell) => other(spell, atlas.case.principal)));
  return atlas.actors.filter((actor) => tied.has(actor.actor));
}

/** Whether an actor exists at some time of a period, its first and its last day included. A month or a year counts whole. */
export const existsIn = (actor: Actor, since: Day, until: Day): boolean => (!actor.since || actor.since <= until) && (!actor.until || since.slice(0, actor.until.length) <= actor.until);

/** Actors that may become partners, partners or not, as far as they exist in the window. */
export function regionOf(atlas: AtlasAnswer): Actor[] {
  const { principal, region_actors, since, until } = atlas.case;
  const listed = new Set(region_actors);
  return atlas.actors.filter((actor) => actor.actor !== principal && (actor.in_region || listed.has(actor.actor)) && existsIn(actor, since, until));
}

/** Whether a layer stands on the case's ladder; sectoral acts and layers with a ladder of their own do not. */
export const isRanked = (atlas: AtlasAnswer, layer: string): boolean => layer !== 'sectoral' && !(layer in (atlas.layer_rungs ?? {}));

/** Spells of the principal with actors of its region, in layers that carry a rung. */
export function rankedSpells(atlas: AtlasAnswer): Spell[] {
  const listed = new Set(regionOf(atlas).map((actor) => actor.actor));
  return atlas.spells.filter(
    (spell) => includes(spell, atlas.case.principal) && isRanked(atlas, spell.layer) && listed.has(other(spell, atlas.case.principal)),
  );
}

/** The day before which what the principal held with an actor is unknown, by actor: the latest of its ranked layers. */
export function unknownUntil(atlas: AtlasAnswer): Map<string, Day> {
  const found = new Map<string, Day>();
  for (const cut of atlas.truncated ?? []) {
    if ((cut.a !== atlas.case.principal && cut.b !== atlas.case.principal) || !isRanked(atlas, cut.layer)) continue;
    const actor = cut.a === atlas.case.principal ? cut.b : cut.a;
    if (cut.until > (found.get(actor) ?? '')) found.set(actor, cut.until);
  }
  return found;
}

export const includes = (spell: Spell, actor: string): boolean => spell.a === actor || spell.b === actor;
export const other = (spell: Spell, actor: string): string => (spell.a === actor ? spell.b : spell.a);

/** `since` counts, `until` does not: the day of an upgrade belongs to the higher rung. */
export const holdsOn = (spell: Spell, day: Day): boolean => spell.since <= day && (spell.until === null || day < spell.until);

/** Looks up the day: one standing per partner that has one. Rung null: partner by a title the ladder does not rank. */
export function standingOn(spells: Map<string, Spell[]>, day: Day): Map<string, Standing> {
  const found = new Map<string, Standing>();
  for (const [actor, list] of spells) {
    for (const spell of list) {
      if (!holdsOn(spell, day)) continue;
      const before = found.get(actor);
      if (before && (before.rung ?? -1) >= (spell.rung ?? -1)) continue;
      found.set(actor, standingOf(spell, actor));
    }
  }
  return found;
}

const standings = new WeakMap<Spell, Standing>();

/** The standing a spell gives. The same spell gives the same object, so that a mark whose spell still holds is not drawn again. */
function standingOf(spell: Spell, actor: string): Standing {
  const known = standings.get(spell);
  if (known?.actor === actor) return known;
  const made = { actor, rung: spell.rung, title: spell.title, since: spell.since, act: spell.act, inForce: spell.in_force, byRecord: spell.by_record === true };
  standings.set(spell, made);
  return made;
}

/** Spells by partner, oldest first. */
export function spellsByPartner(spells: Spell[], principal: string): Map<string, Spell[]> {
  const found = new Map<string, Spell[]>();
  for (const spell of spells) {
    const actor = other(spell, principal);
    const list = found.get(actor);
    if (list) list.push(spell);
    else found.set(actor, [spell]);
  }
  for (const list of found.values()) list.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
  return found;
}

/** Whether a membership holds on a day for certain or possibly. */
export function isMember(membership: Membership, day: Day): boolean {
  if (membership.status !== 'in_force') return false;
  const { since_min, until_max } = membership; // null: open
  return (since_min === null || since_min <= day) && (until_max === null || day < until_max);
}

/** Members of an organization on a day; a member suspended that day is left out. */
export function membersOn(memberships: Membership[], organization: string, day: Day): Set<string> {
  const ours = memberships.filter((m) => m.organization === organization && (m.role === 'member' || m.role === 'chair'));
  const members = new Set(ours.filter((m) => isMember(m, day)).map((m) => m.actor));
  for (const m of ours) {
    if (m.status === 'suspended' && isMember({ ...m, status: 'in_force' }, day)) members.delete(m.actor);
  }
  return members;
}

/** Acts that the principal's figures count: its own, with its region, in ranked layers, accepted. */
export function countedActs(atlas: AtlasAnswer): Act[] {
  const listed = new Set(regionOf(atlas).map((actor) => actor.actor));
  const principal = atlas.case.principal;
  return atlas.acts.filter(
    (act) =>
      act.status === 'accepted' && isRanked(atlas, act.layer) && act.parties.includes(principal) &&
      act.parties.some((party) => party !== principal && listed.has(party)),
  );
}

export interface Figures { partners: Act[]; states: number; organizations: number; established: Act[]; upgraded: Act[] }

/** The headline figures on a day, each as the acts behind it, so that a number can open its reasons. */
export function figuresOn(atlas: AtlasAnswer, acts: Act[], standing: Map<string, Standing>, day: Day): Figures {
  const byId = new Map(atlas.acts.map((act) => [act.act, act]));
  const kinds = new Map(atlas.actors.map((actor) => [actor.actor, actor.kind]));
  const holders = [...standing.values()];
  const past = acts.filter((act) => act.day <= day && act.day >= atlas.case.since);
  return {
    partners: holders.map((s) => byId.get(s.act)).filter((act): act is Act => act !== undefined),
    states: holders.filter((s) => kinds.get(s.actor) !== 'organization').length,
    organizations: holders.filter((s) => kinds.get(s.actor) === 'organization').length,
    established: past.filter((act) => act.kind === 'establish'),
    upgraded: past.filter((act) => act.kind === 'upgrade'),
  };
}

/** Acts per year as the engine counts them, for a principal or a region the engine was not asked about. Low: surely in the year; high: possibly. */
export function yearRows(acts: Act[], partnersOf: (act: Act) => string[]): YearRow[] {
  const rows = new Map<number, YearRow>();
  const row = (year: number): YearRow => {
    const found = rows.get(year) ?? { year, established: [], upgraded: [], n_established: 0, n_upgraded: 0, low: 0, high: 0, acts: [] };
    rows.set(year, found);
    return found;
  };
  for (const act of acts) {
    if (act.kind !== 'establish' && act.kind !== 'upgrade') continue;
    const [first, last, taken] = [act.date_min, act.date_max, act.day].map((day) => Number(day.slice(0, 4))) as [number, number, number];
    for (let year = first; year <= last; year++) {
      row(year).high += 1;
      if (first === last) row(year).low += 1;
    }
    const at = row(taken);
    at.acts.push(act.act);
    (act.kind === 'establish' ? at.established : at.upgraded).push(...partnersOf(act));
    at[act.kind === 'establish' ? 'n_established' : 'n_upgraded'] += 1;
  }
  return [...rows.values()].sort((a, b) => a.year - b.year);
}
