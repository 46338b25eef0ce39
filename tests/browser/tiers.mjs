// SPDX-License-Identifier: Apache-2.0
// A made-up sorting of a made-up world: three factors, two criteria each, in the keys of `sort`. The tiers are what the rule gives, worked out by the shortest loop there is.

const CRITERIA = [
  ['voting', 'willingness', 'share', 'max', 1], ['visits', 'willingness', 'per year', 'max', 2], ['gdp', 'foundation', 'USD', 'max', 2],
  ['centrality', 'foundation', 'share', 'max', 1], ['trade', 'potential', 'USD', 'max', 3], ['distance', 'potential', 'km', 'min', 1],
];
const names = { voting: ['Voting agreement', 'Acuerdo en la ONU', '投票一致度'], visits: ['Exchanges', 'Encuentros', '交往'], gdp: ['Gross domestic product', 'Producto interno bruto', '国内生产总值'], centrality: ['Centrality', 'Centralidad', '中心度'], trade: ['Trade', 'Comercio', '贸易'], distance: ['Distance', 'Distancia', '距离'] };
const chance = (seed) => { const x = Math.sin(seed * 91.7 + 3.1) * 24634.6345; return x - Math.floor(x); };

export function tiersOf(partners) {
  const categories = ['node', 'link', 'pivot'];
  const criteria = CRITERIA.map(([id, factor, unit, direction, weight]) => ({ id, factor, unit, direction, weight, name: { en: names[id][0], es: names[id][1], zh: names[id][2] } }));
  const boundaries = [
    { performances: { voting: 0.6, visits: 0.5, gdp: 4e10, centrality: 0.2, trade: 2e9, distance: 17000 } },
    { performances: { voting: 0.75, visits: 1.2, gdp: 2e11, centrality: 0.4, trade: 1e10, distance: 15000 } },
  ];
  const alternatives = partners.map(({ actor }, i) => {
    const at = (k) => chance(i * 13 + k);
    const size = 1 - i / partners.length;
    return { id: actor, performances: { voting: i === 4 ? null : Number((0.5 + 0.4 * at(1)).toFixed(3)), visits: Number((2 * at(2)).toFixed(2)), gdp: Math.round(1e9 + 1e12 * size ** 3 * at(3)), centrality: Number((0.7 * at(4)).toFixed(2)), trade: Math.round(1e8 + 5e10 * size ** 3 * at(5)), distance: Math.round(13000 + 6000 * at(6)) } };
  });
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  const level = 0.6;
  const tierOf = (performances, missing) => categories[boundaries.filter(({ performances: profile }) => criteria.reduce((reached, { id, direction, weight }) => {
    const own = performances[id] ?? (direction === missing ? Infinity : -Infinity);
    return reached + ((direction === 'max' ? own >= profile[id] : own <= profile[id]) ? weight : 0);
  }, 0) >= level * sum - 1e-9).length];
  const assignments = alternatives.map(({ id, performances }, i) => {
    const [lowest, highest] = [tierOf(performances, 'min'), tierOf(performances, 'max')];
    const first = categories.indexOf(highest);
    const sure = 0.55 + 0.45 * chance(i + 40);
    const shares = Object.fromEntries(categories.map((name, k) => [name, k === first ? sure : Math.abs(k - first) === 1 && (first !== 1 || k === 0) ? 1 - sure : 0]));
    return { partner: id, tier: lowest === highest ? lowest : null, printed: partners[i].tier, lowest, highest, shares, possible: categories, necessary: null, why: ['link: voting + trade has 0.4 of the weight, 0.6 needed'] };
  });
  return { problem: { method: 'mr-sort', criteria, categories, cutting_level: level, boundaries, alternatives, robustness: { draws: 100000, weights: 'uniform' } }, source: 'made', assignments, rule: { method: 'mr-sort' } };
}
