// SPDX-License-Identifier: Apache-2.0
// Made-up models of a made-up world, in the keys of the route `models`: one that is fitted, with an open profile interval and waits that are badly reproduced, and one that is not.

const chance = (seed) => { const x = Math.sin(seed * 57.3 + 1.7) * 39421.731; return x - Math.floor(x); };
const TERMS = [
  ['tie(trade_volume, weighted, transform = log1p)', 0.64, 0.22, { profile_low: 0.25, profile_high: 1.1 }],
  ['tie(un_distance, weighted)', -0.82, 0.44, { profile_low: null, profile_high: 0.05 }],
  ["tie(exchange, weighted, window = '3 years')", 0.12, 0.22, { profile_low: -0.31, profile_high: 0.53 }],
  ['psABXY', -0.4, 0.1, { profile_low: -0.6, profile_high: -0.2 }],
];

export function modelsOf(partners) {
  const terms = TERMS.map(([name, estimate, se, profile], i) => ({ name, estimate, se, z: estimate / se, p: 0.04 / (i + 1), low: estimate - 1.96 * se, high: estimate + 1.96 * se, robust_se: null, imputed: 0, likelihood_ratio: 3.1, likelihood_ratio_p: 0.078, score: 2.9, score_p: 0.089, ...profile }));
  const events = Array.from({ length: 24 }, (_, i) => {
    const probability = i === 5 ? 1 : 0.02 + 0.5 * chance(i);
    const influence = TERMS.map((_, k) => (i === 5 ? 0 : chance(i * 7 + k) - 0.5));
    const most = influence.reduce((best, value, k) => (Math.abs(value) > Math.abs(influence[best]) ? k : best), 0);
    const date = `${2000 + i}-05-${String(10 + (i % 15)).padStart(2, '0')}`;
    return { time: Date.parse(date) / 1000, date, from: 'CHN', to: partners[i % (partners.length - 2)].actor, line: null, probability, alternatives: i === 5 ? 1 : 12, rank: 0.5, deviance: Math.sqrt(-2 * Math.log(probability)), displacement: i === 7 ? 0.6 : influence.reduce((sum, v) => sum + v * v, 0) / 4, moves: TERMS[most][0], by: influence[most], influence };
  });
  const actors = [...partners.map(({ actor }, i) => {
    const observed = events.filter((event) => event.to === actor).length;
    const expected = 0.2 + 3 * chance(i + 90);
    return { actor, observed, expected, martingale: observed - expected, deviance: Math.sign(observed - expected) * Math.sqrt(2 * Math.abs(observed - expected)) };
  }), { actor: 'CHN', observed: 24, expected: 24, martingale: 0, deviance: 0 }];
  const survival = [0, 2, 5].flatMap((rung, k) => [1.5, 4, 9].map((years, i) => ({ rung, years: years + k, at_risk: 20 - 5 * i, rises: 2 + i, survival: k === 2 && i === 2 ? 0 : 0.9 - 0.25 * i, low: k === 2 && i === 2 ? null : 0.7 - 0.25 * i, high: k === 2 && i === 2 ? null : 0.98 - 0.2 * i })));
  const trait = (what, among, recorded, low, high, p) => ({ what, among, recorded, mean: (low + high) / 2, low, high, p, courses: 100 });
  const goodness = [trait('events', 'all', 24, 24, 24, 1), trait('degree', '0', 3, 2, 6, 0.6), trait('degree', '9 or more', 1, 1, 1, 1), trait('rung', '5', 7, 5, 8, 1), trait('acts', '3-4', 1, 0, 2, 1), trait('wait', 'first quartile', 1627, 493, 1336, 0.0198), trait('wait', 'median', 900, 1614, 2401, 0.0198), trait('wait', 'third quartile', 3408, 2728, 3814, 0.376), trait('share', 'largest', 1, 1, 1, 1)];
  return { models: [
    { name: 'rises', formula: `~ ${TERMS.map(([name]) => name).join(' + ')}`, seed: 7, warnings: ['2 events are of pairs of which a value is unknown; they are left out, as missing = "drop" asks.'], digest: 'abcdef0123456789'.repeat(4), problems: [],
      fit: { kind: 'ladder', timed: false, compat: 'clean', missing: 'drop', n_actors: partners.length + 1, n_events: 24, log_likelihood: -38.4999, null_log_likelihood: -46.2318, deviance: 77, aic: 84.9998, bic: 89.712, converged: true, iterations: 8, gradient_max: 1e-7, information: 'expected', cluster: null, n_clusters: 0, likelihood_ratio: { statistic: 15.4638, df: 4, p: 0.0038 },
        terms, events, actors, pairs: [{ from: 'CHN', to: partners[0].actor, observed: 0, expected: 3.98, martingale: -3.98, deviance: -2.82 }], survival, simulation: { courses: 100, ran_off: 0, without_choice: 3, wait_unit: 'days' }, goodness } },
    { name: 'stuck', formula: '~ alter(gdp)', seed: 7, warnings: [], digest: null, problems: ['alter(gdp) does not vary among the alternatives of any event.', 'this is not a model that can be fitted.'], fit: null },
  ] };
}
