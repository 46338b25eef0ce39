// SPDX-License-Identifier: Apache-2.0
// Terms, traits and p values in the reader's words.
import { num, readTerm, type Statistic, type Trait } from '../../model/models';
import { page } from '../../page.svelte';
import { words } from './words.svelte';

const EFFECTS = ['tie', 'alter', 'ego', 'same', 'diff', 'sim', 'inertia', 'recip', 'trans', 'mixed_trans', 'indeg', 'outdeg', 'intercept'];
const TRANSFORMS = { log1p: 'option_log', log: 'option_log', sqrt: 'option_sqrt', square: 'option_square' } as const;

/** A term as people say it; one that is not known stays as it is written. */
export function termInWords(name: string): string {
  const read = readTerm(name.replace(/^Intercept$/i, 'intercept'));
  const said = read?.map(statisticInWords);
  return said?.every((text) => text !== null) ? upper(said.reduce((a, b) => words.text('times', { a: a!, b: b! }))!) : name;
}

function statisticInWords({ effect, of, options }: Statistic): string | null {
  if (!EFFECTS.includes(effect)) return null;
  const attribute = (name: string | undefined) => (name === undefined ? '' : words.named('attribute', name));
  const said = words.named('effect', effect).replaceAll('{of}', attribute(of[0])).replaceAll('{then}', attribute(of[1]));
  const transform = TRANSFORMS[options.get('transform') as keyof typeof TRANSFORMS];
  const more = [
    ...(transform ? [words.text(transform)] : []),
    ...(options.has('window') ? [words.text('option_window', { span: span(options.get('window')!) })] : []),
    ...(options.has('decay') ? [words.text('option_decay', { span: span(options.get('decay')!) })] : []),
  ];
  return more.length ? `${said} (${more.join(', ')})` : said;
}

/** "3 years" in the reader's language. */
function span(text: string): string {
  const match = /^\s*([\d.]+)\s*(second|minute|hour|day|week|month|year)s?\s*$/.exec(text);
  return match ? new Intl.NumberFormat(page.locale, { style: 'unit', unit: match[2]!, unitDisplay: 'long' }).format(Number(match[1])) : text;
}

export const upper = (text: string): string => text.charAt(0).toLocaleUpperCase(page.locale) + text.slice(1);

/** A p value as it follows the letter p. */
export const pSaid = (p: number | null | undefined): string => (p === null || p === undefined ? '–' : p < 0.001 ? `< ${num(0.001, page.locale)}` : `= ${pNumber(p)}`);
export const pNumber = (p: number): string => p.toLocaleString(page.locale, { minimumFractionDigits: p < 0.1 ? 3 : 2, maximumFractionDigits: p < 0.1 ? 3 : 2 });

export const whatSaid = (what: string, unit: string): string => words.named('what', what).replaceAll('{unit}', words.named('unit', unit));
/** "129 or more" and "first quartile" in the reader's language; "3-4" as it stands. */
export function amongSaid({ what, among }: Trait): string {
  const more = /^(\d+) or more$/.exec(among);
  if (more) return words.text('among_or_more', { n: more[1]! });
  return what === 'rung' ? page.say('rung_n', { n: among }) : words.named('among', among).replace(/^(\d+)-(\d+)$/, '$1–$2');
}
