import { describe, expect, it } from 'vitest';
import type { AtlasAnswer } from '../src/model/answers';
import { whereCompared, whereSides } from '../src/engine';
import { drawnTies, sheetOf, spansWorld, outlinesOf } from '../src/model/geography';
import { groupRows, stackOf, stepsOf } from '../src/model/lanes';
import { gridOf, pairKey, tiesOn } from '../src/model/matrix';
import { eraOf, namesIn } from '../src/model/names';
import { denseSeats, stepDown } from '../src/model/rings';
import { linear, roundTicks } from '../src/model/scale';
import { actorsOf, groupsOf, regionsOf, scoped } from '../src/model/scope';
import { countedActs, partnersOf, rankedSpells, spellsByPartner, standingOn, unknownUntil, yearRows } from '../src/model/standing';
import { sizedTicks, tickPaths } from '../src/model/ticks';
import { act, actor, atlas, spell } from './fixture';

const world = (): AtlasAnswer => {
  const base = atlas();
  const places: Record<string, [string, string]> = { BRA: ['Americas', 'South America'], CHL: ['Americas', 'South America'], KEN: ['Africa', 'Eastern Africa'], EGY: ['Africa', 'Northern Africa'], KOR: ['Asia', 'Eastern Asia'], CHN: ['Asia', 'Eastern Asia'] };
  return {
    ...base,
    case: { ...base.case, principals: ['CHN', 'KOR'], region_actors: ['BRA', 'CHL', 'KEN', 'EGY', 'KOR'] },
    actors: Object.entries(places).map(([code, [region, subregion]]) => actor(code, { region, subregion, in_region: code !== 'CHN' })),
    spells: [spell('BRA', 4, '2000-01-01', '2010-01-01', 'W1'), spell('BRA', 5, '2010-01-01', null, 'W2'), spell('KEN', 2, '2005-01-01', null, 'W3', { by_record: true }), spell('EGY', 5, '1999-01-01', null, 'W4'), spell('KOR', 4, '2008-01-01', null, 'W5'),
      { ...spell('CHL', 3, '2004-01-01', null, 'W6'), a: 'KOR' }, spell('KEN', 1, '2001-01-01', null, 'W7', { layer: 'community' })],
    acts: [act('W1', 'establish', 'BRA', '2000-01-01'), act('W2', 'upgrade', 'BRA', '2010-01-01'), act('W3', 'establish', 'KEN', '2005-01-01', '2006-12-31', { day: '2005-12-31' }), act('W6', 'establish', 'CHL', '2004-01-01', '2004-01-01', { parties: ['KOR', 'CHL'] })],
    layer_rungs: { community: [{ rung: 1, label: 'community' }] },
    truncated: [{ a: 'CHN', b: 'EGY', layer: 'bilateral', until: '1999-01-01' }, { a: 'CHN', b: 'KEN', layer: 'community', until: '2001-01-01' }, { a: 'CHL', b: 'KOR', layer: 'bilateral', until: '2004-01-01' }],
  };
};
const codes = (list: { actor: string }[]) => list.map((a) => a.actor).sort();

