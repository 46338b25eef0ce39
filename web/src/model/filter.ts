// SPDX-License-Identifier: Apache-2.0
// The filter box of the acts: `partner:chile kind:upgrade after:2010`, plain words match anywhere.
import type { Act } from './answers';

export interface Token { field: string; value: string; text: string }
export const FIELDS = ['partner', 'kind', 'after', 'before', 'rung', 'title', 'source', 'layer', 'status'] as const;

/** Splits the box into tokens; a value with blanks stands in double quotes. */
export function readFilter(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/(?:([a-z]+):)?(?:"([^"]*)"|([^\s"]+))/gi)) {
    const field = (match[1] ?? '').toLowerCase();
    const value = match[2] ?? match[3] ?? '';
    if (value) tokens.push({ field: field === 'type' ? 'kind' : field, value, text: match[0] });
  }
  return tokens;
}

export const withoutToken = (tokens: Token[], drop: number): string =>
  tokens.filter((_, i) => i !== drop).map((token) => token.text).join(' ');

/** Names the fields a reader typed that the box does not know. */
export const unknownFields = (tokens: Token[]): string[] =>
  tokens.map((t) => t.field).filter((field) => field && !(FIELDS as readonly string[]).includes(field));

/** Tells whether an act passes every token. `words` gives all names by which an actor, title or source may be found. */
export function passes(act: Act, tokens: Token[], words: (code: string) => string): boolean {
  return tokens.every(({ field, value }) => {
    const wanted = plain(value);
    const has = (text: string | null | undefined) => plain(text ?? '').includes(wanted);
    switch (field) {
      case 'partner': return act.parties.some((party) => has(words(party)));
      case 'kind': return has(act.kind);
      case 'after': return act.date_max > upper(value);
      case 'before': return act.date_min < value;
      case 'rung': return String(act.rung_after ?? '') === value;
      case 'title': return has(act.title) || has(words(act.title));
      case 'source': return act.sources.some((source) => has(source) || has(words(source)));
      case 'layer': return has(act.layer);
      case 'status': return has(act.status);
      default:
        return [act.act, act.date, act.kind, act.title, words(act.title), ...act.parties.map(words), ...act.sources].some(has);
    }
  });
}

/** `after:2010` begins when 2010 is over; `after:2010-05` when that May is over. */
const upper = (value: string): string => (value.length === 4 ? value + '-12-31' : value.length === 7 ? value + '-31' : value);

/** Folds case and accents, so that `mexico` finds México. */
export const plain = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
