// SPDX-License-Identifier: Apache-2.0
// A made-up world of 200 partners as published files: large enough for the budgets, with every mark the page can draw. No fact of it is real but the outlines.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exchangesOf, indicatorsOf, phasesOf } from './evidence.mjs';
import { ROOT } from './program.mjs';
import { modelsOf } from './models.mjs';
import { serveFolder } from './serve.mjs';
import { tiersOf } from './tiers.mjs';

const require = createRequire(join(ROOT, 'web/package.json'));
const { feature } = require('topojson-client');
const { geoCentroid } = await import(pathToFileURL(require.resolve('d3-geo')).href);

const TITLES = ['friendly partnership', 'cooperative partnership', 'comprehensive partnership', 'strategic partnership', 'comprehensive strategic partnership', 'all-weather partnership'];
const three = (text) => ({ en: text, es: text, zh: text });
const day = (year, part) => new Date(Date.UTC(year, 0, 1 + Math.floor(part * 364))).toISOString().slice(0, 10);
/** A number between 0 and 1 that depends on its seed alone. */
const chance = (seed) => { const x = Math.sin(seed * 127.1 + 11.7) * 43758.5453; return x - Math.floor(x); };
const regionAt = ([lon, lat]) => {
  const region = lon < -30 ? 'Americas' : lon > 110 && lat < 0 ? 'Oceania' : lon < 60 && lat > 36 ? 'Europe' : lon < 52 && lat < 36 && !(lon > 34 && lat > 12) ? 'Africa' : 'Asia';
  return [region, { Americas: lat > 13 ? 'Northern America' : 'South America', Oceania: lon > 160 ? 'Polynesia' : 'Melanesia', Europe: lon > 20 ? 'Eastern Europe' : 'Western Europe', Africa: lat > 5 ? 'Northern Africa' : 'Southern Africa', Asia: lon > 80 ? 'Eastern Asia' : 'Western Asia' }[region]];
};

function worldActors() {
  const map = JSON.parse(readFileSync(join(ROOT, 'data/geometry/world.topo.json'), 'utf8'));
  const shapes = feature(map, Object.values(map.objects)[0]).features.filter((shape, i, all) => shape.properties.actor && all.findIndex((other) => other.properties.actor === shape.properties.actor) === i).sort((a, b) => (a.properties.actor < b.properties.actor ? -1 : 1));
  return shapes.map((shape) => {
    const [lon, lat] = geoCentroid(shape);
    const [region, subregion] = regionAt([lon, lat]);
    const { actor, name } = shape.properties;
    return { actor, kind: 'state', name: three(name), region, subregion, lat, lon, in_region: actor !== 'CHN', tier: null, names: actor === 'SWZ' ? [{ since: null, until: '2018-04-19', name: three('Swaziland') }] : [] };
  });
}

/** Acts and spells of a principal with some partners: an establishment, mostly an upgrade or two, now and then an end. */
function history(principal, partners, seed, prefix) {
  const [acts, spells, truncated] = [[], [], []];
  partners.forEach((actor, i) => {
    const n = (k) => chance(seed + i * 7 + k);
    let [year, rung] = [1993 + Math.floor(n(1) * 20), 1 + Math.floor(n(2) * 4)];
    const cut = n(3) > 0.93;
    if (cut) truncated.push({ a: principal, b: actor.actor, layer: 'bilateral', sector: '', until: day(year, n(4)) });
    for (let step = 0; step < 3 && year < 2024; step++) {
      const end = step > 0 && n(5) > 0.95;
      const [id, at, vague] = [`${prefix}${String(i).padStart(3, '0')}${'abc'[step]}`, day(year, n(4 + step)), n(6 + step) > 0.8];
      const [min, max] = vague ? [`${year}-01-01`, `${year}-12-31`] : [at, at];
      const last = spells.at(-1);
      if (last?.b === actor.actor) [last.until, last.until_min, last.until_max] = [at, min, max];
      const title = TITLES[rung - 1];
      acts.push({ act: id, date: vague ? String(year) : at, date_min: min, date_max: max, day: at, kind: end ? 'end' : step || cut ? 'upgrade' : 'establish', parties: [principal, actor.actor], title, layer: 'bilateral', sector: '', occasion: 'a visit', status: 'accepted', binding: 'star',
        rung_before: last?.b === actor.actor ? last.rung : 0, rung_after: end ? 0 : rung, sources: ['made', 'made2'], pairs: [], note: null,
        evidence: [{ source: 'made', locator: 'row 1', date: at, kind: 'establish', title, quote: null, coder: 'x', coded_on: '2026-01-01', confidence: 'high' }, { source: 'made2', locator: 'row 2', date: at, kind: null, title, quote: null }] });
      if (end) break;
      spells.push({ a: principal, b: actor.actor, layer: 'bilateral', sector: '', title, rung, since: at, since_min: min, since_max: max, until: null, until_min: null, until_max: null, act: id, in_force: true, by_record: n(9) > 0.94, ladder: 'made' });
      year += 4 + Math.floor(n(7 + step) * 12);
      rung += 1;
      if (rung > 6 || n(8 + step) > 0.75) break;
    }
  });
  return { acts, spells, truncated };
}

