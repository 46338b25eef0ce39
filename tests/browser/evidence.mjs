// SPDX-License-Identifier: Apache-2.0
// Made-up exchanges and indicators for a made-up case: every form, uncertain counts, years nobody covers, several reporters, three kinds of empty cell. No fact of it is real.

const FORMS = ['state_visit', 'official_visit', 'working_visit', 'visit', 'multilateral_meeting', 'third_country_meeting', 'meeting', 'telephone', 'video'];
const CALLS = ['telephone', 'video'];
const three = (text) => ({ en: text, es: text, zh: text });
const chance = (seed) => { const x = Math.sin(seed * 91.7 + 3.3) * 24634.6345; return x - Math.floor(x); };
const sum = (list) => list.reduce((a, b) => a + b, 0);
const tally = (list) => list.reduce((counts, key) => ({ ...counts, [key]: (counts[key] ?? 0) + 1 }), {});

/** What each made-up source covers: the chronicle no call, the paper nothing before 2004. */
const COVERAGE = [...FORMS.filter((form) => !CALLS.includes(form)).map((form) => ['made', form, 1993, 2018]), ...FORMS.map((form) => ['made2', form, 2004, 2023])];

/** The answer of `exchanges` for a window of years. */
export function exchangesOf(atlas, from, to) {
  const partners = atlas.actors.filter((actor) => atlas.spells.some((spell) => spell.a === atlas.case.principal && spell.b === actor.actor));
  const exchanges = partners.flatMap(({ actor, tier }, i) => {
    const many = { pivot: 14, link: 6, node: 3 }[tier] ?? Math.floor(chance(i) * 5);
    return Array.from({ length: many }, (_, k) => {
      const [year, form] = [1994 + Math.floor(chance(i * 31 + k) * 30), FORMS[Math.floor(chance(i * 17 + k * 3) * FORMS.length)]];
      const call = CALLS.includes(form);
      const day = `${call ? 2020 + (k % 2) : year}-0${1 + (k % 9)}-1${k % 9}`;
      const certain = chance(i + k * 7) < 0.85;
      return { exchange: `${actor}-${k}`, partner: actor, date: day, date_min: day, date_max: day, form, forms: k % 3 ? [form] : [form, 'visit'], venue: call ? '' : k % 2 ? actor : 'CHN', traveller: call ? '' : k % 2 ? 'CHN' : actor, occasion: form === 'multilateral_meeting' ? 'a summit' : '',
        level: 'head_of_state', contacts: k % 3 ? [`K${i}-${k}`] : [`K${i}-${k}`, `L${i}-${k}`], sources: call || year > 2018 ? ['made2'] : k % 3 ? ['made'] : ['made', 'made2'], certain, why: k % 3 ? 'one contact' : 'same leaders; their stays overlap' };
    });
  }).filter(({ date }) => Number(date.slice(0, 4)) >= from && Number(date.slice(0, 4)) <= to);
  const rows = partners.map(({ actor, tier }, i) => {
    const own = exchanges.filter((e) => e.partner === actor);
    const doubtful = own.filter((e) => !e.certain).length;
    return { partner: actor, tier: tier ?? null, total: own.length, low: own.length - doubtful, high: own.length, by_year: tally(own.map((e) => e.date.slice(0, 4))), by_form: tally(own.map((e) => e.form)), by_source: tally(own.flatMap((e) => e.sources)), co_presence: i % 3 ? 0 : i % 11, exchanges: own.map((e) => e.exchange),
      ...(tier ? { why: own.flatMap((e) => e.contacts.map((contact) => ({ contact, exchange: e.exchange, start: e.date, end: e.date, form: e.form, venue: e.venue || null, participants: ['CHN:head_of_state:A. Made', `${actor}:head_of_government`], occasion: '', source: e.sources[0], locator: 'https://example.org/made', confidence: 'high', note: '' }))) } : {}) };
  });
  const tiers = ['pivot', 'link', 'node'].map((tier) => rows.filter((row) => row.tier === tier)).filter((list) => list.length).map((list) => {
    const mean = (key) => sum(list.map((row) => row[key])) / list.length;
    return { tier: list[0].tier, n: list.length, mean: mean('total'), median: list.map((row) => row.total).sort((a, b) => a - b)[Math.floor(list.length / 2)], low: mean('low'), high: mean('high') };
  });
  const years = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  return { since: `${from}-01-01`, until: `${to}-12-31`, level: 'leader', figure: { source: 'made', locator: 'Figure 1' }, rows, tiers, exchanges,
    by_form_year: years.flatMap((year) => FORMS.map((form) => ({ year, form, n: exchanges.filter((e) => e.form === form && e.date.startsWith(year)).length }))),
    coverage: COVERAGE.map(([source, form, since, until]) => ({ source, form, since: String(since), until: String(until), by_year: tally(exchanges.filter((e) => e.form === form && e.sources.includes(source)).map((e) => e.date.slice(0, 4))) })),
    gaps: ['Nobody tells of calls before 2004.', 'The chronicle ends in 2018.'], test: tiers.length ? { claim: 'pivots meet more often', statistic: 'difference of means', difference: 6.4, p: 0.0123, method: 'exact', permutations: 6435 } : null };
}

