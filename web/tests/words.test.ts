import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchWords, languageOf, nameIn, say, sayPlural } from '../src/words';
import en from '../src/words/en.json';
import es from '../src/words/es.json';
import zh from '../src/words/zh.json';

const files = (folder: string): string[] => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? files(path) : /\.(svelte|ts)$/.test(name) ? [path] : [];
});
const source = files(join(import.meta.dirname, '../src')).map((path) => readFileSync(path, 'utf8')).join('\n');

/** Keys the source asks for by name, and stems it completes with a value (`col_${key}`, known('kind', …)). */
const named = new Set([...source.matchAll(/['"`]([a-z][a-z_]*)['"`]/g)].map((match) => match[1]!));
const stems = [...source.matchAll(/`([a-z]+_)\$\{/g), ...source.matchAll(/known\('([a-z]+)'/g)].map((match) => (match[1]!.endsWith('_') ? match[1]! : match[1] + '_'));
const plural = (key: string) => key.replace(/_(one|other)$/, '');
const used = (key: string) => named.has(key) || named.has(plural(key)) || stems.some((stem) => key.startsWith(stem));

/** Words that come with a lazy view: their keys, and the sources of the views that may ask for them. */
const lazy = ['exchanges', 'indicators', 'phases', 'tiers', 'models'].map((name) => {
  const own = files(join(import.meta.dirname, '../src/views', name)).map((path) => readFileSync(path, 'utf8')).join('\n');
  const read = (language: string) => JSON.parse(readFileSync(join(import.meta.dirname, `../src/words/${name}-${language}.json`), 'utf8')) as Record<string, string>;
  return { name, own, words: { en: read('en'), es: read('es'), zh: read('zh') } };
});
const values = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe.each(lazy)('the words of $name', ({ own, words }) => {
  it('are complete in Spanish and Chinese, with the same values in braces', () => {
    expect(Object.keys(words.es).sort()).toEqual(Object.keys(words.en).sort());
    expect(Object.keys(words.zh).sort()).toEqual(Object.keys(words.en).filter((key) => !key.endsWith('_one')).sort());
    for (const [key, text] of Object.entries(words.en)) {
      expect(values(words.es[key]!), key).toEqual(values(text));
      if (key in words.zh) expect(values(words.zh[key]!), key).toEqual(values(text));
    }
  });
  it('are all used, and all there', () => {
    const named = new Set([...own.matchAll(/['"`]([a-z][a-z_]*)['"`]/g)].map((match) => match[1]!));
    const stems = [...own.matchAll(/`([a-z]+_)\$\{/g), ...own.matchAll(/named\('([a-z]+)'/g)].map((match) => (match[1]!.endsWith('_') ? match[1]! : match[1] + '_'));
    const data = /^(form|level|rank|kind|class|office|orientation|factor|unit|status|effect|attribute|what|among|verdict)_/; // named by the data
    expect(Object.keys(words.en).filter((key) => !named.has(key) && !named.has(plural(key)) && !(data.test(key) && stems.some((stem) => key.startsWith(stem))) && !stems.some((stem) => stem === 'test_' && key.startsWith(stem)))).toEqual([]);
    const asked = [...own.matchAll(/words\.text\('([a-z_]+)'/g)].map((match) => match[1]!);
    const counted = [...own.matchAll(/words\.counted\('([a-z_]+)'/g)].map((match) => match[1] + '_other');
    expect([...asked, ...counted].filter((key) => !(key in words.en))).toEqual([]);
  });
});

describe('the words', () => {
  it('are complete in Spanish and Chinese', () => {
    expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
    const counted = Object.keys(en).filter((key) => !key.endsWith('_one')); // Chinese has one form
    expect(Object.keys(zh).sort()).toEqual(counted.sort());
  });
  it('are all used', () => expect(Object.keys(en).filter((key) => !used(key))).toEqual([]));
  it('are all there', () => {
    const asked = [...source.matchAll(/(?:page\.|this\.|\b)say\('([a-z_]+)'/g)].map((match) => match[1]!);
    const counted = [...source.matchAll(/plural\('([a-z_]+)'/g)].map((match) => match[1] + '_other');
    expect([...asked, ...counted].filter((key) => !(key in en))).toEqual([]);
  });
  it('keep the same values in braces', () => {
    for (const [key, text] of Object.entries(en)) {
      expect(values((es as Record<string, string>)[key]!), key).toEqual(values(text));
      const chinese = (zh as Record<string, string>)[key];
      if (chinese !== undefined) expect(values(chinese), key).toEqual(values(text));
    }
  });
  it('count in each language', async () => {
    expect(sayPlural('es', 'n_partners', 2)).toBe('2 partners'); // until the words are fetched
    await Promise.all([fetchWords('es'), fetchWords('zh')]);
    expect(sayPlural('en', 'n_partners', 1)).toBe('1 partner');
    expect(sayPlural('es', 'n_upgrades', 12)).toBe('12 elevaciones');
    expect(sayPlural('zh', 'n_partners', 1)).toBe('1个伙伴');
    expect(say('en', 'rung_n', { n: 5 })).toBe('rung 5');
  });
});

it('takes the language from the address, then the browser, then English', () => {
  expect(languageOf('zh', ['es-CR'])).toBe('zh');
  expect(languageOf('', ['de', 'es-CR', 'en'])).toBe('es');
  expect(languageOf('', ['de'])).toBe('en');
});

it('falls back to a name that is there', () => {
  expect(nameIn('zh', { en: 'Peru', es: 'Perú' })).toBe('Peru');
  expect(nameIn('es', undefined, 'PER')).toBe('PER');
});
