// SPDX-License-Identifier: Apache-2.0
// Narrows an answer to one principal and one region. Everything else reads the narrowed answer and knows nothing of it.
import type { Actor, AtlasAnswer, Regions } from './answers';

/** The regions of a case in a scheme: as the answer has them, the first scheme where none is asked for, else as its actors say. */
export function regionsOf(atlas: AtlasAnswer, scheme = ''): Regions {
  const given = atlas.regions?.find((r) => r.scheme === scheme) ?? atlas.regions?.[0];
  if (given) return given;
  const listed = new Set(atlas.case.region_actors);
  const regions = new Map<string, Map<string, string[]>>();
  for (const actor of atlas.actors) {
    if (actor.kind !== 'state' || !(actor.in_region || listed.has(actor.actor))) continue;
    const inside = regions.get(actor.region) ?? new Map<string, string[]>();
    regions.set(actor.region, inside.set(actor.subregion, [...(inside.get(actor.subregion) ?? []), actor.actor]));
  }
  return {
    scheme: '',
    regions: [...regions].map(([region, inside]) => ({ region, subregions: [...inside].map(([subregion, actors]) => ({ subregion, actors })) })),
  };
}

/** The actors of a region or a sub-region by its name; null for a name the case does not have. */
export function actorsOf(regions: Regions, name: string): Set<string> | null {
  const found = regions.regions.flatMap((r) => (r.region === name ? r.subregions : r.subregions.filter((s) => s.subregion === name)));
  return found.length ? new Set(found.flatMap((s) => s.actors)) : null;
}

/** The same answer as another principal sees it, or with fewer partners in view. The principal is never its own partner. */
export function scoped(atlas: AtlasAnswer, principal: string, region: string, scheme = ''): AtlasAnswer {
  const own = atlas.case.principals?.includes(principal) ? principal : atlas.case.principal;
  const only = region ? actorsOf(regionsOf(atlas, scheme), region) : null;
  if (own === atlas.case.principal && !only) return atlas;
  const listed = new Set([...atlas.case.region_actors, ...(own === atlas.case.principal ? [] : [atlas.case.principal, ...(atlas.case.principals ?? [])])]);
  const inside = (actor: Actor) => actor.actor !== own && (actor.in_region || listed.has(actor.actor)) && (!only || only.has(actor.actor));
  const actors = atlas.actors.map((actor) => (actor.in_region === inside(actor) ? actor : { ...actor, in_region: !actor.in_region }));
  return { ...atlas, actors, case: { ...atlas.case, principal: own, region_actors: actors.filter((a) => a.in_region).map((a) => a.actor) } };
}

/** Where each actor belongs: its region where the answer spans several, else its sub-region. */
export function groupsOf(regions: Regions, actors: Actor[]): { grain: 'region' | 'subregion'; group: Map<string, string>; order: string[] } {
  const at = new Map<string, [string, string]>();
  for (const { region, subregions } of regions.regions) for (const { subregion, actors: inside } of subregions) for (const code of inside) at.set(code, [region, subregion]);
  const place = (actor: Actor) => at.get(actor.actor) ?? [actor.region, actor.subregion];
  const several = new Set(actors.filter((a) => a.kind === 'state').map((a) => place(a)[0])).size > 1;
  const group = new Map(actors.map((a) => [a.actor, a.kind === 'organization' ? 'organization' : place(a)[several ? 0 : 1]!]));
  const known = regions.regions.flatMap((r) => (several ? [r.region] : r.subregions.map((s) => s.subregion)));
  const met = new Set(group.values());
  const order = [...known.filter((name, i) => met.has(name) && known.indexOf(name) === i), ...[...met].filter((name) => !known.includes(name))];
  return { grain: several ? 'region' : 'subregion', group, order };
}