function atlasOf(id, title, principals, actors, histories) {
  const group = (list, key) => [...new Set(list.map(key))].sort();
  const regions = group(actors, (a) => a.region).map((region) => {
    const inside = actors.filter((a) => a.region === region);
    return { region, subregions: group(inside, (a) => a.subregion).map((subregion) => ({ subregion, actors: inside.filter((a) => a.subregion === subregion).map((a) => a.actor) })) };
  });
  const all = (key) => histories.flatMap((h) => h[key]);
  return {
    case: { case: id, title: three(title), principal: principals[0], principals, region: { en: 'World', es: 'Mundo', zh: '世界' }, region_actors: actors.filter((a) => a.actor !== principals[0]).map((a) => a.actor), since: '1990-01-01', until: '2023-12-31', ladder: 'made', dates: 'middle' },
    ladders: ['made'], date_rules: ['middle'], rungs: TITLES.map((label, i) => ({ rung: i + 1, label })), phases: [{ name: three('First'), since: '1990-01-01', until: '2005-12-31', source: 'made', locator: '1' }, { name: three('Second'), since: '2006-01-01', until: '2023-12-31', source: 'made', locator: '2' }],
    actors, memberships: [], titles: TITLES.map((title) => ({ title, ...three(title) })), spells: all('spells'), acts: all('acts').sort((a, b) => (a.day < b.day ? -1 : 1)), truncated: all('truncated'),
    sources: [{ source: 'made', kind: 'paper', citation: 'Made up (2026). Nothing.', year: 2026, url: '', doi: '', licence: 'none' }, { source: 'made2', kind: 'site', citation: 'Made up too.', year: 2026, url: '', doi: '', licence: 'none' }],
    regions: [{ scheme: 'paper', regions }, { scheme: 'm49', regions: [{ region: 'Everywhere', subregions: [{ subregion: 'Everywhere', actors: actors.map((a) => a.actor) }] }] }], layer_rungs: { community: [{ rung: 1, label: 'community' }] },
    disputed: [{ area: 'western-sahara', shape: 'ESH', name: three('Western Sahara'), claimed_by: ['MAR'], held_by: ['MAR'], source: 'made' }, { area: 'cyprus-north', shape: 'N. Cyprus', name: three('Northern Cyprus'), claimed_by: ['CYP'], held_by: ['TUR'], source: 'made' }],
  };
}

