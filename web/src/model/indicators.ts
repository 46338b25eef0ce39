// SPDX-License-Identifier: Apache-2.0
// What the indicator card draws: series by factor, what is a value, a structural zero and what no source covers, who reports what.
import type { Cell, Factor, IndicatorRow, IndicatorsAnswer, IndicatorValues, Instrument, LeaderSpell } from './evidence';

export const FACTORS: Factor[] = ['willingness', 'foundation', 'potential', 'control'];

/** The year an interval with an open end runs to. */
export const OPEN = 9999;
/** The first and last year a period touches; null where it has none, as with what never changes. */
export function yearsIn(period: string): [number, number] | null {
  const [first = '', last = first] = period.split('/');
  const year = (half: string): number | null => { const found = /\d{4}/.exec(half); return found ? Number(found[0]) : null; };
  const [from, to] = [first === '..' ? 0 : year(first), last === '..' ? OPEN : year(last)];
  return from === null ? null : [from, to ?? from];
}

/** A span of years as people read it; an open end stays open, an unknown beginning is a dot. */
export function spanText(since: string | null, until: string | null): string {
  const [from, to] = [yearsIn(since ?? '')?.[0] ?? 0, yearsIn(until ?? '')?.[1] ?? OPEN];
  return from === to ? String(from) : `${from || '…'}–${to === OPEN ? '' : to}`;
}

export type Filled = 'value' | 'zero' | 'none';
/** What is known in each year: a value, a structural zero, or nothing. A value wins over a zero, a zero over nothing. */
export function coverageOf(series: Cell[][], years: number[]): Filled[] {
  return years.map((year) => {
    const here = series.flat().filter(([period]) => { const span = yearsIn(period); return span === null || (span[0] <= year && year <= span[1]); });
    return here.some(([, value, status]) => status === 'value' && value !== null) ? 'value' : here.some(([, , status]) => status === 'zero') ? 'zero' : 'none';
  });
}

/** Runs of equal states, to be drawn as few marks. */
export function runsOf(states: Filled[]): { state: Filled; from: number; to: number }[] {
  const runs: { state: Filled; from: number; to: number }[] = [];
  states.forEach((state, i) => {
    const last = runs.at(-1);
    if (last?.state === state) last.to = i + 1;
    else runs.push({ state, from: i, to: i + 1 });
  });
  return runs;
}

/** One figure of an indicator: a class seen by one or several reporters. They stand side by side and are never averaged. */
export interface Line { class: string; actor: string; counterpart: string; derived: boolean; unit: string; told: IndicatorValues[] }
export interface Entry { row: IndicatorRow; lines: Line[] }
export interface Section { factor: Factor; entries: Entry[] }

/** The indicators of a partner by factor; within one, its lines in the order they came. Those without a single cell are kept: that is a finding too. */
export function sectionsOf(answer: IndicatorsAnswer): Section[] {
  return FACTORS.map((factor) => ({
    factor,
    entries: answer.rows.filter((row) => row.factor === factor).map((row) => ({ row, lines: linesOf((answer.values ?? []).filter((v) => v.indicator === row.indicator)) })),
  })).filter((section) => section.entries.length > 0);
}

function linesOf(values: IndicatorValues[]): Line[] {
  const lines = new Map<string, Line>();
  for (const v of values) {
    const key = [v.class, v.actor, v.counterpart, v.unit, v.derived ?? false].join('|');
    const line = lines.get(key);
    if (line) line.told.push(v);
    else lines.set(key, { class: v.class, actor: v.actor, counterpart: v.counterpart, derived: v.derived ?? false, unit: v.unit, told: [v] });
  }
  return [...lines.values()];
}