describe('the scope', () => {
  it('reads regions from the actors when the answer has none', () => {
    expect(regionsOf(world()).regions.map((r) => r.region)).toEqual(['Americas', 'Africa', 'Asia']);
    expect([...actorsOf(regionsOf(world()), 'Africa')!].sort()).toEqual(['EGY', 'KEN']);
    expect([...actorsOf(regionsOf(world()), 'Northern Africa')!]).toEqual(['EGY']);
    expect(actorsOf(regionsOf(world()), 'Atlantis')).toBeNull();
  });
  it('take the scheme asked for, else the first', () => {
    const many = { ...world(), regions: [{ scheme: 'paper', regions: [{ region: 'South', subregions: [{ subregion: '', actors: ['BRA', 'KEN'] }] }] }, { scheme: 'm49', regions: [{ region: 'Americas', subregions: [{ subregion: 'South America', actors: ['BRA'] }] }, { region: 'Organizations', subregions: [{ subregion: 'Americas', actors: ['OAS'] }] }] }] };
    expect([regionsOf(many).scheme, regionsOf(many, 'm49').scheme, regionsOf(many, 'none').scheme]).toEqual(['paper', 'm49', 'paper']);
    expect([...actorsOf(regionsOf(many, 'm49'), 'Americas')!]).toEqual(['BRA', 'OAS']);
    expect(codes(partnersOf(scoped(many, '', 'South')))).toEqual(['BRA', 'KEN']);
  });
  it('leaves an answer alone when nothing is narrowed, or nothing it knows', () => {
    const whole = world();
    expect(scoped(whole, '', '')).toBe(whole);
    expect(scoped(whole, 'XXX', 'Atlantis')).toBe(whole);
  });
  it('narrows partners, spells and acts to a region', () => {
    const africa = scoped(world(), '', 'Africa');
    expect(codes(partnersOf(africa))).toEqual(['EGY', 'KEN']);
    expect(countedActs(africa).map((a) => a.act)).toEqual(['W3']);
  });
  it('shows the network of another principal, who is never its own partner', () => {
    const korea = scoped(world(), 'KOR', '');
    expect(korea.case.principal).toBe('KOR');
    expect(codes(partnersOf(korea))).toEqual(['CHL', 'CHN']);
  });
  it('groups by region where several are in view, else by sub-region', () => {
    const all = world();
    expect(groupsOf(regionsOf(all), all.actors.filter((a) => a.in_region)).grain).toBe('region');
    const africa = groupsOf(regionsOf(all), all.actors.filter((a) => a.region === 'Africa'));
    expect([africa.grain, ...africa.order]).toEqual(['subregion', 'Eastern Africa', 'Northern Africa']);
  });
});

describe('what is unknown', () => {
  it('keeps layers with a ladder of their own out of the rungs', () => expect(rankedSpells(world()).some((s) => s.layer === 'community')).toBe(false));
  it('knows before which day a record is cut off, in ranked layers and for the principal alone', () => {
    expect([...unknownUntil(world())]).toEqual([['EGY', '1999-01-01']]);
    expect([...unknownUntil(scoped(world(), 'KOR', ''))]).toEqual([['CHL', '2004-01-01']]);
  });
  it('carries what holds by record only', () => {
    const held = standingOn(spellsByPartner(rankedSpells(world()), 'CHN'), '2020-01-01');
    expect([held.get('KEN')?.byRecord, held.get('BRA')?.byRecord]).toEqual([true, false]);
  });
  it('counts a doubtful year low and high', () => {
    const rows = yearRows(countedActs(world()), (a) => a.parties.filter((p) => p !== 'CHN'));
    expect(rows.map((r) => [r.year, r.n_established, r.n_upgraded, r.low, r.high])).toEqual([[2000, 1, 0, 1, 1], [2005, 1, 0, 0, 1], [2006, 0, 0, 0, 1], [2010, 0, 1, 1, 1]]);
  });
});

describe('names in time', () => {
  const actors = [actor('SWZ', { names: [{ since: null, until: '2018-04-19', name: { en: 'Swaziland', es: 'Suazilandia', zh: '斯威士兰' } }] }), actor('BRA')];
  it('hold until the day they change, which has the new one', () => {
    expect(namesIn(actors, eraOf(actors, '2018-04-18')).get('SWZ')?.en).toBe('Swaziland');
    expect(namesIn(actors, eraOf(actors, '2018-04-19')).size).toBe(0);
  });
  it('give one era to all days between two changes', () => expect(eraOf(actors, '1995-01-01')).toBe(eraOf(actors, '2010-01-01')));
});

