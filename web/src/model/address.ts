// SPDX-License-Identifier: Apache-2.0
// The address holds the state: what a reader sees can be saved, sent and cited.

export type View = 'overview' | 'acts' | 'audit';
export type Language = 'en' | 'es' | 'zh';
export interface Address {
  case: string;
  date: string;
  selection: string[];
  ladder: string;
  dates: string;
  source: string;
  language: Language | '';
  view: View;
  filter: string;
  act: string;
  map: 'region' | 'world';
  order: 'tier' | 'region' | 'established' | 'name';
}

export const EMPTY: Address = {
  case: '', date: '', selection: [], ladder: '', dates: '', source: '', language: '',
  view: 'overview', filter: '', act: '', map: 'region', order: 'tier',
};
export const SELECTION_LIMIT = 4;

const VIEWS: readonly string[] = ['overview', 'acts', 'audit'];
const LANGUAGES: readonly string[] = ['en', 'es', 'zh'];
const ORDERS: readonly string[] = ['tier', 'region', 'established', 'name'];

/** Reads a URL hash; whatever it does not know it leaves at its default. */
export function readAddress(hash: string): Address {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  const text = (key: string) => query.get(key) ?? '';
  const one = <T extends string>(key: string, known: readonly string[], otherwise: T): T =>
    (known.includes(text(key)) ? text(key) : otherwise) as T;
  return {
    case: text('case'),
    date: /^\d{4}-\d{2}-\d{2}$/.test(text('date')) ? text('date') : '',
    selection: text('sel').split(',').filter(Boolean).slice(0, SELECTION_LIMIT),
    ladder: text('ladder'),
    dates: text('dates'),
    source: text('source'),
    language: one('lang', LANGUAGES, ''),
    view: one('view', VIEWS, 'overview'),
    filter: text('filter'),
    act: text('act'),
    map: text('map') === 'world' ? 'world' : 'region',
    order: one('order', ORDERS, 'tier'),
  };
}

/** Writes the hash; defaults are left out, so that the plain address stays plain. */
export function writeAddress(address: Address): string {
  const query = new URLSearchParams();
  const put = (key: string, value: string, otherwise = '') => { if (value !== otherwise) query.set(key, value); };
  put('case', address.case);
  put('date', address.date);
  put('sel', address.selection.join(','));
  put('ladder', address.ladder);
  put('dates', address.dates);
  put('source', address.source);
  put('lang', address.language);
  put('view', address.view, 'overview');
  put('filter', address.filter);
  put('act', address.act);
  put('map', address.map, 'region');
  put('order', address.order, 'tier');
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text ? '#' + text : '';
}
