import { describe, expect, it } from 'vitest';
import { byWhat, chosenModel, even, farthest, fixed, hasProfile, influential, intervalOf, leastP, leavesZeroOut, num, partnerIn, radius, ratioTicks, read, readTerm, roomFor, rowScale, sideOf, spanOf, stairsOf, ticksIn, twoLines, verdictOf, type FitEvent, type Stay, type Term, type Trait } from '../src/model/models';

const term = (estimate: number | null, low: number | null, high: number | null, more: Partial<Term> = {}): Term => ({ name: 't', estimate, se: 1, z: 1, p: 0.5, low, high, robust_se: null, imputed: 0, ...more });
const stay = (rung: number, years: number, survival: number, low: number | null, high: number | null): Stay => ({ rung, years, at_risk: 10, rises: 1, survival, low, high });
const trait = (recorded: number | null, low: number, high: number, p: number | null, what = 'wait'): Trait => ({ what, among: 'median', recorded, mean: (low + high) / 2, low, high, p, courses: 100 });
const event = (to: string, displacement: number | null, deviance = 1): FitEvent => ({ time: 0, date: '2003-07-02', from: 'CHN', to, line: null, probability: 0.1, alternatives: 9, rank: 0.5, deviance, displacement, moves: 't', by: 0.1, influence: [] });

it('takes the model that was chosen, else the first', () => {
  const models = ['a', 'b'].map((name) => ({ name, formula: '', seed: 1, warnings: [], digest: null, problems: [], fit: null }));
  expect([chosenModel(models, 'b')?.name, chosenModel(models, 'gone')?.name, chosenModel([], 'a')]).toEqual(['b', 'a', null]);
});

describe('a term', () => {
  it('is taken apart as it is written', () => {
    expect(readTerm("tie(exchange, weighted, window = '3 years')")).toEqual([{ effect: 'tie', of: ['exchange'], flags: ['weighted'], options: new Map([['window', '3 years']]) }]);
    expect(readTerm('mixed_trans(partner, same_subregion)')?.[0]?.of).toEqual(['partner', 'same_subregion']);
    expect(readTerm('inertia')).toEqual([{ effect: 'inertia', of: [], flags: [], options: new Map() }]);
  });
  it('may be a product, and what is no term stays whole', () => {
    expect(readTerm('alter(gdp):tie(distance.capitals, transform = log1p)')?.map((s) => [s.effect, s.of[0]])).toEqual([['alter', 'gdp'], ['tie', 'distance.capitals']]);
    expect(readTerm('1 + 2')).toBeNull();
    expect(readTerm("tie(a, window = '1 day: 2')")?.length).toBe(1);
  });
});

