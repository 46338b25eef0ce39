import { describe, expect, it } from 'vitest';
import { bundlesOf, coverageOf, isDrawn, lastSaid, linePath, rangeOf, reignsOf, runsOf, sectionsOf, spanOf, spanText, talliesOf, tidy, unitText, valueText, yearsIn } from '../src/model/indicators';
import { indicators } from './evidence';

const answer = indicators();
const sections = sectionsOf(answer);
const entry = (name: string) => sections.flatMap((section) => section.entries).find((e) => e.row.indicator === name)!;
const trade = entry('trade_goods');

describe('a period', () => {
  it.each([['2012', [2012, 2012]], ['2012-05-03', [2012, 2012]], ['2000/2021', [2000, 2021]], ['2000-03/2001-04', [2000, 2001]], ['2019/', [2019, 2019]], ['1983-01-12/..', [1983, 9999]], ['../1990', [0, 1990]], ['', null]] as const)('%s', (period, span) => expect(yearsIn(period)).toEqual(span));
});

it('writes spans with open ends', () => expect([['2011-12-03', null], ['../2015-10-28', null], ['2020-01-16', '2023-01-05'], ['2016', '2016'], [null, null]].map(([a, b]) => spanText(a!, b!))).toEqual(['2011–', '…–', '2020–2023', '2016', '…–']));

describe('the card', () => {
  it('has its sections in the order of the factors, without empty ones', () => expect(sections.map((s) => [s.factor, s.entries.length])).toEqual([['willingness', 1], ['foundation', 2], ['control', 1]]));
  it('keeps an indicator nobody covers for this partner', () => expect(entry('finance').lines).toEqual([]));
  it('puts reporters of one class side by side and classes apart', () => expect(trade.lines.map((line) => [line.class, line.told.map((v) => v.reporter)])).toEqual([['export', ['CHN', 'BRA']], ['import', ['CHN']]]));
  it('marks what is derived', () => expect(entry('ideal').lines[0]!.derived).toBe(true));
});

it('tells many lines in words: who is in, who is not by structure, of whom nothing is known', () => {
  const line = (counterpart: string, status: 'value' | 'zero' | 'not_covered', of = 'member') => ({ class: of, actor: 'BRA', counterpart, derived: false, unit: '0 or 1', told: [{ ...trade.lines[0]!.told[0]!, series: [['2015/2026', status === 'not_covered' ? null : Number(status === 'value'), status]] as [string, number | null, typeof status][] }] });
  expect(bundlesOf([line('AP', 'zero'), line('G77', 'value'), line('X', 'not_covered'), line('BRICS', 'value'), line('OAS', 'value', 'observer')])).toEqual([
    { class: 'member', state: 'value', counterparts: ['G77', 'BRICS'] }, { class: 'observer', state: 'value', counterparts: ['OAS'] }, { class: '', state: 'zero', counterparts: ['AP'] }, { class: '', state: 'none', counterparts: ['X'] },
  ]);
});

it('draws all of a few lines; of many the first towards each counterpart', () => {
  const line = (counterpart: string) => ({ ...trade.lines[0]!, counterpart });
  expect([0, 1, 2].map((i) => isDrawn([line('CHN'), line('CHN'), line('USA')], i))).toEqual([true, true, true]);
  expect([0, 1, 2, 3, 4, 5].map((i) => isDrawn(['CHN', 'CHN', 'CHN', 'USA', 'USA', 'USA'].map(line), i))).toEqual([true, false, false, true, false, false]);
});

it('reads an answer that leaves out what it does not know', () => {
  const bare = JSON.parse('{"rows":[{"indicator":"gdp","factor":"potential","name":{"en":"GDP"},"unit":null,"gap":null,"sources":null}],"values":[{"indicator":"gdp","class":null,"reporter":null,"actor":"BRA","counterpart":null,"unit":null,"source":null,"series":[]}],"leaders":[{"person":"A","party":null}]}') as Parameters<typeof tidy>[0];
  const full = tidy(bare);
  expect(full.rows[0]).toMatchObject({ unit: '', gap: '', sources: [] });
  expect(full.values![0]).toMatchObject({ class: '', reporter: '', counterpart: '', source: '' });
  expect([full.leaders![0]!.party, full.leaders![0]!.since, full.instruments, full.memberships]).toEqual(['', '', [], []]);
});

describe('the last value', () => {
  it('is of the last year in which most reporters speak, each with its own, never averaged', () => {
    const last = lastSaid(trade.lines[0]!)!;
    expect([last.period, last.low, last.high]).toEqual(['2012', 88, 100]);
    expect(last.said.map((s) => [s.who, s.value])).toEqual([['CHN', 100], ['BRA', 88]]);
  });
  it('of one reporter is its last', () => expect(lastSaid({ ...trade.lines[0]!, told: trade.lines[0]!.told.slice(0, 1) })!.period).toBe('2013'));
  it('may be a structural zero, which is not the same as nothing', () => expect(lastSaid(trade.lines[1]!)!.said[0]).toMatchObject({ value: 0, zero: true }));
  it('is missing where nothing is covered', () => {
    expect(lastSaid({ ...trade.lines[0]!, told: [{ ...trade.lines[0]!.told[0]!, series: [['2011', null, 'not_covered']] }] })).toBeNull();
  });
});

