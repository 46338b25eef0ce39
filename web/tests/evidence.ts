// Small answers of `exchanges` and `indicators`, written as the contract has them: two tiers, an uncertain visit, a year nobody covers, three kinds of empty cell.
import type { Exchange, ExchangeRow, ExchangesAnswer, IndicatorsAnswer, IndicatorRow } from '../src/model/evidence';

const row = (partner: string, tier: string | null, more: Partial<ExchangeRow>): ExchangeRow => ({
  partner, tier, total: 0, low: 0, high: 0, by_year: {}, by_form: {}, by_source: {}, co_presence: 0, exchanges: [], ...more,
});
const exchange = (id: string, partner: string, date: string, form: string, more: Partial<Exchange> = {}): Exchange => ({
  exchange: id, partner, date, date_min: date, date_max: date, form, forms: [form], venue: null, traveller: null, occasion: null, level: 'head_of_state', contacts: [id + 'a'], sources: ['xwlb'], certain: true, why: 'alone', ...more,
});

export const exchanges = (): ExchangesAnswer => ({
  since: '2014-01-01', until: '2017-12-31', level: 'leader', figure: { source: 'zhang2024', locator: 'Figure 1' },
  rows: [
    row('PER', 'link', { total: 1, low: 1, high: 1, by_form: { visit: 1 }, by_year: { 2016: 1 }, by_source: { vitae: 1 }, exchanges: ['E4'] }),
    row('CHL', 'pivot', { total: 1, low: 1, high: 1, by_form: { telephone: 1 }, by_year: { 2015: 1 }, by_source: { xwlb: 1 }, exchanges: ['E3'] }),
    row('BRA', 'pivot', { total: 3, low: 2, high: 3, by_form: { telephone: 1, state_visit: 2 }, by_year: { 2014: 2, 2015: 1 }, by_source: { xwlb: 2, vitae: 1 }, co_presence: 4, exchanges: ['E1', 'E2', 'E5'] }),
    row('CUB', null, {}),
  ],
  tiers: [{ tier: 'pivot', n: 2, mean: 2, median: 2, low: 1.5, high: 2 }, { tier: 'link', n: 1, mean: 1, median: 1, low: 1, high: 1 }],
  exchanges: [
    exchange('E1', 'BRA', '2014-07-15', 'state_visit'), exchange('E2', 'BRA', '2014-11', 'state_visit', { date_min: '2014-11-01', date_max: '2014-11-30', certain: false }),
    exchange('E5', 'BRA', '2015-03-02', 'telephone'), exchange('E3', 'CHL', '2015-02-01', 'telephone'), exchange('E4', 'PER', '2016-09-01', 'visit'), exchange('E6', 'PER', '2016-09-02', 'co_presence'),
  ],
  by_form_year: [{ year: 2014, form: 'state_visit', n: 2 }, { year: 2015, form: 'telephone', n: 2 }, { year: 2016, form: 'visit', n: 1 }, { year: 2016, form: 'co_presence', n: 1 }],
  coverage: [
    { source: 'xwlb', form: 'telephone', since: '2015-01-01', until: '2017-12-31', by_year: { 2015: 2 } },
    { source: 'xwlb', form: 'state_visit', since: 2014, until: 2015, by_year: { 2014: 2 } },
    { source: 'vitae', form: 'visit', since: '2016', until: '2016', by_year: { 2016: 1 } },
    { source: 'xwlb', form: 'co_presence', since: '2014', until: '2017', by_year: { 2017: 1 } },
  ],
  gaps: ['No source has calls before 2015.'], test: { claim: 'pivot > others', statistic: 'difference of means', difference: 1.2, p: 0.02, method: 'exact', permutations: 3 },
});

const named = (indicator: string, factor: IndicatorRow['factor'], more: Partial<IndicatorRow> = {}): IndicatorRow => ({
  indicator, factor, kind: 'pair', name: { en: indicator, es: indicator, zh: indicator }, unit: 'million USD', sources: ['imf'], since: 2010, until: 2014, values: 3, zeros: 1, not_covered: 1, gap: '', ...more,
});
export const indicators = (): IndicatorsAnswer => ({
  rows: [named('trade_goods', 'foundation'), named('distance', 'control', { unit: 'km', since: null, until: null }), named('finance', 'foundation'), named('ideal', 'willingness', { unit: '' })],
  values: [
    { indicator: 'trade_goods', class: 'export', reporter: 'CHN', actor: 'BRA', counterpart: 'CHN', unit: 'million USD', source: 'imf', series: [['2010', 90, 'value'], ['2011', null, 'not_covered'], ['2012', 100, 'value'], ['2013', 110, 'value']] },
    { indicator: 'trade_goods', class: 'export', reporter: 'BRA', actor: 'BRA', counterpart: 'CHN', unit: 'million USD', source: 'imf', series: [['2010', 80, 'value'], ['2012', 88, 'value']] },
    { indicator: 'trade_goods', class: 'import', reporter: 'CHN', actor: 'BRA', counterpart: 'CHN', unit: 'million USD', source: 'imf', series: [['2013', 0, 'zero']] },
    { indicator: 'distance', class: '', reporter: '', actor: 'BRA', counterpart: 'CHN', unit: 'km', source: 'cepii', series: [['', 16000, 'value']] },
    { indicator: 'ideal', class: 'fp', reporter: '', actor: 'BRA', counterpart: '', unit: '', source: 'bailey', series: [['2010', -0.4, 'value'], ['2011', -0.2, 'value'], ['2012', 0.1, 'value']], derived: true },
  ],
  leaders: [
    { office: 'head_of_state', person: 'B', party: 'Q', orientation: 'right', since: '2011-05-03', until: '2014-01-01', change_of_government: true, source: 's' },
    { office: 'head_of_state', person: 'A', party: 'P', orientation: 'left', since: '2003-01-01', until: '2011-05-03', change_of_government: false, source: 's' },
    { office: 'head_of_state', person: 'Gone', party: '', orientation: '', since: '1999-01-01', until: '2003-01-01', change_of_government: false, source: 's' },
  ],
  instruments: [
    { kind: 'congratulation', since: '2012-01-02', until: null, value: null, unit: '', source: 'xwlb' }, { kind: 'congratulation', since: '2014', until: null, value: null, unit: '', source: 'xwlb' },
    { kind: 'finance', since: '2000/2021', until: null, value: 5.5, unit: 'billion USD', source: 'aiddata' },
  ],
});
