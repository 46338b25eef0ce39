// SPDX-License-Identifier: Apache-2.0
// Holds sorting.wasm to the program, bit for bit: node tests/wasm/sorting.test.mjs PROGRAM [--time]
// Code 77 says that sorting.wasm is not built (cmake --workflow --preset wasm).
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { loadSorting } from '../../web/src/model/sorting.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = process.argv[2];
const wasm = join(root, 'web', 'public', 'sorting.wasm');
if (!existsSync(wasm)) {
  console.log('web/public/sorting.wasm is not built; skipped. try: cmake --workflow --preset wasm');
  process.exit(77);
}
const sorter = await loadSorting(readFileSync(wasm));
const scratch = mkdtempSync(join(tmpdir(), 'comity-wasm-'));
process.on('exit', () => rmSync(scratch, { recursive: true }));

/** What the program answers, from a file. */
function asked(problem, seed) {
  const file = join(scratch, 'problem.json');
  writeFileSync(file, JSON.stringify(problem));
  const out = execFileSync(program, ['sort', file, '--json', '--pairs', '--seed', String(seed)], {
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 28,
  });
  return JSON.parse(out).answer;
}

/** Every number of the two answers, equal to the last bit. */
function same(problem, seed, name) {
  const theirs = asked(problem, seed);
  const ours = sorter.sort(problem, { seed, central: true, pairs: true });
  assert.equal(ours.status, 'ok', name);
  theirs.assignments.forEach((row, i) => {
    const own = ours.assignments[i];
    for (const key of ['partner', 'tier', 'lowest', 'highest']) assert.equal(own[key], row[key], name);
    if (!problem.robustness) return;
    assert.deepEqual(own.shares, Object.values(row.shares), name);
    assert.deepEqual(own.shares_at_best, Object.values(row.shares_at_best ?? row.shares), name);
    assert.equal(own.entropy, row.entropy, name);
    assert.deepEqual(own.possible, row.possible, name);
    assert.equal(own.possible_is_exact, row.possible_is_exact, name);
    const central = (row.central_weights ?? []).map(({ weights, confidence }) => ({
      weights: Object.values(weights),
      confidence,
    }));
    assert.deepEqual(own.central_weights.filter((of) => of !== null), central, name);
  });
  for (const { partner, above, share } of theirs.pairs ?? []) {
    const at = (id) => problem.alternatives.findIndex((of) => of.id === id);
    assert.equal(ours.better[at(partner)][at(above)], share, name);
  }
}

/** Numbers from 0 to 1 that are the same on every run. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function madeUp(n, j, seed, change = {}) {
  const next = generator(seed);
  const criteria = Array.from({ length: j }, (_, c) => ({
    id: `g${c}`,
    direction: c % 3 === 2 ? 'min' : 'max',
    weight: 1 + c,
    weight_interval: [0.5 / j, 2 / j],
  }));
  const at = (share) =>
    Object.fromEntries(criteria.map(({ id, direction }) => [id, direction === 'min' ? 1 - share : share]));
  return {
    method: 'mr-sort',
    criteria,
    categories: ['node', 'link', 'pivot'],
    cutting_level: 0.6,
    boundaries: [{ performances: at(0.35) }, { performances: at(0.65) }],
    alternatives: Array.from({ length: n }, (_, i) => ({
      id: `a${i}`,
      performances: Object.fromEntries(criteria.map(({ id }) => [id, next()])),
    })),
    robustness: { draws: 10001, weights: 'uniform' },
    ...change,
  };
}

const peers = (name) => JSON.parse(readFileSync(join(root, 'tests', 'peers', 'sorting', name)));
for (const name of ['transport.json', 'scholarship.json', 'electretri_229.json'])
  same(peers(name), 0, name);
for (const weights of ['given', 'uniform', 'ordinal', 'intervals'])
  same(madeUp(16, 3, 1, { robustness: { draws: 10001, weights } }), 7, weights);
same(madeUp(12, 6, 2, { cutting_level: [0.5, 0.8] }), 2 ** 40 + 3, 'cutting level');
const missing = madeUp(5, 4, 3);
missing.alternatives[1].performances.g2 = null;
missing.alternatives[2].performances.g1 = [0.2, 0.9];
missing.boundaries[0].performances.g0 = [0.3, 0.4];
same(missing, 1, 'missing, uncertain data and boundaries');
for (const rule of ['pessimistic', 'optimistic']) {
  const electre = madeUp(9, 5, 4, { method: 'electre-tri', rule });
  electre.criteria.forEach((of, c) => Object.assign(of, { q: 0.05, p: [0.1, 0.2], v: c === 1 ? 0.4 : undefined }));
  same(electre, 5, rule);
}
same(madeUp(9, 4, 5, { method: 'utadis' }), 5, 'utadis');

// What is no problem is refused, whatever the numbers.
for (const numbers of [[], [1], [2, 0, 0, 0, 1, 2, 1, 0, 0, 0.5, 0.5, 0], new Array(40).fill(1e9)])
  assert.deepEqual(Array.from(sorter.ask(Float64Array.from(numbers))), [1]);

if (process.argv.includes('--time')) {
  for (const [n, j] of [[16, 3], [180, 3], [180, 6]]) {
    const problem = madeUp(n, j, 6, { robustness: { draws: 100000, weights: 'uniform' } });
    const times = [];
    for (let i = 0; i < 9; ++i) {
      const since = process.cpuUsage().user;
      sorter.sort(problem);
      times.push((process.cpuUsage().user - since) / 1000);
    }
    console.log(`${n} x ${j}, 1e5 draws: ${times.sort((a, b) => a - b)[4].toFixed(1)} ms`);
  }
}
console.log('sorting.wasm answers as the program does');