describe('coefficients', () => {
  const profiled = term(0.3, 0.1, 0.5, { profile_low: null, profile_high: 0.6 });
  it('have Wald intervals, and profile ones where there are any', () => {
    expect([intervalOf(profiled, 'wald'), intervalOf(profiled, 'profile'), intervalOf(term(0, -1, 1), 'profile')]).toEqual([[0.1, 0.5], [null, 0.6], [-1, 1]]);
    expect([hasProfile([profiled]), hasProfile([term(0, 0, 0)])]).toEqual([true, false]);
  });
  it('leave no effect out, or not; an open end reaches everywhere', () => {
    expect([[0.1, 0.5], [-2, -1], [-1, 1], [null, 0.6], [null, -0.6], [0.1, null]].map((ends) => leavesZeroOut(ends as [number | null, number | null]))).toEqual([true, true, false, false, true, true]);
  });
  it('span their intervals and 0, with air; what is unknown adds nothing', () => {
    const [low, high] = spanOf([term(1, 0.5, 2), term(null, null, null)], 'wald');
    expect(low).toBeCloseTo(-0.12);
    expect(high).toBeCloseTo(2.12);
    expect(spanOf([], 'wald')[1]).toBeGreaterThan(0);
  });
  it('have round ticks', () => {
    expect(ticksIn([-0.85, 1.25], 4)).toEqual([-0.5, 0, 0.5, 1]);
    expect(ticksIn([0, 1], 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(Object.is(ticksIn([-1, 1], 2)[1], 0)).toBe(true);
  });
  it('as ratios stand at their logarithms, never too many, 1 among them', () => {
    for (const [low, high, n] of [[-0.85, 1.25, 6], [-0.1, 0.1, 5], [-4, 9, 5], [-30, 30, 5], [-0.3, 2, 3]] as const) {
      const ticks = ratioTicks([low, high], n);
      expect(ticks.length, `${low} to ${high}`).toBeLessThanOrEqual(n + 1);
      expect(ticks.some(({ ratio, at }) => ratio === 1 && at === 0)).toBe(true);
      for (const { ratio, at } of ticks) expect(at).toBeCloseTo(Math.log(ratio));
    }
  });
  it('are read as they are, or as ratios', () => expect([read(0, true), read(Math.log(2), true), read(0.3, false), read(null, true)]).toEqual([1, 2, 0.3, null]));
  it('have names on two lines at most', () => {
    expect(twoLines('short', 100, 12)).toEqual(['short']);
    const lines = twoLines('Paths through a third actor: partnership, then same subregion', 200, 12);
    expect(lines).toHaveLength(2);
    expect(lines.join(' ')).toMatch(/^Paths through a third actor: partnership/);
    expect(twoLines('经第三方的路径：先伙伴关系，后同一次区域', 120, 12)[0]).toBe('经第三方的路径：先伙');
    expect(twoLines('Unbreakablyunbreakable', 60, 12)).toHaveLength(1);
  });
});

describe('residuals', () => {
  it('name the events that hold the result up, most first', () => {
    expect(influential([event('A', 0.1), event('B', null), event('C', 0.4), event('D', 1e-31)], 3).map((e) => e.to)).toEqual(['C', 'A']);
  });
  it('are about the partner, not the principal', () => expect([partnerIn({ from: 'CHN', to: 'MEX' }, 'CHN'), partnerIn({ from: 'MEX', to: 'CHN' }, 'CHN'), partnerIn({ from: 'MEX', to: '' }, 'CHN')]).toEqual(['MEX', 'MEX', 'MEX']));
  it('come by size, whichever their sign', () => {
    const row = (deviance: number) => ({ observed: 0, expected: 0, martingale: 0, deviance });
    expect(farthest([row(1), row(-3), row(2)], 2).map((r) => r.deviance)).toEqual([-3, 2]);
  });
  it('have circles whose area says the size', () => {
    const size = radius(4, 0, 10);
    expect([size(4), size(1), size(null), size(99)]).toEqual([10, 5, 0, 10]);
  });
  it('are named where there is room, the first wanted first', () => {
    const at = (x: number, y: number) => ({ x, y, wide: 30 });
    expect(roomFor([at(0, 0), at(20, 5), at(40, 0), at(20, 20)], 13)).toEqual([at(0, 0), at(40, 0), at(20, 20)]);
    expect(roomFor([at(0, 0), at(40, 0)], 13, [{ x: 5, y: 4, wide: 10 }])).toEqual([at(40, 0)]);
  });
});

describe('survival', () => {
  const same = (value: number) => value;
  it('goes down in steps, a curve for each rung, lowest first', () => {
    const [first, second] = stairsOf([stay(4, 2, 0.8, 0.6, 0.9), stay(1, 3, 0.5, 0.1, 0.9), stay(4, 5, 0.4, 0.2, 0.7)], same, same);
    expect([first!.rung, second!.rung]).toEqual([1, 4]);
    expect(second!.line).toBe('M0.0,1.0H2.0V0.8H5.0V0.4');
    expect([first!.half, second!.half, second!.rises]).toEqual([3, 5, 2]);
  });
  it('has a band that ends where its interval is unknown', () => {
    const [curve] = stairsOf([stay(1, 2, 0.5, 0.1, 0.9), stay(1, 6, 0, null, null)], same, same);
    expect(curve!.band).toBe('M2.0,0.9V0.9H6.0V0.1H2.0Z');
    expect(stairsOf([stay(1, 2, 0, null, null)], same, same)[0]!.band).toBe('');
    expect(stairsOf([stay(1, 2, 0.9, 0.8, 1)], same, same)[0]!.half).toBeNull();
  });
});

describe('goodness of fit', () => {
  it('is bad below p 0.05, and says nothing where no course differs', () => {
    expect([trait(10, 1, 5, 0.02), trait(3, 1, 5, 0.4), trait(3, 3, 3, 1), trait(null, 1, 5, null)].map(verdictOf)).toEqual(['bad', 'fair', 'fixed', 'fair']);
    expect([sideOf(trait(10, 1, 5, 0.02)), sideOf(trait(0, 1, 5, 0.02))]).toEqual(['above', 'below']);
  });
  it('cannot say less than its courses allow', () => expect(leastP(100)).toBeCloseTo(0.0198));
  it('stands on a scale of its own: the interval takes the middle half, what lies far out the edge', () => {
    const { at, out } = rowScale(trait(0, 10, 20, 1), [0, 100]);
    expect([at(10), at(20), at(15), at(99), at(-99)]).toEqual([25, 75, 50, 100, 0]);
    expect([out(20), out(99)]).toEqual([false, true]);
    expect(rowScale(trait(7, 7, 7, 1), [0, 100]).at(7)).toBe(50);
  });
  it('keeps the order of the answer', () => expect(byWhat([trait(1, 1, 1, 1, 'rung'), trait(1, 1, 1, 1), trait(2, 1, 1, 1, 'rung')]).map(({ what, rows }) => [what, rows.length])).toEqual([['rung', 2], ['wait', 1]]));
});

it('writes numbers for people', () => {
  expect([num(0.32168, 'en-GB'), num(-0.0637, 'en-GB'), num(1627.4, 'en-GB'), num(null, 'en'), num(-1e-17, 'en'), num(3408, 'es')]).toEqual(['0.322', '−0.0637', '1,627', '–', '0', '3408']);
  expect([even(1.9, 'en'), even(3, 'en'), even(0, 'en'), even(-0.493, 'es'), even(undefined, 'en')]).toEqual(['1.90', '3.00', '0', '−0,493', '–']);
  expect([fixed(-0.001, 'en'), fixed(-2.824, 'en'), fixed(12, 'en', 1), fixed(NaN, 'en')]).toEqual(['0.00', '−2.82', '12.0', '–']);
});
