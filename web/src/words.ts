// SPDX-License-Identifier: Apache-2.0
// The page's own words, one JSON file per language. Names and titles of the subject come from the data.
import type { Names } from './model/answers';
import type { Language } from './model/address';
import en from './words/en.json';

export type Word = keyof typeof en;
type PluralOf<K> = K extends `${infer Stem}_other` ? Stem : never;
export type Plural = PluralOf<Word>;
export type Values = Record<string, string | number>;

const WORDS: Partial<Record<Language, Record<string, string>>> = { en };
const MORE: Record<Exclude<Language, 'en'>, () => Promise<{ default: Record<string, string> }>> = { es: () => import('./words/es.json'), zh: () => import('./words/zh.json') };

/** Fetches the words of a language, once; until then English stands in. */
export async function fetchWords(language: Language): Promise<void> {
  if (language !== 'en' && !WORDS[language]) WORDS[language] = (await MORE[language]()).default;
}
export const LANGUAGES: { code: Language; name: string; short: string }[] = [
  { code: 'en', name: 'English', short: 'EN' },
  { code: 'es', name: 'Español', short: 'ES' },
  { code: 'zh', name: '中文', short: '中' },
];
export const LOCALES: Record<Language, string> = { en: 'en-GB', es: 'es', zh: 'zh-CN' };

/** Says a word in a language, with values in its braces. */
export const say = (language: Language, word: Word, values: Values = {}): string => fill(WORDS[language]?.[word] ?? en[word], values);

/** Says a counted word in the plural form of the language. */
export function sayPlural(language: Language, stem: Plural, n: number, values: Values = {}): string {
  return pluralOf(WORDS[language] ?? en, language, stem, n, values);
}

/** The same from any words: those of a view that brings its own. */
export function pluralOf(words: Record<string, string>, language: Language, stem: string, n: number, values: Values = {}): string {
  const form = new Intl.PluralRules(LOCALES[language]).select(n);
  return fill(words[`${stem}_${form}`] ?? words[`${stem}_other`] ?? stem, { n, ...values });
}

/** Says a word that comes from the data (a kind, a tier, a verdict) when the page has a translation, else as it stands. */
export const sayIfKnown = (language: Language, prefix: string, value: string): string =>
  (WORDS[language] ?? (en as Record<string, string>))[`${prefix}_${value.replace(/[- ]/g, '_')}`] ?? value;

/** Picks a name in a language, falling back to English, then to whatever is there. */
export const nameIn = (language: Language, names: Partial<Names> | string | undefined, otherwise = ''): string =>
  typeof names === 'string' ? names : names?.[language] || names?.en || names?.es || names?.zh || otherwise;

export const fill = (text: string, values: Values): string => text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));

/** The reader's language: from the address, then the browser, then English. */
export function languageOf(asked: Language | '', preferred: readonly string[]): Language {
  if (asked) return asked;
  for (const tag of preferred) {
    const code = tag.slice(0, 2).toLowerCase();
    if (code === 'en' || code === 'es' || code === 'zh') return code;
  }
  return 'en';
}