describe('many partners', () => {
  const rows = () => groupRows(partnersOf(world()), spellsByPartner(rankedSpells(world()), 'CHN'), 'name', (a) => a.actor, groupsOf(regionsOf(world()), world().actors));
  it('fold into regions, in the order of the data', () => expect(rows().map((g) => [g.name, ...codes(g.rows.map((r) => r.actor))])).toEqual([['Americas', 'BRA'], ['Africa', 'EGY', 'KEN'], ['Asia', 'KOR']]));
  it('are counted by rung from act to act', () => {
    const steps = stepsOf(rows()[1]!.rows, 6);
    expect(steps.map((s) => [s.since, s.counts[5], s.counts[2]])).toEqual([['1999-01-01', 1, 0], ['2005-01-01', 1, 1]]);
  });
  it('are counted once, on the highest rung, and no longer after an end', () => {
    const row = { actor: actor('BRA'), group: '', first: '', segments: [spell('BRA', 2, '2000-01-01', '2003-01-01', 'A'), spell('BRA', 4, '2001-01-01', '2002-01-01', 'B')] };
    expect(stepsOf([row], 6).map((s) => s.counts.reduce((a, b) => a + b))).toEqual([1, 1, 1, 0]);
    expect(stepsOf([row], 6)[1]!.counts[4]).toBe(1);
  });
  it('stack into a path for each rung, the highest at the bottom', () => {
    const stack = stackOf(stepsOf(rows()[1]!.rows, 6), 6, linearDay, '2023-12-31', 100, 10);
    expect(stack.map((s) => s.rung)).toEqual([5, 2]);
    expect(stack[0]!.path.startsWith('M1999.0,90.0H2005.0')).toBe(true);
    expect(stack[1]!.path).toContain('80.0');
  });
  it('sit round the whole circle, a sector for each region', () => {
    const { group, order } = groupsOf(regionsOf(world()), world().actors);
    const { seats, sectors } = denseSeats(world().actors, group, order);
    expect([seats.length, sectors.length]).toEqual([6, 3]);
    expect(seats.every((s, i) => i === 0 || s.angle > seats[i - 1]!.angle) && seats.at(-1)!.angle < 2 * Math.PI).toBe(true);
  });
});
const linearDay = (day: string) => Number(day.slice(0, 4));

describe('the matrix', () => {
  const grid = () => gridOf(world(), (actors) => groupsOf(regionsOf(world()), actors), (code) => code, null);
  it('puts principals first, then everybody with a tie, by region', () => {
    expect(grid().lines.map((l) => l.actor.actor)).toEqual(['CHN', 'KOR', 'BRA', 'CHL', 'KEN', 'EGY']);
    expect(grid().bands.map((b) => [b.group, b.n])).toEqual([['', 2], ['Americas', 2], ['Africa', 2]]);
  });
  it('holds the ties of a day, whoever is named first', () => {
    const ties = tiesOn(grid().spells, '2009-01-01');
    expect([ties.get(pairKey('BRA', 'CHN'))?.rung, ties.get(pairKey('KOR', 'CHL'))?.rung, ties.get(pairKey('KOR', 'BRA'))]).toEqual([4, 3, undefined]);
  });
  it('narrows to a region and the principals', () => expect(gridOf(world(), (a) => groupsOf(regionsOf(world()), a), (c) => c, new Set(['KEN', 'EGY'])).lines.map((l) => l.actor.actor)).toEqual(['CHN', 'KOR', 'KEN', 'EGY']));
});

