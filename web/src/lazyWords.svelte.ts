// SPDX-License-Identifier: Apache-2.0
// Words that only a lazy view needs. English comes with the view; another language is fetched with it, and English stands in until then.
import type { Language } from './model/address';
import { page } from './page.svelte';
import { fill, pluralOf, type Values } from './words';

type Words = Record<string, string>;
type StemOf<K> = K extends `${infer Stem}_other` ? Stem : never;

export class LazyWords<W extends string> {
  private here = $state.raw<Partial<Record<Language, Words>>>({});
  private asked = new Set<Language>(['en']);
  constructor(private english: Record<W, string>, private more: Record<Exclude<Language, 'en'>, () => Promise<{ default: Words }>>) {}

  /** The words of the reader's language; what is not there yet is fetched once. */
  private get words(): Words {
    const language = page.language;
    if (language !== 'en' && !this.asked.has(language)) {
      this.asked.add(language);
      this.more[language]().then(({ default: words }) => (this.here = { ...this.here, [language]: words }), () => this.asked.delete(language));
    }
    return this.here[language] ?? this.english;
  }
  text = (word: W, values: Values = {}): string => fill(this.words[word] ?? this.english[word], values);
  counted = (stem: StemOf<W>, n: number, values?: Values): string => pluralOf(this.words, this.words === this.english ? 'en' : page.language, stem, n, values);
  /** A word that comes from the data, where there is a translation; else as it stands. */
  named = (prefix: string, value: string): string => this.words[`${prefix}_${value.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`] ?? value.replaceAll('_', ' ');
}