/** One side of a comparison, counted from the made-up spells. */
function sideOf(atlas, side, region) {
  const inside = new Set(atlas.actors.filter((a) => !region || a.region === region).map((a) => a.actor));
  const first = new Map();
  for (const spell of atlas.spells) if (spell.a === atlas.case.principal && inside.has(spell.b)) first.set(spell.b, [...(first.get(spell.b) ?? []), spell]);
  const last = [...first.values()].map((list) => list.at(-1));
  const times = [...first.values()].map((list) => ({ years: (Date.parse(list[0].until ?? '2023-12-31') - Date.parse(list[0].since)) / 31557600000, event: list.length > 1 })).sort((a, b) => a.years - b.years);
  let [survival, risk] = [1, times.length];
  const curve = times.map(({ years, event }) => {
    if (event) survival *= 1 - 1 / risk;
    const spread = 1.96 * Math.sqrt((survival * (1 - survival)) / times.length);
    return { years, at_risk: risk--, events: Number(event), censored: Number(!event), survival, low: Math.max(0, survival - spread), high: Math.min(1, survival + spread) };
  });
  const acts = atlas.acts.filter((act) => act.parties[0] === atlas.case.principal && inside.has(act.parties[1]));
  const years = Array.from({ length: 34 }, (_, i) => 1990 + i).map((year) => ({ year, n_established: acts.filter((a) => a.kind === 'establish' && a.day.startsWith(year)).length, n_upgraded: acts.filter((a) => a.kind === 'upgrade' && a.day.startsWith(year)).length }));
  const median = curve.find((step) => step.survival <= 0.5)?.years ?? null;
  return { side, case: atlas.case.case, principal: atlas.case.principal, title: atlas.case.title, region: region || 'World', states: inside.size, partners: { value: last.length, low: last.length - 1, high: last.length },
    by_rung: TITLES.map((label, i) => { const held = last.filter((s) => s.rung === i + 1); return { rung: i + 1, label, n: held.length, share: last.length ? held.length / last.length : 0, partners: held.map((s) => s.b) }; }),
    unranked: 0, by_year: years, acts_per_year: { value: acts.length / 34, low: acts.length / 34, high: acts.length / 34 }, survival: curve, median_years_to_upgrade: { value: median, low: median && median - 1, high: null }, n_spells: times.length, n_upgraded: times.filter((t) => t.event).length, n_left_truncated: 3 };
}

function compared(one, other) {
  const held = (side) => new Map(side.by_rung.flatMap((r) => r.partners.map((partner) => [partner, r.rung])));
  const [a, b] = [held(one), held(other)];
  const shared = [...a.keys()].filter((partner) => b.has(partner));
  const comparable = !one.apart && !other.apart;
  const bare = (side) => (comparable ? side : { ...side, by_rung: null });
  return { sides: [bare(one), bare(other)], test: { method: 'log-rank', statistic: 3.21, df: 1, p: 0.073, observed: [one.n_upgraded, other.n_upgraded], expected: [20.1, 30.2] },
    overlap: { n_shared: shared.length, jaccard: shared.length / (a.size + b.size - shared.length), shared: shared.map((partner, i) => ({ partner, name: three(partner), rungs: comparable ? [a.get(partner), b.get(partner)] : null, first: ['1999-05-05', '2001-06-06'], first_mover: i % 9 ? one.side : 'undecided', acts: [] })),
      only: [[...a.keys()].filter((p) => !b.has(p)), [...b.keys()].filter((p) => !a.has(p))], by_rung: !comparable ? null : TITLES.map((label, i) => ({ rung: i + 1, label, n_a: one.by_rung[i].n, n_b: other.by_rung[i].n, n_both: shared.filter((p) => a.get(p) === i + 1 && b.get(p) === i + 1).length, jaccard: null })), first_mover: [{ side: one.side, n: shared.length }, { side: other.side, n: 0 }] },
    ladders: { comparable, ladder: 'made', ranked: [6, 6], unranked: [0, 1], common_titles: TITLES.slice(0, 4), only_titles: [TITLES.slice(4, 5), TITLES.slice(5)], said: comparable ? 'Both sides stand on the ladder made.' : 'The ladder made ranks none of the titles of the second side.' } };
}

