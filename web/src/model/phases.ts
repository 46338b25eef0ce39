// SPDX-License-Identifier: Apache-2.0
// The answer of `phases`: how likely a new phase begins with each year, and what is told of it.
import type { Day } from './answers';

export interface Break { year: number; since: Day; support: number | null; given_declared: number | null; by_dates: number | null; detected: boolean; declared: boolean }
export interface Detected { since: Day; until: Day; n: number; rate_per_year: number }
export interface Declared extends Detected { name: string; support: number | null }
export interface Boundary { since: Day; gain: number; alternative: Day; alternative_gain: number }
export interface PhasesAnswer {
  detected: Detected[];
  breaks: Break[];
  declared: Declared[];
  boundaries: Boundary[];
  declared_split: { bic: number; likelihood_ratio: number; p: number; draws: number } | null;
  bins: string;
  n_undated: number;
}

/** A column of the strip: the year (or month) a new phase would begin with. */
export interface Column { since: Day; until: Day; support: number; detected: boolean; declared: boolean }

/** Columns of the strip, each up to where the next begins; support averaged over doubtful days where it is. */
export function columnsOf(answer: PhasesAnswer, until: Day): Column[] {
  return answer.breaks.map((one, i) => ({
    since: one.since, until: answer.breaks[i + 1]?.since ?? until, support: one.by_dates ?? one.support ?? 0, detected: one.detected, declared: one.declared,
  }));
}

/** Where detected phases begin: all but the first. */
export const beginnings = (phases: { since: Day }[]): Day[] => phases.slice(1).map((phase) => phase.since);

/** A beginning as it is called: the year, or the month where the counts are by month. */
export const calledIn = (answer: PhasesAnswer, day: Day): string => day.slice(0, answer.bins === 'year' ? 4 : answer.bins === 'month' ? 7 : 10);

/** What speaks for a declared boundary: its support, whether it improves the description, and where it would stand best between its neighbours. */
export interface Judged { since: Day; support: number | null; earns: boolean; better: Day | null }
export const judged = (answer: PhasesAnswer): Judged[] => answer.boundaries.map((boundary) => ({
  since: boundary.since,
  support: answer.breaks.find((one) => one.since === boundary.since)?.support ?? null,
  earns: boundary.gain > 0,
  better: boundary.alternative !== boundary.since && boundary.alternative_gain > boundary.gain ? boundary.alternative : null,
}));
