// SPDX-License-Identifier: Apache-2.0
// Days as ISO strings and as day numbers. The page has no date parser of its own beyond what a reader types into the time bar.
import type { Day } from './answers';

const MS = 86_400_000;

/** Counts days since 1970-01-01. */
export const dayNumber = (day: Day): number => Math.round(Date.parse(day + 'T00:00:00Z') / MS);

/** Writes a day number as an ISO day. */
export const isoDay = (number: number): Day => new Date(Math.round(number) * MS).toISOString().slice(0, 10);

/** Moves a day by whole months; the 31st becomes the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = parts(day);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last))).toISOString().slice(0, 10);
}

export const addDays = (day: Day, days: number): Day => isoDay(dayNumber(day) + days);
export const clampDay = (day: Day, since: Day, until: Day): Day => (day < since ? since : day > until ? until : day);
export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Reads what a reader typed: a day, a month or a year; a month or a year means its last day. Null when it is none of these. */
export function typedDay(text: string): Day | null {
  const match = /^(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined ? 12 : Number(match[2]);
  if (month < 1 || month > 12) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const date = match[3] === undefined ? last : Number(match[3]);
  if (date < 1 || date > last) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Says how precisely an act is dated: to the day, month, year, or within an interval. */
export function precision(min: Day, max: Day): 'day' | 'month' | 'year' | 'interval' {
  if (min === max) return 'day';
  if (min.slice(0, 7) === max.slice(0, 7)) return 'month';
  if (min.slice(0, 4) === max.slice(0, 4) && min.endsWith('-01-01') && max.endsWith('-12-31')) return 'year';
  return 'interval';
}

/** Writes a day for people, in their language. */
export function longDay(day: Day, language: string): string {
  return format(language, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(day + 'T00:00:00Z'));
}

/** Writes an uncertain day no more exactly than it is known. */
export function knownDay(min: Day, max: Day, language: string): string {
  const at = new Date(min + 'T00:00:00Z');
  switch (precision(min, max)) {
    case 'day': return format(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
    case 'month': return format(language, { month: 'short', year: 'numeric' }).format(at);
    case 'year': return format(language, { year: 'numeric' }).format(at);
    default: return format(language, { month: 'short', year: 'numeric' }).formatRange(at, new Date(max + 'T00:00:00Z'));
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })));
  return found;
}

function parts(day: Day): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}
