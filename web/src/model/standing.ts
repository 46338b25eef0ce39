// SPDX-License-Identifier: Apache-2.0
// Who stands where on a day. Spells come replayed from the engine; here a day is only looked up in them.
import type { Act, Actor, AtlasAnswer, Day, Membership, Spell } from './answers';

export interface Standing { actor: string; rung: number | null; title: string; since: Day; act: string; inForce: boolean; uncertain: boolean }

/** The principal's partners in the region, in one list: states first as the data has them, then organizations. */
export function partnersOf(atlas: AtlasAnswer): Actor[] {
  const tied = new Set(rankedSpells(atlas).map((spell) => other(spell, atlas.case.principal)));
  return atlas.actors.filter((actor) => tied.has(actor.actor));
}

/** Actors that may become partners, partners or not. */
export function regionOf(atlas: AtlasAnswer): Actor[] {
  const listed = new Set(atlas.case.region_actors);
  return atlas.actors.filter((actor) => actor.in_region || listed.has(actor.actor));
}

/** Spells of the principal with actors of its region, in layers that carry a rung. */
export function rankedSpells(atlas: AtlasAnswer): Spell[] {
  const listed = new Set(regionOf(atlas).map((actor) => actor.actor));
  return atlas.spells.filter(
    (spell) => includes(spell, atlas.case.principal) && spell.layer !== 'sectoral' && listed.has(other(spell, atlas.case.principal)),
  );
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
      const uncertain = day < spell.since_max || (spell.until_min !== null && day >= spell.until_min);
      found.set(actor, { actor, rung: spell.rung, title: spell.title, since: spell.since, act: spell.act, inForce: spell.in_force, uncertain });
    }
  }
  return found;
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
      act.status === 'accepted' && act.layer !== 'sectoral' && act.parties.includes(principal) &&
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
