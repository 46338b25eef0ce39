import { describe, expect, it } from 'vitest';
import { agreement, moved, named, nearBorder, reaches, readLevers, shares, span, standingOf, tierRows, writeLevers, type Assignment, type Criterion, type Problem } from '../src/model/tiers';

const criterion = (id: string, direction: 'max' | 'min' = 'max', weight = 1): Criterion => ({ id, direction, weight, factor: 'potential', unit: 'USD', name: { en: id, es: id, zh: id } });
const problem: Problem = {
  method: 'mr-sort', criteria: [criterion('trade'), criterion('distance', 'min', 3)], categories: ['node', 'link', 'pivot'], cutting_level: 0.6,
  boundaries: [{ performances: { trade: 10, distance: 50 } }, { performances: { trade: 20, distance: 30 } }],
  alternatives: [{ id: 'A', performances: { trade: 5, distance: 60 } }, { id: 'B', performances: { trade: 15, distance: 20 } }, { id: 'C', performances: { trade: [8, 30], distance: null } }],
};
const row = (partner: string, lowest: string, highest: string, drawn: Record<string, number> = {}, printed: string | null = null): Assignment => ({ partner, tier: lowest === highest ? lowest : null, printed, lowest, highest, shares: drawn, why: [] });

describe('levers', () => {
  it('go to the address and back', () => {
    const levers = new Map([['level', 0.75], ['weight.trade', 0.2], ['profile.1.trade', 1.25e10]]);
    expect(readLevers(writeLevers(levers))).toEqual(levers);
    expect(readLevers('level=much,weight.trade=,x')).toEqual(new Map());
  });
  it('leave the problem as it is when none is moved', () => expect(moved(problem, new Map())).toBe(problem));
  it('set level, weight and profile, and touch nothing else', () => {
    const other = moved(problem, new Map([['level', 0.9], ['weight.trade', 5], ['profile.0.trade', 12]]));
    expect([other.cutting_level, other.criteria.map((c) => c.weight), other.boundaries.map((b) => b.performances['trade'])]).toEqual([0.9, [5, 3], [12, 20]]);
    expect(other.alternatives).toBe(problem.alternatives);
    expect(problem.boundaries[0]!.performances['trade']).toBe(10);
  });
  it('keep boundaries in order, in the direction of the criterion', () => {
    const up = moved(problem, new Map([['profile.0.trade', 25], ['profile.0.distance', 10]]));
    expect(up.boundaries.map((b) => b.performances)).toEqual([{ trade: 25, distance: 10 }, { trade: 25, distance: 10 }]);
    const down = moved(problem, new Map([['profile.1.trade', 5], ['profile.1.distance', 70]]));
    expect(down.boundaries.map((b) => b.performances)).toEqual([{ trade: 5, distance: 70 }, { trade: 5, distance: 70 }]);
  });
  it('never leave a level outside its range, nor all weights at zero', () => {
    expect(moved(problem, new Map([['level', 0.1]])).cutting_level).toBe(0.5);
    expect(moved(problem, new Map([['weight.trade', 0], ['weight.distance', 0]])).criteria.map((c) => c.weight)).toEqual([1, 3]);
  });
});

it('puts the engine\u2019s shares under the names of the tiers, and says what it could not do', () => {
  const drawn = named(problem, { status: 'ok', draws: 10, assignments: [{ partner: 'A', lowest: 'link', highest: 'link', tier: 'link', shares: [0.1, 0.7, 0.2] }] });
  expect(drawn.assignments[0]).toMatchObject({ partner: 'A', tier: 'link', shares: { node: 0.1, link: 0.7, pivot: 0.2 }, why: [] });
  expect(named(problem, { status: 'ok', draws: 0, assignments: [{ partner: 'A', lowest: 'node', highest: 'link', tier: null }] }).assignments[0]!.shares).toEqual({});
  expect(() => named(problem, { status: 'malformed', draws: 0, assignments: [] })).toThrow('malformed');
});
it('says weights as shares of their sum', () => expect([...shares(problem.criteria).values()]).toEqual([0.25, 0.75]));

describe('a criterion', () => {
  it('spans its scale, else what partners and boundaries show', () => {
    expect(span(problem, problem.criteria[0]!)).toEqual([5, 30]);
    expect(span(problem, { ...problem.criteria[0]!, scale: [0, 100] })).toEqual([0, 100]);
  });
  it('reaches a boundary it equals, less is better where it says so, and is silent on what nobody knows', () => {
    const [trade, distance] = problem.criteria as [Criterion, Criterion];
    expect([reaches(trade, 10, 10), reaches(trade, 9, 10), reaches(distance, 20, 30), reaches(distance, 31, 30)]).toEqual([true, false, true, false]);
    expect([reaches(trade, null, 10), reaches(trade, [8, 30], 10), reaches(trade, [12, 30], 10), reaches(trade, 5, undefined)]).toEqual([null, null, true, null]);
  });
  it('places partners by rank and boundaries between them', () => {
    const trade = standingOf(problem, problem.criteria[0]!);
    expect([trade(5), trade(15), trade(19)].map((v) => Math.round(v * 6))).toEqual([1, 3, 5]);
    expect(trade(10)).toBeCloseTo(1 / 3);
    const distance = standingOf(problem, problem.criteria[1]!);
    expect(distance(20)).toBeGreaterThan(distance(60));
  });
});

describe('assignments', () => {
  const rows = [row('A', 'node', 'node', { node: 0.7, link: 0.3 }, 'node'), row('B', 'pivot', 'pivot', { pivot: 0.9, link: 0.1 }, 'link'), row('C', 'link', 'pivot'), row('D', 'pivot', 'pivot', { pivot: 1 })];
  it('stand by tier, the best and surest first, the undecided between', () => {
    expect(tierRows({ assignments: rows }, problem.categories).map(({ tier, rows: own }) => [tier, own.map((r) => r.partner).join('')])).toEqual([['pivot', 'DB'], ['link–pivot', 'C'], ['node', 'A']]);
  });
  it('near a border name the two likeliest tiers', () => {
    expect(nearBorder(rows[0]!)).toEqual([['node', 0.7], ['link', 0.3]]);
    expect(rows.slice(1).map(nearBorder)).toEqual([null, null, null]);
  });
  it('agree with what is printed, where something is', () => expect(agreement({ assignments: rows })).toEqual({ same: 1, of: 2 }));
});