describe('three kinds of cell', () => {
  const years = [2010, 2011, 2012, 2013, 2014];
  it('are told apart year by year', () => {
    expect(coverageOf(trade.lines[0]!.told.map((v) => v.series), years)).toEqual(['value', 'none', 'value', 'value', 'none']);
    expect(coverageOf([[['2013', 0, 'zero']]], years)).toEqual(['none', 'none', 'none', 'zero', 'none']);
  });
  it('cover all years of an interval, and every year where there is none', () => {
    expect(coverageOf([[['2011/2013', 5, 'value']]], years)).toEqual(['none', 'value', 'value', 'value', 'none']);
    expect(new Set(coverageOf([[['', 5, 'value']]], years))).toEqual(new Set(['value']));
  });
  it('are drawn in runs', () => expect(runsOf(['value', 'value', 'none', 'zero'])).toEqual([{ state: 'value', from: 0, to: 2 }, { state: 'none', from: 2, to: 3 }, { state: 'zero', from: 3, to: 4 }]));
  it('span the catalogue within the window', () => {
    expect(spanOf(trade, 1993, 2023)).toEqual(years);
    expect(spanOf(trade, 2012, 2013)).toEqual([2012, 2013]);
    expect(spanOf(entry('distance'), 1993, 2023)).toEqual([]);
  });
});

describe('a line', () => {
  const x = (year: number) => year - 2010;
  it('rests where nothing is covered', () => expect(linePath(trade.lines[0]!.told[0]!.series, x, (v) => v)).toBe('M-1.5,90.0h3M2.0,100.0L3.0,110.0'));
  it('draws an interval as a level', () => expect(linePath([['2010/2014', 3, 'value']], x, (v) => v)).toBe('M0.0,3.0H4.0'));
  it('has zero in sight unless its values lie far from it', () => {
    expect(rangeOf([trade.lines[0]!])).toEqual([80, 110]);
    expect(rangeOf(trade.lines)).toEqual([0, 110]);
    expect(rangeOf(entry('ideal').lines)).toEqual([-0.4, 0.1]);
    expect(rangeOf([])).toEqual([0, 1]);
    expect(rangeOf(entry('distance').lines)).toEqual([15999, 16001]);
  });
});

describe('values as people read them', () => {
  it.each([[75_400, 'million USD', '75.4B'], [5.5, 'billion USD', '5.5B'], [0.61234, '', '0.612'], [3, 'rank', '3'], [-1.25, '', '-1.25'], [213_993_437, 'persons', '214M'], [1234, 'km', '1,234'], [16948.4, 'km', '16,948']])('%d %s', (value, unit, text) => expect(valueText(value, unit, 'en')).toBe(text));
  it('drop the multiple from the unit', () => expect([unitText('million USD, current'), unitText('billion constant 2021 USD'), unitText('km')]).toEqual(['USD, current', 'constant 2021 USD', 'km']));
});

describe('leaders', () => {
  const reigns = reignsOf(answer.leaders!, 2005, 2013);
  it('within the window, oldest first, cut at its ends', () => {
    expect(reigns.map((r) => r.spell.person)).toEqual(['A', 'B']);
    expect([reigns[0]!.from, reigns[1]!.to]).toEqual([2005, 2014]);
    expect(reigns[1]!.from).toBeCloseTo(2011.34, 2);
  });
  it('without an end rule to the end of the window', () => expect(reignsOf([{ ...answer.leaders![0]!, until: null }], 2005, 2023)[0]!.to).toBe(2024));
});

describe('instruments', () => {
  it('are counted by kind, summed only in one unit', () => {
    expect(talliesOf(answer.instruments!)).toEqual([{ kind: 'congratulation', n: 2, first: 2012, last: 2014, sum: null, unit: '' }, { kind: 'finance', n: 1, first: 2000, last: 2021, sum: 5.5, unit: 'billion USD' }]);
    expect(talliesOf([{ ...answer.instruments![2]!, since: '2000', until: '2021' }])[0]).toMatchObject({ first: 2000, last: 2021 });
    const mixed = talliesOf([...answer.instruments!, { ...answer.instruments![2]!, unit: 'million EUR' }]);
    expect(mixed.find((tally) => tally.kind === 'finance')!.sum).toBeNull();
  });
  it('that come counted already keep their count, and messages have no sum', () => expect(talliesOf([{ ...answer.instruments![0]!, n: 7, value: 7, unit: 'messages' }])[0]).toMatchObject({ n: 7, sum: null }));
});
