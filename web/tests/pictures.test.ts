import { describe, expect, it } from 'vitest';
import { barsOf, groupRows } from '../src/model/lanes';
import { cut, placeLabels, textWidth, type Wanted } from '../src/model/labels';
import { ringRadius, seatsOf, spread } from '../src/model/rings';
import { nextActDay, ticksOf } from '../src/model/ticks';
import { middleMeridian } from '../src/model/geography';
import { dayNumber } from '../src/model/days';
import { rankedSpells, spellsByPartner } from '../src/model/standing';
import { act, actor, atlas, spell } from './fixture';

const x = (day: string) => (dayNumber(day) - dayNumber('1993-01-01')) / 10;

describe('lanes', () => {
  const spells = spellsByPartner(rankedSpells(atlas()), 'CHN');
  it('group by tier in the order pivot, link, node, organization', () => {
    const actors = [actor('CELAC', { kind: 'organization' }), actor('PER', { tier: 'link' }), actor('CHL', { tier: 'pivot' }), actor('BRA', { tier: 'pivot' })];
    const groups = groupRows(actors, spells, 'tier', (a) => a.actor);
    expect(groups.map((g) => [g.name, g.rows.map((r) => r.actor.actor)])).toEqual([['pivot', ['BRA', 'CHL']], ['link', ['PER']], ['organization', ['CELAC']]]);
  });
  it('sort by name in one group', () => expect(groupRows([actor('PER'), actor('BRA')], spells, 'name', (a) => a.actor)[0]!.rows.map((r) => r.actor.actor)).toEqual(['BRA', 'PER']));
  it('draw a bar from the first possible day and fade it to the last', () => {
    const row = groupRows([actor('BRA')], spells, 'name', (a) => a.actor)[0]!.rows[0]!;
    const [first, second] = barsOf(row, x, '2023-12-31');
    expect(first!.x).toBeCloseTo(x('1993-11-01'));
    expect(first!.fade).toBeCloseTo(2.9);
    expect(first!.x + first!.width).toBeCloseTo(second!.x);
    expect(second!.last).toBe(true);
  });
  it('leave out what begins after the window', () => {
    const row = { actor: actor('BRA'), group: '', first: '', segments: [spell('BRA', 4, '2025-01-01', null, 'Z')] };
    expect(barsOf(row, x, '2023-12-31')).toEqual([]);
  });
});

describe('rings', () => {
  it('put the highest rung innermost and no partner on the rim', () => {
    expect(ringRadius(6, 6, 20, 120)).toBeCloseTo(20);
    expect(ringRadius(0, 6, 20, 120)).toBe(120);
    expect(ringRadius(5, 6, 20, 120)).toBeLessThan(ringRadius(4, 6, 20, 120));
  });
  it('never let labels of a side overlap, and keep them inside', () => {
    const actors = Array.from({ length: 33 }, (_, i) => actor(`A${i}`, { subregion: i < 12 ? 'South America' : 'Caribbean', lat: i }));
    const seats = seatsOf(actors, 110, 140, (a) => a.lat ?? 0);
    expect(new Set(seats.map((s) => s.angle)).size).toBe(33);
    for (const side of ['left', 'right']) {
      const heights = seats.filter((s) => s.side === side).map((s) => s.labelY);
      for (let i = 1; i < heights.length; i++) expect(heights[i]! - heights[i - 1]!).toBeGreaterThan(11.9);
      expect(Math.max(...heights.map(Math.abs))).toBeLessThanOrEqual(141);
    }
  });
  it('halve the circle for a region without a south', () => {
    const seats = seatsOf(['A', 'B', 'C'].map((code) => actor(code, { subregion: 'Western Asia' })), 100, 120, () => 0);
    expect(seats.map((s) => s.side).sort()).toEqual(['left', 'right', 'right']);
  });
  it('spread heights but keep their order', () => {
    expect(spread([0, 1, 2], 10, 100)).toEqual([0, 10, 20]);
    expect(spread([90, 95, 100], 10, 100)).toEqual([80, 90, 100]);
  });
});

describe('map labels', () => {
  const wanted = (id: string, at: [number, number], area: number): Wanted => ({ id, text: id, at, area, point: area === 0, box: [at[0] - 40, at[1] - 40, at[0] + 40, at[1] + 40] });
  it('stand inside large shapes and beside points, without overlap', () => {
    const labels = placeLabels([wanted('BRAZIL', [200, 200], 6400), wanted('JAMAICA', [60, 60], 0), wanted('HAITI', [66, 62], 0)], 400, 400, [], () => false, (px, py, id) => id === 'BRAZIL' && Math.abs(px - 200) < 40 && Math.abs(py - 200) < 40);
    expect(labels.find((l) => l.id === 'BRAZIL')?.inside).toBe(true);
    const boxes = labels.map((l) => {
      const w = textWidth(l.text);
      const left = l.anchor === 'start' ? l.x : l.anchor === 'end' ? l.x - w : l.x - w / 2;
      return [left, l.y - 11, left + w, l.y + 3] as const;
    });
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => expect(a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]).toBe(false)));
  });
  it('are cut to a width', () => {
    expect(cut('Improvement', 500)).toBe('Improvement');
    expect(textWidth(cut('Perfeccionamiento', 60), 11)).toBeLessThanOrEqual(60);
    expect(cut('Perfeccionamiento', 60)).toMatch(/^Perf.*…$/);
  });
  it('count a CJK character as a square', () => expect(textWidth('墨西哥', 10)).toBe(30));
});

describe('the time bar', () => {
  it('stacks ticks that fall together', () => {
    const ticks = ticksOf([act('A', 'establish', 'BRA', '2012-06-21'), act('B', 'upgrade', 'CHL', '2012-06-26'), act('C', 'end', 'PER', '2016-01-01')], x);
    expect(ticks.map((t) => [t.act, t.level, t.shape])).toEqual([['A', 0, 'establish'], ['B', 1, 'upgrade'], ['C', 0, 'other']]);
  });
  it('walks from act to act and stops at the ends', () => {
    const acts = atlas().acts;
    expect(nextActDay(acts, '2012-06-21', 1)).toBe('2012-06-26');
    expect(nextActDay(acts, '2012-06-26', -1)).toBe('2012-06-21');
    expect(nextActDay(acts, '1993-01-01', -1)).toBeNull();
  });
});

it('centres the world between the principal and its partners, across the Pacific when that is shorter', () => {
  const meridian = middleMeridian(actor('CHN', { lon: 116 }), [actor('MEX', { lon: -99 }), actor('CHL', { lon: -70 })]);
  expect(Math.abs(meridian)).toBeGreaterThan(140);
});
