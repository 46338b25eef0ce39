// SPDX-License-Identifier: Apache-2.0
// What the Models view reads, and how it lays it out: intervals, axes, curves in steps, what drawn courses reproduce badly. Nothing is estimated here.
import { cut, textWidth } from './labels';
import { linear, type Scale } from './scale';

export interface Term {
  name: string;
  estimate: number | null;
  se: number | null; z: number | null; p: number | null; low: number | null; high: number | null;
  robust_se: number | null;
  imputed: number;
  likelihood_ratio?: number | null; likelihood_ratio_p?: number | null;
  score?: number | null; score_p?: number | null;
  profile_low?: number | null; profile_high?: number | null; // null: the likelihood has no such end
}

/** An event the model explains, and how it looked the moment before. */
export interface FitEvent {
  time: number;
  date: string;
  from: string; to: string; // empty where a kind of model has none
  line: number | null;
  probability: number | null;
  alternatives: number;
  rank: number | null;
  deviance: number | null;
  displacement: number | null; // twice what the likelihood of the others would gain without it
  moves: string; // the term that would move most
  by: number | null; // by how many of its standard errors
  influence: number[];
}

/** How often an actor or a pair took part, and how often the model expected it to. */
export interface Tally { observed: number; expected: number; martingale: number; deviance: number }
export interface ActorTally extends Tally { actor: string }
export interface PairTally extends Tally { from: string; to: string }

export interface Stay { rung: number; years: number; at_risk: number; rises: number; survival: number; low: number | null; high: number | null }
export interface Trait { what: string; among: string; recorded: number | null; mean: number; low: number; high: number; p: number | null; courses: number } // null: the record has no such value

export interface Fit {
  kind: string;
  timed: boolean;
  missing: string;
  n_actors: number; n_events: number;
  log_likelihood: number; null_log_likelihood: number;
  deviance: number; aic: number; bic: number;
  converged: boolean; iterations: number;
  information: string; cluster: string | null; n_clusters: number;
  likelihood_ratio: { statistic: number; df: number; p: number } | null;
  terms: Term[];
  events?: FitEvent[];
  actors?: ActorTally[];
  pairs?: PairTally[];
  survival?: Stay[];
  simulation?: { courses: number; ran_off: number; without_choice: number; wait_unit: string };
  goodness?: Trait[];
}

export interface Model { name: string; formula: string; seed: number; warnings: string[]; digest: string | null; problems: string[]; fit: Fit | null }
export interface ModelsAnswer { models: Model[] }

/** The chosen model, else the first. */
export const chosenModel = (models: Model[], name: string): Model | null => models.find((model) => model.name === name) ?? models[0] ?? null;

// Terms

/** A term as it is written, taken apart: `tie(trade, weighted, window = '3 years')`. */
export interface Statistic { effect: string; of: string[]; flags: string[]; options: Map<string, string> }
const FLAGS = ['weighted', 'unique', 'ego', 'alter', 'joining'];

