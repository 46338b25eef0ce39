// SPDX-License-Identifier: Apache-2.0
// The address holds the state: what a reader sees can be saved, sent and cited.

export type View = 'overview' | 'acts' | 'exchanges' | 'audit' | 'compare' | 'tiers' | 'models';
export type Language = 'en' | 'es' | 'zh';
export interface Address {
  case: string;
  region: string; // a region or sub-region of the case; empty = all of it
  regions: string; // the scheme of regions; empty = the first
  principal: string; // whose network, where a case has several
  date: string;
  selection: string[];
  ladder: string;
  dates: string;
  source: string;
  language: Language | '';
  view: View;
  filter: string;
  find: string; // a name or code looked for
  act: string;
  map: 'region' | 'world';
  order: 'tier' | 'region' | 'established' | 'name';
  open: string[]; // groups of lanes that are open
  ties: 'own' | 'all'; // the principal's ties, or those among all
  a: string; // the sides of a comparison
  b: string;
  meets: 'none' | 'all' | 'meetings' | 'calls'; // exchanges under the lanes
  phases: 'bands' | 'tested'; // tested: with the probability of a new phase by year
  by: string; // one source of exchanges alone
  levers: string; // what was moved in the Tiers view
  model: string; // the model in view; empty = the first
  fit: string; // how it is shown: ratios, profile, probability, separated by commas
  card: '' | 'indicators'; // what of a partner's card is open
}

export const EMPTY: Address = {
  case: '', region: '', regions: '', principal: '', date: '', selection: [], ladder: '', dates: '', source: '', language: '',
  view: 'overview', filter: '', find: '', act: '', map: 'region', order: 'tier', open: [], ties: 'own', a: '', b: '', meets: 'none', phases: 'bands', by: '', levers: '', model: '', fit: '', card: '',
};
export const SELECTION_LIMIT = 4;

export const VIEWS: readonly View[] = ['overview', 'acts', 'exchanges', 'audit', 'compare', 'tiers', 'models'];
export const MEETS: readonly Address['meets'][] = ['none', 'all', 'meetings', 'calls'];
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
    region: text('region'),
    regions: text('regions'),
    principal: text('principal'),
    date: /^\d{4}-\d{2}-\d{2}$/.test(text('date')) ? text('date') : '',
    selection: text('sel').split(',').filter(Boolean).slice(0, SELECTION_LIMIT),
    ladder: text('ladder'),
    dates: text('dates'),
    source: text('source'),
    language: one('lang', LANGUAGES, ''),
    view: one('view', VIEWS, 'overview'),
    filter: text('filter'),
    find: text('find'),
    act: text('act'),
    map: text('map') === 'world' ? 'world' : 'region',
    order: one('order', ORDERS, 'tier'),
    open: text('open').split(',').filter(Boolean),
    ties: text('ties') === 'all' ? 'all' : 'own',
    a: text('a'),
    b: text('b'),
    meets: one('meets', MEETS, 'none'),
    phases: text('phases') === 'tested' ? 'tested' : 'bands',
    by: text('by'),
    levers: text('levers'),
    model: text('model'),
    fit: text('fit'),
    card: text('card') === 'indicators' ? 'indicators' : '',
  };
}

/** Writes the hash; defaults are left out, so that the plain address stays plain. */
export function writeAddress(address: Address): string {
  const query = new URLSearchParams();
  const put = (key: string, value: string, otherwise = '') => { if (value !== otherwise) query.set(key, value); };
  put('case', address.case);
  put('region', address.region);
  put('regions', address.regions);
  put('principal', address.principal);
  put('date', address.date);
  put('sel', address.selection.join(','));
  put('ladder', address.ladder);
  put('dates', address.dates);
  put('source', address.source);
  put('lang', address.language);
  put('view', address.view, 'overview');
  put('filter', address.filter);
  put('find', address.find);
  put('act', address.act);
  put('map', address.map, 'region');
  put('order', address.order, 'tier');
  put('open', address.open.join(','));
  put('ties', address.ties, 'own');
  put('a', address.a);
  put('b', address.b);
  put('meets', address.meets, 'none');
  put('phases', address.phases, 'bands');
  put('by', address.by);
  put('levers', address.levers);
  put('model', address.model);
  put('fit', address.fit);
  put('card', address.card);
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%40', '@');
  return text ? '#' + text : '';
}