/** What stands for nothing is an empty text here, whatever the answer wrote. */
export function tidy(answer: IndicatorsAnswer): IndicatorsAnswer {
  const filled = <T extends object>(row: T, keys: (keyof T)[]): T => ({ ...row, ...Object.fromEntries(keys.filter((key) => row[key] === null || row[key] === undefined).map((key) => [key, ''])) });
  return {
    rows: (answer.rows ?? []).map((row) => ({ ...filled(row, ['unit', 'gap']), sources: row.sources ?? [] })),
    values: (answer.values ?? []).map((v) => filled(v, ['class', 'reporter', 'actor', 'counterpart', 'unit', 'source'])),
    leaders: (answer.leaders ?? []).map((spell) => filled(spell, ['party', 'orientation', 'since', 'source'])),
    instruments: (answer.instruments ?? []).map((one) => filled(one, ['unit', 'source', 'since'])),
    memberships: answer.memberships ?? [],
    names: answer.names ?? {},
  };
}

/** Which lines are drawn: all of a few; of many, the first towards each counterpart, the other classes in words. */
export const isDrawn = (lines: Line[], i: number): boolean =>
  lines.length <= 4 || lines.findIndex((line) => line.actor === lines[i]!.actor && line.counterpart === lines[i]!.counterpart) === i;

export const COMPACT = 8; // lines of an indicator; with more, it is told in words
export interface Bundle { class: string; state: Filled; counterparts: string[] }
/** Many lines of one indicator, as with organizations: who is in, who by structure is not, and of whom nothing is known. */
export function bundlesOf(lines: Line[]): Bundle[] {
  const bundles = new Map<string, Bundle>();
  for (const line of lines) {
    const last = lastSaid(line);
    const state: Filled = !last ? 'none' : last.said.every((s) => s.zero || s.value === 0) ? 'zero' : 'value';
    const key = state === 'value' ? `value|${line.class}` : state;
    const bundle = bundles.get(key);
    if (bundle) bundle.counterparts.push(line.counterpart);
    else bundles.set(key, { class: state === 'value' ? line.class : '', state, counterparts: [line.counterpart] });
  }
  const rank: Filled[] = ['value', 'zero', 'none'];
  return [...bundles.values()].sort((a, b) => rank.indexOf(a.state) - rank.indexOf(b.state));
}

export interface Said { who: string; source: string; value: number; zero: boolean }
/** What each reporter says of the last period in which most of them speak, and how far apart they are. */
export function lastSaid(line: Line): { period: string; said: Said[]; low: number; high: number } | null {
  const cells = line.told.flatMap((v) => v.series.filter(([, value, status]) => status === 'zero' || (status === 'value' && value !== null)).map((cell) => ({ v, cell })));
  if (!cells.length) return null;
  const speak = new Map<string, number>();
  for (const { cell } of cells) speak.set(cell[0], (speak.get(cell[0]) ?? 0) + 1);
  const most = Math.max(...speak.values());
  const period = [...speak].filter(([, n]) => n === most).map(([p]) => p).reduce((a, b) => ((yearsIn(b)?.[1] ?? 0) >= (yearsIn(a)?.[1] ?? 0) ? b : a));
  const said = cells.filter(({ cell }) => cell[0] === period).map(({ v, cell }) => ({ who: v.reporter, source: v.source, value: cell[1] ?? 0, zero: cell[2] === 'zero' }));
  return { period, said, low: Math.min(...said.map((s) => s.value)), high: Math.max(...said.map((s) => s.value)) };
}

/** The years an entry may speak of: those of the catalogue, widened by the cells, cut to the window where that is narrower. */
export function spanOf(entry: Entry, since: number, until: number): number[] {
  const met = entry.lines.flatMap((line) => line.told.flatMap((v) => v.series.flatMap(([period]) => yearsIn(period) ?? [])));
  const from = Math.max(since, Math.min(entry.row.since ?? OPEN, ...met));
  const to = Math.min(until, Math.max(entry.row.until ?? 0, ...met));
  return to >= from ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : [];
}

/** A series as a broken line: it rests where nothing is covered. Single years between gaps become short strokes. */
export function linePath(series: Cell[], x: (year: number) => number, y: (value: number) => number): string {
  const points = series.flatMap(([period, value, status]) => {
    const span = yearsIn(period);
    return span && status !== 'not_covered' && value !== null ? [{ from: span[0], to: span[1], y: y(value) }] : [];
  }).sort((a, b) => a.from - b.from);
  let path = '';
  points.forEach((p, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    const joined = before !== undefined && p.from - before.to <= 1;
    const alone = !joined && p.from === p.to && !(after && after.from - p.to <= 1);
    path += `${joined ? 'L' : 'M'}${(x(p.from) - (alone ? 1.5 : 0)).toFixed(1)},${p.y.toFixed(1)}${alone ? 'h3' : p.to > p.from ? `H${x(p.to).toFixed(1)}` : ''}`;
  });
  return path;
}

