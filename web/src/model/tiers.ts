// SPDX-License-Identifier: Apache-2.0
// What the Tiers view reads, and what moving a lever does to a sorting problem. Which tier a partner is in is decided by the engine alone, never here.
import type { Names } from './answers';
import type { SortingAnswer } from './sorting.mjs';

/** A number, or the two ends between which it may lie. */
export type Amount = number | [number, number];

/** A criterion of a problem (`comity sort problem.json`), with what the view says of it. */
export interface Criterion {
  id: string;
  direction: 'max' | 'min'; // min: less is better
  weight: number; // raw: the engine brings weights to the sum 1
  weight_interval?: [number, number];
  q?: Amount; p?: Amount; v?: Amount; // thresholds of ELECTRE TRI, where the method has them
  scale?: [number, number]; // all that the measure can be
  factor: string; // willingness, foundation, potential
  unit: string;
  name: Names;
}

/** The boundary below a category, one performance for each criterion. */
export interface Boundary { performances: Record<string, Amount>; veto?: Record<string, number>; minimal_sufficient?: string[][] }
export interface Alternative { id: string; performances: Record<string, Amount | null> } // null: nobody knows

export interface Problem {
  method: 'mr-sort' | 'ncs' | 'electre-tri' | 'utadis';
  rule?: 'pessimistic' | 'optimistic';
  criteria: Criterion[];
  categories: string[]; // worst first: node, link, pivot
  cutting_level: Amount;
  boundaries: Boundary[]; // one fewer than categories, worst first
  alternatives: Alternative[];
  robustness?: { draws: number; weights: 'given' | 'uniform' | 'intervals' | 'ordinal' };
}

/** Where a partner is sorted. `tier` is null where what is unknown leaves it between `lowest` and `highest`. */
export interface Assignment {
  partner: string;
  tier: string | null;
  printed?: string | null; // the tier a source prints; of a case only
  lowest: string;
  highest: string;
  shares: Record<string, number>; // share of the drawn parameters that place it in each tier; empty without draws
  possible?: string[];
  why: string[]; // sentences of the engine, in English
}

/** The keys of `sort` that a moved lever renews. */
export interface Sorted { assignments: Assignment[] }

/** The answer of `/api/v1/sort?case=`; files: `api/v1/sort/<case>.json`. */
export interface SortAnswer extends Sorted { problem: Problem; source?: string; on?: string }

/** What sorts in the page: the engine's `sorting`. */
export interface Sorter { sort: (problem: Problem) => Sorted }

/** What the reader moved: `level`, `weight.<criterion>` and `profile.<boundary>.<criterion>`, kept in the address. */
export type Levers = Map<string, number>;

export function readLevers(text: string): Levers {
  const levers: Levers = new Map();
  for (const part of text.split(',')) {
    const [key = '', value = ''] = part.split('=');
    if (key && value !== '' && Number.isFinite(Number(value))) levers.set(key, Number(value));
  }
  return levers;
}
export const writeLevers = (levers: Levers): string => [...levers].map(([key, value]) => `${key}=${Number(value.toPrecision(6))}`).join(',');

export const middle = (amount: Amount): number => (typeof amount === 'number' ? amount : (amount[0] + amount[1]) / 2);
const turned = (criterion: Pick<Criterion, 'direction'>, value: number): number => (criterion.direction === 'max' ? value : -value);

/** The problem with the levers moved. Boundaries stay in order: the one that was moved pushes the others. */
export function moved(problem: Problem, levers: Levers): Problem {
  if (!levers.size) return problem;
  const boundaries = problem.boundaries.map((boundary) => ({ ...boundary, performances: { ...boundary.performances } }));
  for (const criterion of problem.criteria) {
    const column = boundaries.map((boundary) => boundary.performances[criterion.id]);
    boundaries.forEach((_, h) => {
      const to = levers.get(`profile.${h}.${criterion.id}`);
      if (to === undefined) return;
      column[h] = to;
      const at = turned(criterion, to);
      for (let k = 0; k < column.length; k++) {
        const own = column[k];
        if (own === undefined || k === h) continue;
        if (k > h ? turned(criterion, middle(own)) < at : turned(criterion, middle(own)) > at) column[k] = to;
      }
    });
    boundaries.forEach((boundary, h) => { const own = column[h]; if (own !== undefined) boundary.performances[criterion.id] = own; });
  }
  const criteria = problem.criteria.map((criterion) => ({ ...criterion, weight: levers.get(`weight.${criterion.id}`) ?? criterion.weight }));
  const level = levers.get('level');
  return { ...problem, boundaries, criteria: criteria.some((c) => c.weight > 0) ? criteria : problem.criteria, cutting_level: level === undefined ? problem.cutting_level : Math.min(1, Math.max(0.5, level)) };
}

