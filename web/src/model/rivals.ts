// SPDX-License-Identifier: Apache-2.0
// Where the sources of an act disagree with what was resolved.
import type { Act, Evidence } from './answers';
import { plain } from './filter';

export interface Rival { date: boolean; kind: boolean; title: boolean }

/** A date disagrees when neither is a coarser writing of the other; silence never disagrees. */
export function rivalOf(act: Act, row: Evidence): Rival {
  const differs = (a: string | null | undefined, b: string) => !!a && plain(a) !== plain(b);
  return {
    date: !!row.date && !compatible(row.date, act.date),
    kind: differs(row.kind, act.kind),
    title: differs(row.title, act.title),
  };
}

export const hasRival = (act: Act): boolean => (act.evidence ?? []).some((row) => Object.values(rivalOf(act, row)).some(Boolean));

function compatible(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => text.replace(/[~?%]/g, ''));
  return !/^\d{4}(-\d\d){0,2}$/.test(x!) || !/^\d{4}(-\d\d){0,2}$/.test(y!) ? true : x!.startsWith(y!) || y!.startsWith(x!);
}

/** A citation in a few words: authors and year of a paper, else its first sentence. */
export function shortCitation(citation: string): string {
  const paper = /^(.{3,60}?\(\d{4}\))/.exec(citation);
  if (paper) return paper[1]!;
  const first = citation.split(/[.,;:] /)[0]!;
  return first.length > 48 ? first.slice(0, 46) + '…' : first;
}

/** Short citations of many sources. Those that would be called the same keep the next piece too: two transcripts of one programme, from when to when. */
export function shortCitations(sources: Iterable<{ source: string; citation: string }>): Map<string, string> {
  const all = [...sources].map(({ source, citation }) => ({ source, citation, short: shortCitation(citation) }));
  const times = new Map<string, number>();
  for (const { short } of all) times.set(short, (times.get(short) ?? 0) + 1);
  const next = (citation: string, short: string) => citation.slice(short.length).split(/(?<=.)[.;:] /)[0]!.replace(/\.$/, '');
  return new Map(all.map(({ source, citation, short }) => [source, times.get(short)! > 1 && citation.startsWith(short) ? short + next(citation, short) : short]));
}

/** Where a source can be read; only web addresses become links. */
export function linkOf(url: string | null | undefined, doi: string | null | undefined): string | null {
  if (doi) return 'https://doi.org/' + doi.replace(/^https?:\/\/(dx\.)?doi\.org\//, '');
  return url && /^https?:\/\//.test(url) ? url : null;
}
