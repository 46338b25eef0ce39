import { describe, expect, it } from 'vitest';
import type { CompareAnswer, Side, SurvivalStep } from '../src/model/answers';
import { atRisk, bounded, chosenSides, curveOf, hasSurvival, horizonOf, tidy, yearsOf } from '../src/model/compare';
import { pText } from '../src/model/scale';

const names = { en: 'x', es: 'x', zh: 'x' };
const line = (side: string) => ({ side, case: side.split('@')[0]!, region: 'Africa', title: names });
const step = (years: number, survival: number, more: Partial<SurvivalStep> = {}): SurvivalStep => ({ years, survival, low: survival - 0.1, high: survival + 0.1, at_risk: 5, events: 1, censored: 0, ...more });
const side = (more: Partial<Side>): Side => ({
  side: 'a', case: 'a', principal: 'CHN', title: names, region: '', states: 5, partners: { value: 3, low: 3, high: 3 }, by_rung: [], unranked: 0, by_year: [], acts_per_year: { value: 1, low: 1, high: 1 },
  survival: [], median_years_to_upgrade: { value: null, low: null, high: null }, n_spells: 0, n_upgraded: 0, n_left_truncated: 0, ...more,
});

describe('the sides', () => {
  const sides = ['china', 'china@Africa', 'korea'].map(line);
  it('are those of the address', () => expect(chosenSides(sides, 'korea', 'china@Africa', 'china')).toEqual(['korea', 'china@Africa']));
  it('begin with the case in view and the next one', () => expect(chosenSides(sides, '', '', 'china')).toEqual(['china', 'china@Africa']));
  it('are never the same twice', () => expect(chosenSides(sides, 'korea', 'korea', '')).toEqual(['korea', 'china']));
  it('may be missing', () => expect(chosenSides([], '', '', 'x')).toEqual(['', '']));
});

describe('one set of axes', () => {
  const two = [side({ by_year: [{ year: 1990, n_established: 0, n_upgraded: 0 }, { year: 1993, n_established: 4, n_upgraded: 1 }], survival: [step(3, 0.8)] }), side({ by_year: [{ year: 2001, n_established: 1, n_upgraded: 1 }], survival: [step(12.5, 0.5)] })];
  it('spans the years in which either side acted', () => expect(yearsOf(two)).toEqual({ from: 1993, to: 2001, most: 5 }));
  it('spans the longest time followed', () => expect(horizonOf(two)).toBe(12.5));
});

describe('a survival curve', () => {
  const curve = curveOf([step(2, 0.8), step(5, 0.5, { censored: 1 })], (t) => t * 10, (s) => 100 - s * 100);
  it('begins at one and goes in steps', () => expect(curve.line).toBe('M0.0,0.0H20.0V20.0H50.0V50.0'));
  it('has a closed band', () => expect(curve.band.endsWith('Z')).toBe(true));
  it('marks what was censored', () => expect(curve.marks).toEqual([[50, 50]]));
  it('says how many were still followed', () => expect(atRisk([step(2, 0.8, { at_risk: 9 }), step(5, 0.5, { at_risk: 4 })], [0, 2, 3, 9])).toEqual([9, 9, 4, 0]));
  it('needs spells on both sides', () => {
    const answer = (a: Side, b: Side) => ({ sides: [a, b] }) as CompareAnswer;
    expect(hasSurvival(answer(side({ survival: [step(1, 1)] }), side({})))).toBe(false);
    expect(hasSurvival(answer(side({ survival: [step(1, 1)] }), side({ survival: [step(1, 1)] })))).toBe(true);
  });
});

it('writes values with their bounds, and dashes for none', () => {
  expect(bounded({ value: 3, low: 3, high: 3 })).toBe('3');
  expect(bounded({ value: 3, low: 2, high: 5 })).toBe('3 (2–5)');
  expect(bounded({ value: 7.25, low: 4, high: null }, 1)).toBe('7.3 (4.0–…)');
  expect(bounded({ value: null, low: null, high: null })).toBe('–');
});

it('writes p as readers expect it', () => expect([0.0004, 0.0312, 0.42, null].map(pText)).toEqual(['< 0.001', '= 0.031', '= 0.42', '–']));

it('fills in what an answer on two ladders lacks', () => {
  const bare = { sides: [side({ by_rung: null as never, survival: null as never }), side({})], test: null, overlap: { n_shared: 1, jaccard: null, shared: [{ partner: 'BRA', name: 'Brazil', rungs: null, first: ['1999', '..'], first_mover: 'a', acts: [] }], only: [[], []], by_rung: null, first_mover: [] }, ladders: { comparable: false, ladder: '', said: 'no' } } as unknown as CompareAnswer;
  const full = tidy(bare);
  expect([full.sides[0].by_rung, full.sides[0].survival, full.overlap?.by_rung, full.ladders.common_titles]).toEqual([[], [], [], []]);
  expect(full.overlap?.shared[0]?.rungs).toEqual([null, null]);
});