/** The answer of the engine in the page, with its shares under the names of the tiers, as `sort` gives them. */
export function named(problem: Problem, answer: SortingAnswer): Sorted {
  if (answer.status !== 'ok') throw new Error(answer.status);
  return {
    assignments: answer.assignments.map((row) => ({
      ...row, shares: Object.fromEntries((row.shares ?? []).map((share, k) => [problem.categories[k]!, share])), why: [],
    })),
  };
}

/** Weights as shares of their sum. */
export function shares(criteria: Criterion[]): Map<string, number> {
  const sum = criteria.reduce((total, criterion) => total + criterion.weight, 0) || 1;
  return new Map(criteria.map((criterion) => [criterion.id, criterion.weight / sum]));
}

/** The two ends a lever of a criterion may move between: its scale, else what the partners and boundaries show. */
export function span(problem: Problem, criterion: Criterion): [number, number] {
  if (criterion.scale) return criterion.scale;
  const all = [...problem.alternatives.map((a) => a.performances[criterion.id]), ...problem.boundaries.map((b) => b.performances[criterion.id])]
    .flatMap((amount) => (amount === null || amount === undefined ? [] : [amount].flat()));
  return all.length ? [Math.min(...all), Math.max(...all)] : [0, 1];
}

/** Whether a performance is at least as good as a boundary; null where nobody knows, or where it may be either. */
export function reaches(criterion: Criterion, performance: Amount | null | undefined, boundary: Amount | undefined): boolean | null {
  if (performance === null || performance === undefined || boundary === undefined) return null;
  const ends = [performance].flat().map((value) => turned(criterion, value) >= turned(criterion, middle(boundary)));
  return ends.every((end) => end === ends[0]) ? ends[0]! : null;
}

/** How a performance stands among those of all partners: 0 the least good, 1 the best; a boundary falls between them. */
export function standingOf(problem: Problem, criterion: Criterion): (amount: Amount) => number {
  const known = problem.alternatives.flatMap(({ performances }) => { const own = performances[criterion.id]; return own === null || own === undefined ? [] : [turned(criterion, middle(own))]; });
  return (amount) => {
    const value = turned(criterion, middle(amount));
    const [below, equal] = [known.filter((other) => other < value).length, known.filter((other) => other === value).length];
    return known.length ? (below + equal / 2) / known.length : 0.5;
  };
}

export const NEAR = 0.8; // a tier less sure than this is near a border

/** The two likeliest tiers of a partner near a border; null for one that is safe in its tier, or where nothing was drawn. */
export function nearBorder(row: Assignment): [[string, number], [string, number]] | null {
  const [first, second] = Object.entries(row.shares).sort(([, a], [, b]) => b - a);
  return first && second && first[1] < NEAR ? [first, second] : null;
}

/** Assignments by tier, best first; who is undecided comes between its ends. Within a tier the surest come first. */
export function tierRows(sorted: Sorted, categories: string[]): { tier: string; rows: Assignment[] }[] {
  const rank = (row: Assignment) => (categories.indexOf(row.lowest) + categories.indexOf(row.highest)) / 2;
  const sure = (row: Assignment) => Object.entries(row.shares).reduce((sum, [tier, share]) => sum + share * categories.indexOf(tier), 0);
  const groups = new Map<string, Assignment[]>();
  for (const row of [...sorted.assignments].sort((a, b) => rank(b) - rank(a) || sure(b) - sure(a))) {
    const tier = row.tier ?? `${row.lowest}–${row.highest}`;
    groups.set(tier, [...(groups.get(tier) ?? []), row]);
  }
  return [...groups].map(([tier, rows]) => ({ tier, rows }));
}

/** How many partners stand where their source prints them, of those it prints. */
export function agreement(sorted: Sorted): { same: number; of: number } {
  const printed = sorted.assignments.filter((row) => row.printed);
  return { same: printed.filter((row) => row.tier === row.printed).length, of: printed.length };
}
