// SPDX-License-Identifier: Apache-2.0
// Names that actors bore in a period. They change a few times in the whole window, so they are looked up by era, not by day.
import type { Actor, Day, Names } from './answers';

const holds = (since: Day | null, until: Day | null, day: Day): boolean => (!since || since <= day) && (!until || day < until);

/** Which period names hold on a day, as one text: as long as it stays the same, no name changes. */
export const eraOf = (actors: Actor[], day: Day): string =>
  actors.flatMap((actor) => (actor.names ?? []).flatMap((past, i) => (holds(past.since, past.until, day) ? [`${actor.actor}:${i}`] : []))).join(' ');

/** The names of an era by code; actors without one keep their own. */
export function namesIn(actors: Actor[], era: string): Map<string, Names> {
  const at = new Map(era.split(' ').filter(Boolean).map((part) => part.split(':') as [string, string]));
  return new Map(actors.flatMap((actor) => {
    const past = actor.names?.[Number(at.get(actor.actor) ?? -1)];
    return past ? [[actor.actor, past.name] as const] : [];
  }));
}