/** The least and the greatest value of all reporters, with zero in sight where values do not lie far from it. */
export function rangeOf(lines: Line[]): [number, number] {
  const all = lines.flatMap((line) => line.told.flatMap((v) => v.series.flatMap(([, value, status]) => (status !== 'not_covered' && value !== null ? [value] : []))));
  if (!all.length) return [0, 1];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const floor = low >= 0 && low < 0.5 * high ? 0 : low;
  return floor === high ? [floor - 1, high + 1] : [floor, high];
}

const UNITS = /(million|billion)?\s*(USD|persons|people|km)?/i;
/** Writes a value as people read it: large sums short, ranks whole, the rest to three figures. */
export function valueText(value: number, unit: string, locale: string): string {
  const scale = UNITS.exec(unit)?.[1]?.toLowerCase();
  const full = value * (scale === 'million' ? 1e6 : scale === 'billion' ? 1e9 : 1);
  const size = Math.abs(full);
  return new Intl.NumberFormat(locale, size >= 1e6 ? { notation: 'compact', maximumSignificantDigits: 3 } : size >= 1000 ? { maximumFractionDigits: 0 } : Number.isInteger(full) ? {} : { maximumSignificantDigits: 3 }).format(full);
}
/** The unit without the multiple that the value already carries. */
export const unitText = (unit: string): string => unit.replace(/\b(million|billion)\s+(of\s+)?/i, '').trim();

export interface Reign { spell: LeaderSpell; from: number; to: number }
const dayOf = (edtf: string, end: boolean): number => {
  const [year, month = end ? 12 : 1, day = end ? 28 : 1] = edtf.replace(/[~?%X]/g, (mark) => (mark === 'X' ? '0' : '')).split('-').map(Number) as [number, number?, number?];
  return year + ((month ?? 1) - 1) / 12 + ((day ?? 1) - 1) / 366;
};
/** The spells of leaders within the window, in years with their fraction, oldest first. */
export function reignsOf(leaders: LeaderSpell[], since: number, until: number): Reign[] {
  return leaders.map((spell) => ({ spell, from: Math.max(since, spell.since ? dayOf(spell.since, false) : since), to: Math.min(until + 1, spell.until ? dayOf(spell.until, true) : until + 1) }))
    .filter((reign) => reign.to > reign.from).sort((a, b) => a.from - b.from || (a.spell.office < b.spell.office ? -1 : 1));
}

export interface Tally { kind: string; n: number; first: number | null; last: number | null; sum: number | null; unit: string }
/** Instruments counted by kind; sums are given only where all of a kind share one unit. */
export function talliesOf(instruments: Instrument[]): Tally[] {
  const kinds = new Map<string, Instrument[]>();
  for (const one of instruments) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one]);
  return [...kinds].map(([kind, list]): Tally => {
    const years = list.flatMap((one) => [...(yearsIn(one.since) ?? []), ...(yearsIn(one.until ?? '') ?? [])]).filter((year) => year > 0 && year < OPEN);
    const valued = list.filter((one) => one.value !== null && one.unit !== 'messages'); // messages come counted by year
    const units = new Set(valued.map((one) => one.unit));
    return {
      kind, n: list.reduce((sum, one) => sum + (one.n ?? 1), 0), first: years.length ? Math.min(...years) : null, last: years.length ? Math.max(...years) : null,
      sum: valued.length && units.size === 1 ? valued.reduce((sum, one) => sum + (one.value ?? 0), 0) : null, unit: units.size === 1 ? [...units][0]! : '',
    };
  }).sort((a, b) => b.n - a.n || (a.kind < b.kind ? -1 : 1));
}
