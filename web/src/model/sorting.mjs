// SPDX-License-Identifier: Apache-2.0
// Asks sorting.wasm: a sorting problem in, tiers and shares out, the same as `comity sort` gives.
// docs/formats.md, section "sorting.wasm", describes the numbers that pass.

const METHODS = ['mr-sort', 'ncs', 'electre-tri', 'utadis'];
const RULES = ['pessimistic', 'optimistic'];
const WEIGHTS = ['given', 'uniform', 'intervals', 'ordinal'];
const STATUS = ['ok', 'malformed', 'never in order'];

/** Two numbers for a value, an interval, or nothing. */
function ends(value) {
  if (value === null || value === undefined) return [NaN, NaN];
  return Array.isArray(value) ? value : [value, value];
}

/** The numbers of a problem in the form of `comity sort`. */
export function encodeProblem(problem, { seed = 0, central = false, pairs = false } = {}) {
  const ids = problem.criteria.map((criterion) => criterion.id);
  const robust = problem.robustness ?? null;
  const numbers = [
    1,
    METHODS.indexOf(problem.method),
    RULES.indexOf(problem.rule ?? 'pessimistic'),
    WEIGHTS.indexOf(robust?.weights ?? 'given'),
    ids.length,
    problem.categories.length,
    problem.alternatives.length,
    robust ? (robust.draws ?? 100000) : 0,
    seed,
    ...ends(problem.cutting_level ?? 0.5),
    (central ? 1 : 0) + (pairs ? 2 : 0),
  ];
  for (const criterion of problem.criteria) {
    numbers.push(criterion.direction === 'min' ? -1 : 1, criterion.weight ?? NaN);
    for (const key of ['weight_interval', 'q', 'p', 'v', 'scale']) numbers.push(...ends(criterion[key]));
    const corners = criterion.value ?? [];
    numbers.push(corners.length, ...corners.flat());
  }
  for (const boundary of problem.boundaries) {
    const coalitions = boundary.minimal_sufficient ?? [];
    numbers.push(boundary.threshold ?? NaN, coalitions.length);
    for (const id of ids) numbers.push(...ends(boundary.performances?.[id]), boundary.veto?.[id] ?? NaN);
    for (const members of coalitions)
      numbers.push(members.reduce((bits, id) => bits + 2 ** ids.indexOf(id), 0));
  }
  for (const alternative of problem.alternatives)
    for (const id of ids) numbers.push(...ends(alternative.performances[id]));
  return Float64Array.from(numbers);
}

/** An answer's numbers with their names. */
export function decodeAnswer(numbers, problem, { central = false, pairs = false } = {}) {
  let at = 0;
  const take = (n) => Array.from(numbers.slice(at, (at += n)));
  const [status] = take(1);
  if (status !== 0) return { status: STATUS[status] ?? 'unknown', assignments: [], draws: 0 };
  const [count, categories, criteria, draws] = take(4);
  const assignments = [];
  for (let i = 0; i < count; ++i) {
    const [lowest, highest] = take(2);
    const row = {
      partner: problem.alternatives[i].id,
      lowest: problem.categories[lowest],
      highest: problem.categories[highest],
      tier: lowest === highest ? problem.categories[lowest] : null,
    };
    if (draws > 0) {
      const [bits, exact, entropy] = take(3);
      row.possible = problem.categories.filter((_, k) => Math.floor(bits / 2 ** k) % 2 === 1);
      row.possible_is_exact = exact === 1;
      row.entropy = entropy;
      row.shares = take(categories);
      row.shares_at_best = take(categories);
      if (central) {
        row.central_weights = [];
        for (let k = 0; k < categories; ++k) {
          const [known] = take(1);
          const weights = take(criteria);
          const [confidence] = take(1);
          row.central_weights.push(known === 1 ? { weights, confidence } : null);
        }
      }
    }
    assignments.push(row);
  }
  const better = [];
  if (draws > 0 && pairs) for (let i = 0; i < count; ++i) better.push(take(count));
  return { status: STATUS[status], draws, assignments, better };
}

/** Makes a sorter of the bytes of sorting.wasm, or of a response that carries them. */
export async function loadSorting(bytes) {
  const module = await WebAssembly.compile(bytes);
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    // The C library would write or exit there if memory ran out; nothing else calls them.
    (imports[from] ??= {})[name] = () => {
      throw new Error(`sorting.wasm called ${name}`);
    };
  }
  const { exports } = await WebAssembly.instantiate(module, imports);
  exports._initialize?.();
  return {
    /** The numbers of an answer to the numbers of a problem. */
    ask(numbers) {
      const room = exports.comity_sort_room(numbers.length);
      if (room === 0) throw new Error('the problem is too large');
      new Float64Array(exports.memory.buffer, room, numbers.length).set(numbers);
      const length = exports.comity_sort();
      // Memory may have grown meanwhile: look at it afresh, and copy out.
      return new Float64Array(exports.memory.buffer, exports.comity_sort_answer(), length).slice();
    },
    /** An answer with names to a problem in the form of `comity sort`. */
    sort(problem, options = {}) {
      return decodeAnswer(this.ask(encodeProblem(problem, options)), problem, options);
    },
  };
}