const catalogued = (indicator, factor, name, unit, more = {}) => ({ indicator, factor, kind: 'pair', name: three(name), unit, sources: ['made'], since: 1995, until: 2022, values: 10, zeros: 0, not_covered: 3, gap: '', ...more });
const yearly = (from, to, value) => Array.from({ length: to - from + 1 }, (_, i) => [String(from + i), ...value(from + i)]);

/** The answer of `indicators` for one partner. */
export function indicatorsOf(partner, seed) {
  const told = (indicator, more, series) => ({ indicator, class: null, reporter: null, actor: partner, counterpart: 'CHN', unit: 'USD', source: 'made', series, ...more });
  const trade = (reporter, factor) => yearly(1995, 2020, (year) => (year === 2003 ? [null, 'not_covered'] : [(1 + seed) * factor * 1e8 * (year - 1990), 'value']));
  return {
    rows: [
      catalogued('un_distance', 'willingness', 'Distance in ideal points', '', { gap: 'No dyadic agreement after 2019.' }), catalogued('recognition', 'willingness', 'Recognition of Beijing', 'confidence'),
      catalogued('trade_goods', 'foundation', 'Trade in goods', 'USD'), catalogued('finance_commitments', 'foundation', 'Finance commitments', 'billion constant 2021 USD'),
      { ...catalogued('trade_spread', 'foundation', 'Spread between reporters', 'share of the higher figure', { since: null, until: null }), derived: true },
      catalogued('gdp', 'potential', 'Gross domestic product', 'USD', { kind: 'actor' }), catalogued('participation', 'potential', 'Participation in organizations', '0 or 1'), catalogued('distance', 'control', 'Distance of capitals', 'km', { since: null, until: null }),
    ],
    values: [
      told('un_distance', { unit: null }, yearly(1995, 2021, (year) => [Math.sin(year / 4 + seed) / 2, 'value'])),
      told('trade_goods', { class: 'export', reporter: 'CHN' }, trade('CHN', 1)), told('trade_goods', { class: 'export', reporter: partner }, trade(partner, 0.88)), told('trade_goods', { class: 'import', reporter: 'CHN' }, trade('CHN', 1.4)),
      told('finance_commitments', { unit: 'billion constant 2021 USD' }, [['2000/2021', seed % 2 ? 5.5 : 0, seed % 2 ? 'value' : 'zero']]),
      told('gdp', { counterpart: null }, yearly(1993, 2022, (year) => [(1 + seed) * 1e10 * (year - 1985), 'value'])), ...['G77', 'G20', 'BRICS', 'AP', 'OAS', 'EU', 'AU', 'NAM', 'OECD', 'WTO'].map((club, i) => told('participation', { counterpart: club, class: i % 4 === 3 ? 'observer' : 'member', unit: '0 or 1' }, [['2015-10/2026-01', Number(i % 3 > 0), i % 3 ? 'value' : 'zero']])),
      told('trade_spread', { class: 'export', unit: 'share of the higher figure', derived: true, quotes: [['2020', 'CHN', 9e9], ['2020', 'made2', 7.9e9]], quotes_unit: 'USD' }, [['2019', null, 'not_covered'], ['2020', 0.12, 'value']]),
      told('distance', { unit: 'km', class: 'capitals' }, [['', 16000 + seed, 'value']]),
    ],
    leaders: ['A. First', 'B. Second', 'C. Third', 'D. Fourth'].map((person, i) => ({ office: 'head_of_state', person, party: i < 2 ? 'One' : 'Other', orientation: ['left', 'left', 'right', ''][i], since: `${1995 + i * 7}-03-01`, until: i === 3 ? null : `${2002 + i * 7}-03-01`, change_of_government: i === 2, source: 'made' })),
    instruments: [...Array.from({ length: 5 }, (_, i) => ({ kind: 'congratulation', since: `${2012 + i}-05-01`, until: null, value: null, unit: '', source: 'made2' })), { kind: 'finance', since: '2000/2021', until: null, value: 5.5, unit: 'billion USD', source: 'made' }],
    memberships: [{ organization: 'G77', role: 'member', status: 'in_force', since: '1964-06-15', until: null }],
  };
}

/** A test of the phases: one detected change with 2004, the declared boundary of 2006 beside it. */
export function phasesOf(atlas) {
  const rates = (since, until, n, years) => ({ since, until, n, rate_per_year: n / years });
  const years = Array.from({ length: 33 }, (_, i) => 1991 + i);
  return {
    detected: [rates('1990-01-01', '2003-12-31', 14, 14), rates('2004-01-01', '2023-12-31', 70, 20)],
    breaks: years.map((year) => ({ year, since: `${year}-01-01`, support: year === 2004 ? 0.71 : year === 2006 ? 0.12 : 0.03, given_declared: year === 2004 ? 0.6 : 0.01, by_dates: null, detected: year === 2004, declared: year === 2006 })),
    declared: atlas.phases.map(({ name, since, until }, i) => ({ name: name.en, ...rates(since, until, 20 + i, 16), support: i ? 0.12 : null })),
    boundaries: [{ since: '2006-01-01', gain: -2.5, alternative: '2004-01-01', alternative_gain: 6 }],
    declared_split: { n_breaks: 1, since: ['2006-01-01'], bic: 120, likelihood_ratio: 9, p: 0.031, draws: 20000 }, bins: 'year', n_undated: 3,
  };
}