/** The statistics a term multiplies; null where it is not written like one. */
export function readTerm(name: string): Statistic[] | null {
  const found = split(name, ':').map((part): Statistic | null => {
    const match = /^\s*([A-Za-z_][\w.]*)\s*(?:\((.*)\))?\s*$/s.exec(part);
    if (!match) return null;
    const statistic: Statistic = { effect: match[1]!, of: [], flags: [], options: new Map() };
    for (const argument of match[2] ? split(match[2], ',') : []) {
      const option = /^\s*(\w+)\s*=\s*(.*?)\s*$/s.exec(argument);
      if (option) statistic.options.set(option[1]!, option[2]!.replace(/^(['"])(.*)\1$/s, '$2'));
      else if (FLAGS.includes(argument.trim())) statistic.flags.push(argument.trim());
      else if (argument.trim()) statistic.of.push(argument.trim().replace(/^(['"])(.*)\1$/s, '$2'));
    }
    return statistic;
  });
  return found.every((statistic) => statistic !== null) ? found : null;
}

/** Cuts at a sign that stands neither in brackets nor in quotes. */
function split(text: string, sign: string): string[] {
  const parts = [''];
  let [depth, quote] = [0, ''];
  for (const c of text) {
    if (quote) quote = c === quote ? '' : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === '(') depth++;
    else if (c === ')') depth--;
    else if (c === sign && depth === 0) { parts.push(''); continue; }
    parts[parts.length - 1] += c;
  }
  return parts;
}

// Coefficients

export type IntervalKind = 'wald' | 'profile';
export const hasProfile = (terms: Term[]): boolean => terms.some((term) => term.profile_low !== undefined || term.profile_high !== undefined);

/** The ends of the 95 % interval. An end that is null is open. */
export const intervalOf = (term: Term, kind: IntervalKind): [number | null, number | null] =>
  kind === 'profile' && term.profile_low !== undefined ? [term.profile_low, term.profile_high ?? null] : [term.low, term.high];

/** Whether an interval leaves 0 out; an open end reaches everywhere. */
export const leavesZeroOut = ([low, high]: [number | null, number | null]): boolean => (low !== null && low > 0) || (high !== null && high < 0);

/** All that a coefficient plot has to hold, 0 included, with some air. */
export function spanOf(terms: Term[], kind: IntervalKind): [number, number] {
  const known = [0, ...terms.flatMap((term) => [term.estimate, ...intervalOf(term, kind)])].filter((value): value is number => value !== null && Number.isFinite(value));
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const air = (high - low || 1) * 0.06;
  return [low - air, high + air];
}

/** About `n` round values inside a span, steps of 1, 2 or 5 times a power of ten. */
export function ticksIn([low, high]: [number, number], n: number): number[] {
  const rough = Math.max(high - low, 1e-9) / Math.max(1, n);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((f) => f * power >= rough * 0.8)! * power;
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.max(0, Math.floor(high / step + 1e-9) - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)) + 0);
}

/** Round ratios for an axis of logarithms: where each stands is its logarithm. At most about `n` of them, 1 always among them. */
export function ratioTicks([low, high]: [number, number], n: number): { ratio: number; at: number }[] {
  for (const steps of [[1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8], [1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]]) {
    const found = decades(steps, low, high);
    if (found.length <= n && found.length > 1) return found;
  }
  const every = Math.ceil((high - low) / Math.LN10 / Math.max(1, n - 1));
  const first = Math.ceil(low / Math.LN10 / every);
  return Array.from({ length: Math.max(0, Math.floor(high / Math.LN10 / every) - first + 1) }, (_, i) => (first + i) * every).map((e) => ({ ratio: Number((10 ** e).toPrecision(12)), at: e * Math.LN10 }));
}
function decades(steps: number[], low: number, high: number): { ratio: number; at: number }[] {
  const found: { ratio: number; at: number }[] = [];
  for (let e = Math.floor(low / Math.LN10); e <= Math.ceil(high / Math.LN10); e++)
    for (const step of steps) {
      const ratio = Number((step * 10 ** e).toPrecision(12));
      const at = Math.log(ratio);
      if (at >= low - 1e-9 && at <= high + 1e-9) found.push({ ratio, at });
    }
  return found;
}

/** How an estimate is read: the coefficient, or the ratio it stands for. */
export const read = (value: number | null | undefined, ratios: boolean): number | null => (value === null || value === undefined ? null : ratios ? Math.exp(value) : value);

/** A text on at most two lines of a width: cut between words, or between characters where there are none. */
export function twoLines(text: string, wide: number, size: number): string[] {
  if (textWidth(text, size) <= wide) return [text];
  const parts = text.match(/\S+\s*|[\u2e80-\uffff]/g) ?? [];
  const pieces = parts.flatMap((part) => (/[\u2e80-\uffff]/.test(part) ? [...part] : [part]));
  let first = '';
  while (pieces.length && textWidth((first + pieces[0]!).trimEnd(), size) <= wide) first += pieces.shift()!;
  return first ? [first.trimEnd(), cut(pieces.join(''), wide, size)] : [cut(text, wide, size)];
}

// Residuals

export type Measure = 'deviance' | 'probability';
export const measured = (event: FitEvent, measure: Measure): number | null => event[measure];

/** The events that hold the result up most: those of the largest displacement. */
export const influential = <E extends FitEvent>(events: E[], n: number): E[] =>
  events.filter((event) => (event.displacement ?? 0) > 1e-9).sort((a, b) => b.displacement! - a.displacement!).slice(0, n);

/** Who an event is about: the one of its two that is not the principal. */
export const partnerIn = (event: { from: string; to: string }, principal: string): string => (event.to && event.to !== principal ? event.to : event.from);

/** Those farthest from what was expected, farthest first. */
export const farthest = <T extends Tally>(rows: T[], n: number): T[] => [...rows].sort((a, b) => Math.abs(b.deviance) - Math.abs(a.deviance)).slice(0, n);

/** The area of a circle says how large a value is. */
export function radius(most: number, least = 2.4, largest = 9): (value: number | null) => number {
  return (value) => Math.sqrt(least ** 2 + (largest ** 2 - least ** 2) * Math.min(1, Math.max(0, (value ?? 0) / (most || 1))));
}

export interface Line { x: number; y: number; wide: number }

/** Names that may stand without touching one another or what is taken: the first of each crowd are kept, in the order given. */
export function roomFor<T extends Line>(wanted: T[], high: number, taken: Line[] = []): T[] {
  const kept: T[] = [];
  for (const item of wanted)
    if ([...taken, ...kept].every((other) => Math.abs(other.y - item.y) >= high || item.x + item.wide < other.x || other.x + other.wide < item.x)) kept.push(item);
  return kept;
}

// Survival

export interface Stairs { rung: number; steps: Stay[]; line: string; band: string; half: number | null; start: number; rises: number; end: number }

/** A Kaplan-Meier curve in steps for each rung. The band ends where the interval is not known. */
export function stairsOf(stays: Stay[], x: (years: number) => number, y: (share: number) => number): Stairs[] {
  const at = (value: number) => value.toFixed(1);
  return [...new Set(stays.map((stay) => stay.rung))].sort((a, b) => a - b).map((rung) => {
    const steps = stays.filter((stay) => stay.rung === rung).sort((a, b) => a.years - b.years);
    let line = `M${at(x(0))},${at(y(1))}`;
    for (const step of steps) line += `H${at(x(step.years))}V${at(y(step.survival))}`;
    const bounded = steps.slice(0, steps.findIndex((step) => step.low === null || step.high === null) >= 0 ? steps.findIndex((step) => step.low === null || step.high === null) : steps.length);
    const last = steps[bounded.length]?.years ?? bounded.at(-1)?.years ?? 0;
    let band = '';
    if (bounded.length) {
      const until = (i: number) => bounded[i + 1]?.years ?? last;
      band = `M${at(x(bounded[0]!.years))},${at(y(bounded[0]!.high!))}`;
      bounded.forEach((step, i) => { band += `V${at(y(step.high!))}H${at(x(until(i)))}`; });
      for (let i = bounded.length - 1; i >= 0; i--) band += `V${at(y(bounded[i]!.low!))}H${at(x(bounded[i]!.years))}`;
      band += 'Z';
    }
    return { rung, steps, line, band, half: steps.find((step) => step.survival <= 0.5)?.years ?? null, start: steps[0]?.at_risk ?? 0, rises: steps.reduce((sum, step) => sum + step.rises, 0), end: steps.at(-1)?.years ?? 0 };
  });
}

/** The longest stay that ended. */
export const longest = (stays: Stay[]): number => Math.max(1, ...stays.map((stay) => stay.years));

// Goodness of fit

export const ALPHA = 0.05;
/** What the drawn courses say of a recorded value: badly reproduced, as it should be, or nothing, because no course could differ. */
export type Verdict = 'bad' | 'fair' | 'fixed';
export const verdictOf = (trait: Trait): Verdict => (trait.p !== null && trait.p < ALPHA ? 'bad' : trait.low === trait.high && trait.recorded === trait.low ? 'fixed' : 'fair');

/** On which side of the drawn courses the record lies. */
export const sideOf = (trait: Trait): 'above' | 'below' => ((trait.recorded ?? trait.mean) > trait.mean ? 'above' : 'below');

/** The least p that so many courses can say. */
export const leastP = (courses: number): number => 2 / (courses + 1);

/** A scale for one row: the interval of the drawn courses takes the middle half. What lies far out stays at the edge. */
export function rowScale(trait: Trait, [left, right]: [number, number]): { at: (value: number) => number; out: (value: number) => boolean } {
  const half = (trait.high - trait.low) / 2 || Math.max(1e-9, Math.abs(trait.low) * 0.05, 0.5);
  const centre = (trait.high + trait.low) / 2;
  const scale: Scale = linear([centre - 2 * half, centre + 2 * half], [left, right]);
  const out = (value: number) => Math.abs(value - centre) > 2 * half;
  return { at: (value) => Math.min(right, Math.max(left, scale(value))), out };
}

/** Rows by what they compare, in the order of the answer. */
export function byWhat(traits: Trait[]): { what: string; rows: Trait[] }[] {
  const groups = new Map<string, Trait[]>();
  for (const trait of traits) groups.set(trait.what, [...(groups.get(trait.what) ?? []), trait]);
  return [...groups].map(([what, rows]) => ({ what, rows }));
}

// Numbers for people

/** A number with three digits that matter; large ones whole. */
export const num = (value: number | null | undefined, locale: string, digits = 3): string =>
  value === null || value === undefined || !Number.isFinite(value) ? '–' : (Math.abs(value) < 1e-12 ? 0 : value).toLocaleString(locale, Math.abs(value) >= 1000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: digits }).replace('-', '−');

/** A number with exactly three digits that matter, so that a column of estimates is even. */
export const even = (value: number | null | undefined, locale: string): string =>
  value === null || value === undefined || !Number.isFinite(value) ? '–' : Math.abs(value) >= 1000 || value === 0 ? num(value, locale) : value.toLocaleString(locale, { minimumSignificantDigits: 3, maximumSignificantDigits: 3 }).replace('-', '−');

/** A number to a fixed count of decimals, as statistics are printed. */
export const fixed = (value: number | null | undefined, locale: string, digits = 2): string =>
  value === null || value === undefined || !Number.isFinite(value) ? '–' : (Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value).toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace('-', '−');
