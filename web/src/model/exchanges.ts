// SPDX-License-Identifier: Apache-2.0
// What is drawn of exchanges: bars by form, means by tier, counts per year, and where the sources are silent.
import type { Contact, Coverage, Exchange, ExchangeRow, ExchangesAnswer, TierRow } from './evidence';
import { TIERS } from './lanes';

/** The forms in the order they are stacked: visits, meetings elsewhere, calls. Attending one summit is no exchange. */
export const FORMS = ['state_visit', 'official_visit', 'working_visit', 'visit', 'multilateral_meeting', 'third_country_meeting', 'meeting', 'telephone', 'video'] as const;
export const CALLS: readonly string[] = ['telephone', 'video'];
export const CO_PRESENCE = 'co_presence';
export const COLOURS: Record<string, string> = {
  state_visit: '#22395b', official_visit: '#45668f', working_visit: '#7c9cc1', visit: '#b4c8de',
  multilateral_meeting: '#7a5230', third_country_meeting: '#b98a5e', meeting: '#dcc3a4', telephone: '#5b5f66', video: '#a3a8af',
};
export type Half = 'meetings' | 'calls';
export const halfOf = (form: string): Half => (CALLS.includes(form) ? 'calls' : 'meetings');

const rankOf = (form: string): number => { const at = (FORMS as readonly string[]).indexOf(form); return at < 0 ? FORMS.length : at; };
/** Forms sorted as they are stacked; one the page does not know comes last. */
export const sortForms = (forms: Iterable<string>): string[] => [...new Set(forms)].filter((form) => form !== CO_PRESENCE).sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));

export interface Part { form: string; from: number; n: number }
/** The stacked parts of a bar. They may not add up to more than the total says. */
export function partsOf(row: ExchangeRow): Part[] {
  let from = 0;
  return sortForms(Object.keys(row.by_form)).flatMap((form) => {
    const n = row.by_form[form] ?? 0;
    from += n;
    return n > 0 ? [{ form, from: from - n, n }] : [];
  });
}

/** The count of a row: merged, or what one source alone holds. */
export const countOf = (row: ExchangeRow, source: string): number => (source ? (row.by_source[source] ?? 0) : row.total);

export interface TierGroup { tier: string; rows: ExchangeRow[]; mean: TierRow | null }
/** Partners by tier, most exchanges first. Means are those of the answer; of one source alone they are taken here. */
export function tierGroups(answer: ExchangesAnswer, source: string, keep: (partner: string) => boolean, name: (partner: string) => string): TierGroup[] {
  const groups = new Map<string, ExchangeRow[]>();
  for (const row of answer.rows) if (keep(row.partner)) groups.set(row.tier ?? '', [...(groups.get(row.tier ?? '') ?? []), row]);
  const whole = (rows: ExchangeRow[], tier: string) => rows.length === answer.rows.filter((row) => (row.tier ?? '') === tier).length;
  return [...groups].sort(([a], [b]) => TIERS.indexOf(a) - TIERS.indexOf(b)).map(([tier, rows]) => ({
    tier,
    rows: rows.sort((a, b) => countOf(b, source) - countOf(a, source) || name(a.partner).localeCompare(name(b.partner))),
    mean: tier === '' || !whole(rows, tier) ? null : source ? meanOf(tier, rows.map((row) => countOf(row, source))) : (answer.tiers.find((t) => t.tier === tier) ?? null),
  }));
}

function meanOf(tier: string, counts: number[]): TierRow {
  const sorted = [...counts].sort((a, b) => a - b);
  const [n, at] = [sorted.length, sorted.length / 2];
  const mean = sorted.reduce((sum, count) => sum + count, 0) / Math.max(1, n);
  return { tier, n, mean, median: n % 2 ? sorted[Math.floor(at)]! : ((sorted[at - 1] ?? 0) + (sorted[at] ?? 0)) / 2, low: mean, high: mean };
}

/** The sources that tell of some exchange in the window. */
export const sourcesOf = (answer: ExchangesAnswer): string[] => [...new Set(answer.rows.flatMap((row) => Object.keys(row.by_source).filter((source) => row.by_source[source])))].sort();

/** The years of an answer: of its window where it says it, else those it counts. */
export function yearsOf(answer: ExchangesAnswer): number[] {
  const met = answer.rows.flatMap((row) => Object.keys(row.by_year).map(Number));
  const from = answer.since ? Number(answer.since.slice(0, 4)) : Math.min(...met);
  const to = answer.until ? Number(answer.until.slice(0, 4)) : Math.max(...met);
  return Number.isFinite(from) && Number.isFinite(to) ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : [];
}

const yearIn = (at: string | number): number => Number(String(at).slice(0, 4));
/** Whether a source covers a form in a year. Outside, nothing counted is not zero but unknown. */
export const covers = (row: Coverage, year: number): boolean => String(row.since) !== '' && yearIn(row.since) <= year && (String(row.until) === '' || year <= yearIn(row.until));