/** Writes the page and the made-up answers and serves them; stops by removing them. */
export async function startWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'comity-world-'));
  cpSync(join(ROOT, 'web/dist'), folder, { recursive: true });
  cpSync(join(ROOT, 'data/geometry/world.topo.json'), join(folder, 'map.json'));
  writeFileSync(join(folder, 'index.html'), readFileSync(join(folder, 'index.html'), 'utf8').replace('data-published="false"', 'data-published="true"'));
  const actors = worldActors();
  const partners = actors.filter((a) => a.actor !== 'CHN').slice(0, 200);
  const own = history('CHN', partners, 1, 'C');
  const others = ['IND', 'RUS', 'USA'].map((code, i) => history(code, actors.filter((a, k) => a.actor !== code && k % 4 === i), 1000 * (i + 1), code));
  const atlases = [atlasOf('big', 'China · World', ['CHN'], actors, [own]), atlasOf('many', 'Several principals', ['CHN', 'IND', 'RUS', 'USA'], actors, [own, ...others])];
  const few = partners.filter((_, i) => i % 14 === 3).slice(0, 14).map((actor, i) => ({ ...actor, tier: i < 8 ? 'pivot' : i < 12 ? 'link' : 'node' }));
  atlases.push(atlasOf('few', 'Few partners, in tiers', ['CHN'], [actors.find((a) => a.actor === 'CHN'), ...few], [history('CHN', few, 5, 'F')]));
  atlases.at(-1).case.sorts = true;
  atlases.at(-1).case.models = ['rises', 'stuck'];
  const envelope = (command, id, answer) => JSON.stringify({ comity: '0', command, case: id, digest: '0'.repeat(64), on: '2023-12-31', ladder: 'made', dates: 'middle', seed: 0, source: null, answer });
  const write = (path, text) => { mkdirSync(dirname(join(folder, path)), { recursive: true }); writeFileSync(join(folder, path), text); };
  write('api/v1/cases.json', envelope('cases', 'big', { cases: atlases.map((a) => ({ case: a.case.case, title: a.case.title, principal: 'CHN', n_acts: a.acts.length, ladder: 'made', dates: 'middle' })) }));
  for (const atlas of atlases) {
    const id = atlas.case.case;
    write(`api/v1/atlas/${id}/made/middle.json`, envelope('atlas', id, atlas));
    write(`api/v1/audit/${id}/made/middle.json`, envelope('audit', id, { findings: [], summary: { agrees: 0, differs: 0, undecidable: 0 } }));
    write(`api/v1/counts/${id}/made/middle.json`, envelope('counts', id, { rows: [], total: { n_established: 0, n_upgraded: 0 } }));
    write(`api/v1/cite/${id}/made/middle.json`, envelope('cite', id, { text: 't', bibtex: '@b', ris: 'r', csl: [] }));
    write(`api/v1/phases/${id}/made/middle.json`, envelope('phases', id, phasesOf(atlas)));
    write(`api/v1/exchanges/${id}/made/middle.json`, envelope('exchanges', id, exchangesOf(atlas, 2014, 2023)));
    write(`api/v1/exchanges/${id}/window.json`, envelope('exchanges', id, exchangesOf(atlas, 1990, 2023)));
    if (id === 'few') write(`api/v1/sort/${id}.json`, envelope('sort', id, tiersOf(few)));
    if (id === 'few') write(`api/v1/models/${id}.json`, envelope('models', id, modelsOf(few)));
    if (id === 'few') few.forEach(({ actor }, i) => write(`api/v1/indicators/${id}/${actor}.json`, envelope('indicators', id, indicatorsOf(actor, i))));
  }
  const india = { ...atlases[1], case: { ...atlases[1].case, principal: 'IND' } };
  const sides = [sideOf(atlases[0], 'big', ''), ...['Africa', 'Americas', 'Asia', 'Europe', 'Oceania'].map((region) => sideOf(atlases[0], `big@${region}`, region)), { ...sideOf(india, 'many', ''), title: three('India · World') }, { ...sideOf(india, 'apart', ''), title: three('On another ladder'), apart: true }];
  write('api/v1/sides.json', envelope('sides', 'big', { sides: sides.map(({ side, case: id, region, title }) => ({ side, case: id, region, title })) }));
  for (const a of sides) for (const b of sides) if (a !== b) write(`api/v1/compare/${encodeURIComponent(a.side)}/${encodeURIComponent(b.side)}.json`, envelope('compare', a.case, compared(a, b)));
  const { base, stop } = await serveFolder(folder);
  return { base, folder, stop: async () => { await stop(); rmSync(folder, { recursive: true, force: true }); } };
}

if (process.argv[1] === new URL(import.meta.url).pathname) console.log((await startWorld()).base);
