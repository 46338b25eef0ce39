import { describe, expect, it } from 'vitest';
import { countedActs, existsIn, figuresOn, membersOn, partnersOf, rankedSpells, regionOf, spellsByPartner, standingOn } from '../src/model/standing';
import { actor, atlas, spell } from './fixture';

const on = (day: string) => standingOn(spellsByPartner(rankedSpells(atlas()), 'CHN'), day);

describe('existence', () => {
  const sudan = actor('SSD', { since: '2011-07-09' });
  it('counts the first and the last day', () => {
    expect(['2011-07-08', '2011-07-09'].map((day) => existsIn(sudan, day, day))).toEqual([false, true]);
    expect(['2006-06-05', '2006-06-06'].map((day) => existsIn(actor('SCG', { until: '2006-06-05' }), day, day))).toEqual([true, false]);
  });
  it('counts a year whole, and whoever has no dates always', () => {
    expect(existsIn(actor('X', { since: '1991', until: '1992' }), '1992-12-31', '1992-12-31')).toBe(true);
    expect(existsIn(actor('X', { since: null, until: null }), '1900-01-01', '1900-01-01')).toBe(true);
  });
  it('leaves out of the region whoever is gone before the window, not whoever comes in it', () => {
    const given = atlas();
    given.actors.push(actor('SUN', { until: '1991-12-26' }), sudan);
    expect(regionOf(given).map((one) => one.actor)).toEqual(['BRA', 'CHL', 'PER', 'CELAC', 'SSD']);
  });
});

describe('standing on a day', () => {
  it('finds nobody before the first act', () => expect(on('1993-01-01').size).toBe(0));
  it('gives the day of an upgrade to the higher rung', () => {
    expect(on('2012-06-20').get('BRA')?.rung).toBe(4);
    expect(on('2012-06-21').get('BRA')?.rung).toBe(5);
  });
  it('says who was at the top in 2012', () => {
    const held = on('2012-12-31');
    const top = Math.max(...[...held.values()].map((s) => s.rung ?? 0));
    expect([...held.values()].filter((s) => s.rung === top).map((s) => s.actor)).toEqual(['BRA']);
  });
  it('gives the same object as long as the same spell holds', () => {
    const spells = spellsByPartner(rankedSpells(atlas()), 'CHN');
    expect(standingOn(spells, '2013-01-01').get('BRA')).toBe(standingOn(spells, '2014-01-01').get('BRA'));
    expect(standingOn(spells, '2012-01-01').get('BRA')).not.toBe(standingOn(spells, '2013-01-01').get('BRA'));
  });
  it('leaves out sectoral ties, actors outside the region, and ties of others', () => {
    expect([...on('2023-12-31').keys()].sort()).toEqual(['BRA', 'CHL']);
  });
  it('takes the closest of two layers and keeps an unranked title', () => {
    const spells = new Map([['BRA', [spell('BRA', null, '2000-01-01', null, 'X'), spell('BRA', 2, '2001-01-01', null, 'Y')]]]);
    expect(standingOn(spells, '2000-06-01').get('BRA')?.rung).toBeNull();
    expect(standingOn(spells, '2002-01-01').get('BRA')?.rung).toBe(2);
  });
  it('does not care in which order the principal is written', () => {
    const turned = { ...spell('BRA', 3, '2000-01-01', null, 'X'), a: 'BRA', b: 'CHN' };
    expect(standingOn(spellsByPartner([turned], 'CHN'), '2001-01-01').get('BRA')?.rung).toBe(3);
  });
});

describe('figures', () => {
  it('counts accepted acts of the principal with its region, and can name them', () => {
    const data = atlas();
    expect(countedActs(data).map((a) => a.act)).toEqual(['A1', 'A2', 'A3', 'A4']);
    const figures = figuresOn(data, countedActs(data), on('2012-06-24'), '2012-06-24');
    expect(figures.upgraded.map((a) => a.act)).toEqual(['A2']);
    expect(figures.established).toHaveLength(2);
    expect(figures.partners.map((a) => a.act)).toEqual(['A2', 'A3']);
    expect([figures.states, figures.organizations]).toEqual([2, 0]);
  });
  it('lists partners in the order of the data', () => expect(partnersOf(atlas()).map((a) => a.actor)).toEqual(['BRA', 'CHL']));
});

describe('members of an organization', () => {
  it('leaves out observers and, while it lasts, a suspended member', () => {
    const { memberships } = atlas();
    expect([...membersOn(memberships, 'CELAC', '2011-12-02')]).toEqual([]);
    expect([...membersOn(memberships, 'CELAC', '2015-01-01')]).toEqual(['BRA', 'CHL']);
    expect([...membersOn(memberships, 'CELAC', '2021-01-01')]).toEqual(['CHL']);
    expect([...membersOn(memberships, 'CELAC', '2023-06-01')]).toEqual(['BRA', 'CHL']);
  });
});