/** Which years some source covers, for meetings and for calls. */
export function coveredYears(coverage: Coverage[], years: number[]): Record<Half, Set<number>> {
  const of = (half: Half) => {
    const rows = coverage.filter((row) => row.form !== CO_PRESENCE && halfOf(row.form) === half);
    return new Set(years.filter((year) => rows.some((row) => covers(row, year))));
  };
  return { meetings: of('meetings'), calls: of('calls') };
}

/** Exchanges per year of each partner, calls apart from meetings. */
export function countsByYear(exchanges: Exchange[]): Map<string, Record<Half, Map<number, number>>> {
  const found = new Map<string, Record<Half, Map<number, number>>>();
  for (const { partner, date, form } of exchanges) {
    if (form === CO_PRESENCE) continue;
    const own = found.get(partner) ?? { meetings: new Map<number, number>(), calls: new Map<number, number>() };
    const [half, year] = [own[halfOf(form)], yearIn(date)];
    half.set(year, (half.get(year) ?? 0) + 1);
    found.set(partner, own);
  }
  return found;
}

export type FormYear = ExchangesAnswer['by_form_year'][number];
/** Counts some exchanges by year and form, as the answer does for all. */
export function formYears(exchanges: Exchange[]): FormYear[] {
  const counts = new Map<string, FormYear>();
  for (const { date, form } of exchanges) {
    const row = counts.get(date.slice(0, 4) + form) ?? { year: yearIn(date), form, n: 0 };
    counts.set(date.slice(0, 4) + form, { ...row, n: row.n + 1 });
  }
  return [...counts.values()];
}

export interface Columns { year: number; parts: Part[]; n: number }
/** A stacked column for each year. */
export function columnsOf(counted: FormYear[], years: number[]): Columns[] {
  return years.map((year) => {
    const here = counted.filter((row) => row.year === year && row.n > 0 && row.form !== CO_PRESENCE);
    let n = 0;
    const parts = sortForms(here.map((row) => row.form)).map((form) => {
      const count = here.filter((row) => row.form === form).reduce((sum, row) => sum + row.n, 0);
      return { form, from: (n += count) - count, n: count };
    });
    return { year, parts, n };
  });
}

/** The exchanges of some partners, latest first. */
export function exchangesOf(answer: ExchangesAnswer, partners: string[]): Exchange[] {
  const wanted = new Set(answer.rows.filter((row) => partners.includes(row.partner)).flatMap((row) => row.exchanges));
  return answer.exchanges.filter((e) => wanted.has(e.exchange) || (wanted.size === 0 && partners.includes(e.partner))).sort((a, b) => (a.date_min > b.date_min ? -1 : a.date_min < b.date_min ? 1 : 0));
}

/** The contacts that some rows tell of, by their id. */
export const contactsIn = (rows: ExchangeRow[]): Map<string, Contact> => new Map(rows.flatMap((row) => (row.why ?? []).map((contact) => [contact.contact, contact] as const)));

/** Who takes part: `CHN:head_of_state:Xi Jinping`; a source may leave out the name. */
export function participantOf(text: string): { actor: string; level: string; name: string } {
  const [actor = '', level = '', ...name] = text.split(':');
  return { actor, level, name: name.join(':') };
}

/** A number with a fixed count of digits, as the language writes it. */
export const fixed = (n: number, digits: number, locale: string): string => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(n);

/** A count with its interval where the two differ. */
export const withInterval = (value: number, low: number, high: number, digits = 0, locale = 'en'): string => {
  const text = (n: number) => fixed(n, digits, locale);
  return text(low) === text(high) ? text(value) : `${text(value)} (${text(low)}–${text(high)})`;
};

/** Bars of one half of a sparkline as one path: up for meetings, down for calls. */
export function sparkPath(counts: Map<number, number> | undefined, x: (year: number) => number, base: number, unit: number): string {
  return [...(counts ?? [])].sort(([a], [b]) => a - b).map(([year, n]) => {
    const [from, to] = [x(year) + 0.5, x(year + 1) - 0.5];
    return `M${from.toFixed(1)},${base.toFixed(1)}V${(base - n * unit).toFixed(1)}H${to.toFixed(1)}V${base.toFixed(1)}Z`;
  }).join('');
}

/** Bands over runs of years that no source covers, as one path. */
export function gapPath(years: number[], covered: Set<number>, x: (year: number) => number, top: number, height: number): string {
  let path = '';
  for (let i = 0; i < years.length; i++) {
    if (covered.has(years[i]!)) continue;
    const from = years[i]!;
    while (i + 1 < years.length && !covered.has(years[i + 1]!)) i++;
    path += `M${x(from).toFixed(1)},${top.toFixed(1)}H${x(years[i]! + 1).toFixed(1)}v${height.toFixed(1)}H${x(from).toFixed(1)}Z`;
  }
  return path;
}
