// SPDX-License-Identifier: Apache-2.0
// Asks the engine: its routes when it serves the page, the files it wrote when the page is published.
import type { Envelope } from './model/answers';

export interface Question { case: string; ladder: string; dates: string; source: string }

export const isPublished = (): boolean => document.documentElement.dataset.published === 'true';

/** Where the answer to a word lies, relative to the page, so that it works under any path. */
export function whereIs(word: string, q: Question, published: boolean): string {
  if (published) {
    if (word === 'sort' || word === 'models') return `api/v1/${word}/${encodePath(q.case)}.json`; // one file for a case
    return word === 'cases' ? 'api/v1/cases.json' : ['api/v1', word, q.case, q.ladder, q.dates].map(encodePath).join('/') + '.json';
  }
  const query = new URLSearchParams(Object.entries(q).filter(([, value]) => value !== ''));
  const text = word === 'cases' ? '' : query.toString();
  return `api/v1/${word}${text ? '?' + text : ''}`;
}

/** Where the comparison of two sides lies. The names of published files hold `@` and blanks percent-encoded, so their addresses are encoded twice. */
export function whereCompared(a: string, b: string, q: Pick<Question, 'ladder' | 'dates'>, published: boolean): string {
  const file = (side: string) => encodeURIComponent(encodeURIComponent(side));
  if (published) return `api/v1/compare/${file(a)}/${file(b)}.json`;
  const query = new URLSearchParams({ case: a, other: b, ...Object.fromEntries(Object.entries({ ladder: q.ladder, dates: q.dates }).filter(([, value]) => value !== '')) });
  return `api/v1/compare?${query.toString()}`;
}

export const whereSides = (published: boolean): string => (published ? 'api/v1/sides.json' : 'api/v1/sides');

const encodePath = (part: string): string => part.split('/').map(encodeURIComponent).join('/');

/** Fetches an answer. An error of the engine carries what went wrong and what to try. */
export const ask = <Answer>(word: string, q: Question): Promise<Envelope<Answer>> => askAt<Answer>(whereIs(word, q, isPublished()));

export async function askAt<Answer>(address: string): Promise<Envelope<Answer>> {
  const response = await fetch(address, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(await problemOf(response));
  return (await response.json()) as Envelope<Answer>;
}

export async function askMap(): Promise<unknown> {
  const response = await fetch('map.json');
  if (!response.ok) throw new Error(await problemOf(response));
  return response.json();
}

async function problemOf(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { what?: string; title?: string; hint?: string };
    return [problem.what ?? problem.title, problem.hint].filter(Boolean).join(' – ') || `HTTP ${response.status}`;
  } catch {
    return `HTTP ${response.status}`;
  }
}