describe('the world map', () => {
  const square = (x: number): [number, number][] => [[x, 0], [x, 10], [x + 10, 10], [x + 10, 0], [x, 0]];
  const shape = (actor: string | undefined, name: string, x: number) => ({ type: 'Feature' as const, properties: { ...(actor ? { actor } : {}), name }, geometry: { type: 'Polygon' as const, coordinates: [square(x)] } });
  const outlines = [shape('BRA', 'Brazil', 0), shape('BRA', 'An island', 40), shape(undefined, 'N. Cyprus', 60), shape('EGY', 'Egypt', 80)];
  const map = { type: 'Topology' as const, arcs: [], objects: { all: { type: 'GeometryCollection' as const, geometries: [] } } };
  const claim = { area: 'north', shape: 'N. Cyprus', name: { en: 'n', es: 'n', zh: 'n' }, claimed_by: [], held_by: [], source: 's' };
  it('reads an empty collection', () => expect(outlinesOf(map)).toEqual([]));
  it('joins the outlines of one actor and takes disputed areas out of every fill', () => {
    const sheet = sheetOf(map, outlines, [actor('BRA'), actor('EGY')], 'world', 400, 200, 0, [claim, { ...claim, area: 'all', shape: 'EGY' }]);
    expect(sheet.shapes.map((s) => [s.actor, s.path.split('M').length - 1])).toEqual([['BRA', 2]]);
    expect(sheet.disputed.map((d) => d.area)).toEqual(['north', 'all']);
    expect(sheet.context).toBe('');
  });
  it('knows when partners lie all over the world', () => {
    expect(spansWorld([actor('A', { lat: 10, lon: -60 }), actor('B', { lat: -30, lon: -70 })])).toBe(false);
    expect(spansWorld([actor('A', { lat: 10, lon: -60 }), actor('B', { lat: 30, lon: 100 }), actor('C', { lat: 0, lon: 0 })])).toBe(true);
    expect(spansWorld([])).toBe(false);
  });
  it('draws all ties of a few, the selected or the highest of many', () => {
    const held = Array.from({ length: 50 }, (_, i) => ({ actor: `P${i}`, rung: i < 10 ? 6 : i < 30 ? 5 : 4 }));
    expect(drawnTies(held.slice(0, 40), []).drawn.size).toBe(40);
    expect([drawnTies(held, []).drawn.size, drawnTies(held, []).from]).toEqual([30, 5]);
    expect([...drawnTies(held, ['P44']).drawn]).toEqual(['P44']);
    expect(drawnTies(held.map((h) => ({ ...h, rung: 1 })), []).from).toBe(Infinity);
  });
});

describe('scales and ticks', () => {
  it('go there and back', () => {
    const x = linear([10, 20], [0, 100]);
    expect([x(15), x.invert(50), linear([5, 5], [0, 9])(5)]).toEqual([50, 15, 0]);
  });
  it('end at a round value at or above the most', () => {
    expect(roundTicks(0.3, 3)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(roundTicks(2, 4, true)).toEqual([0, 1, 2]);
    expect(roundTicks(0, 3).length).toBeGreaterThan(1);
  });
  it('shrink where they are many and stay few paths', () => {
    const acts = Array.from({ length: 90 }, (_, i) => act(`T${i}`, i % 2 ? 'establish' : 'upgrade', 'BRA', `20${10 + (i % 9)}-01-01`));
    const sized = sizedTicks(acts, (day) => Number(day.slice(2, 4)) * 8);
    expect(sized.size).toBeLessThan(1);
    expect(tickPaths(sized, 39).length).toBe(2);
  });
});

it('knows where comparisons lie', () => {
  expect(whereCompared('w@Latin America', 'korea', { ladder: 'l', dates: '' }, false)).toBe('api/v1/compare?case=w%40Latin+America&other=korea&ladder=l');
  expect(whereCompared('w@Latin America', 'korea', { ladder: '', dates: '' }, true)).toBe('api/v1/compare/w%2540Latin%2520America/korea.json');
  expect([whereSides(true), whereSides(false)]).toEqual(['api/v1/sides.json', 'api/v1/sides']);
});

describe('names in the dense rings', () => {
  it('step down where they would lie on each other, and stay where they do not', () => {
    const names = [{ id: 'a', x: 0, y: 0, half: 30 }, { id: 'b', x: 10, y: 4, half: 20 }, { id: 'c', x: 90, y: 2, half: 20 }, { id: 'd', x: 5, y: 14, half: 20 }];
    const placed = stepDown(names, 13);
    expect(Object.fromEntries(placed.map(({ id, x, y }) => [id, [x, y]]))).toEqual({ a: [0, 0], b: [10, 13], c: [90, 2], d: [5, 26] });
    for (const one of placed) for (const other of placed) if (one !== other) expect(Math.abs(one.x - other.x) >= one.half + other.half || Math.abs(one.y - other.y) >= 13).toBe(true);
  });
});
