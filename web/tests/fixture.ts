// A small network written as text: three partners and an organization, one of them with a doubtful date.
import type { Act, Actor, AtlasAnswer, Kind, Spell } from '../src/model/answers';

export const actor = (code: string, more: Partial<Actor> = {}): Actor => ({
  actor: code, kind: 'state', name: { en: code, es: code, zh: code }, region: 'LAC', subregion: 'South America', lat: 0, lon: -60, in_region: true, tier: null, ...more,
});

export const act = (id: string, kind: Kind, partner: string, min: string, max = min, more: Partial<Act> = {}): Act => ({
  act: id, date: min === max ? min : min.slice(0, 4), date_min: min, date_max: max, day: min, kind, parties: ['CHN', partner], title: 'strategic partnership', layer: 'bilateral', status: 'accepted',
  rung_before: 0, rung_after: 4, sources: ['paper'], evidence: [], ...more,
});

export const spell = (partner: string, rung: number | null, since: string, until: string | null, id: string, more: Partial<Spell> = {}): Spell => ({
  a: 'CHN', b: partner, layer: 'bilateral', title: 'strategic partnership', rung, since, since_min: since, since_max: since, until, until_min: until, until_max: until, act: id, in_force: true, ...more,
});

export const atlas = (): AtlasAnswer => ({
  case: { case: 'toy', title: { en: 'Toy', es: 'Toy', zh: 'Toy' }, principal: 'CHN', region: { en: '', es: '', zh: '' }, region_actors: ['BRA', 'CHL', 'PER', 'CELAC'], since: '1993-01-01', until: '2023-12-31', ladder: 'l', dates: 'middle' },
  ladders: ['l'], date_rules: ['middle'], rungs: [1, 2, 3, 4, 5, 6].map((rung) => ({ rung, label: String(rung) })), phases: [],
  actors: [actor('CHN', { in_region: false }), actor('BRA', { tier: 'pivot' }), actor('CHL', { tier: 'pivot' }), actor('PER', { tier: 'link' }), actor('CELAC', { kind: 'organization' }), actor('KOR', { in_region: false })],
  memberships: [
    { actor: 'BRA', organization: 'CELAC', role: 'member', status: 'in_force', since: '2011-12-03', since_min: '2011-12-03', since_max: '2011-12-03', until: null, until_min: null, until_max: null },
    { actor: 'BRA', organization: 'CELAC', role: 'member', status: 'suspended', since: '2020-01-15', since_min: '2020-01-15', since_max: '2020-01-15', until: '2023-01-05', until_min: '2023-01-05', until_max: '2023-01-05' },
    { actor: 'CHL', organization: 'CELAC', role: 'member', status: 'in_force', since: '2011-12-03', since_min: '2011-12-03', since_max: '2011-12-03', until: null, until_min: null, until_max: null },
    { actor: 'PER', organization: 'CELAC', role: 'observer', status: 'in_force', since: '2011-12-03', since_min: '2011-12-03', since_max: '2011-12-03', until: null, until_min: null, until_max: null },
  ],
  titles: [],
  spells: [
    spell('BRA', 4, '1993-11-15', '2012-06-21', 'A1', { since_min: '1993-11-01', since_max: '1993-11-30' }),
    spell('BRA', 5, '2012-06-21', null, 'A2'),
    spell('CHL', 2, '2004-11-15', '2012-06-26', 'A3', { since_min: '2004-11-01', since_max: '2004-11-30' }),
    spell('CHL', 4, '2012-06-26', null, 'A4'),
    spell('BRA', null, '2023-04-14', null, 'A5', { layer: 'sectoral' }),
    spell('KOR', 4, '2003-07-01', null, 'A6'),
    { ...spell('CHL', 4, '2022-10-01', null, 'A7'), a: 'KOR' },
  ],
  acts: [
    act('A1', 'establish', 'BRA', '1993-11-01', '1993-11-30'), act('A2', 'upgrade', 'BRA', '2012-06-21'), act('A3', 'establish', 'CHL', '2004-11-01', '2004-11-30'),
    act('A4', 'upgrade', 'CHL', '2012-06-26'), act('A5', 'establish', 'BRA', '2023-04-14', '2023-04-14', { layer: 'sectoral' }), act('A6', 'establish', 'KOR', '2003-07-01'),
    act('A7', 'upgrade', 'CHL', '2022-10-01', '2022-10-01', { parties: ['KOR', 'CHL'] }), act('A8', 'upgrade', 'PER', '2013-04-06', '2013-04-06', { status: 'disputed' }),
  ],
  sources: [],
});
