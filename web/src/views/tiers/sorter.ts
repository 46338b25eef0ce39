// SPDX-License-Identifier: Apache-2.0
// Fetches the engine's `sorting` and speaks to it in the words of `sort`. It sees no file, no clock and no network.
import { loadSorting } from '../../model/sorting.mjs';
import { named, type Sorter } from '../../model/tiers';

export async function loadSorter(): Promise<Sorter> {
  const response = await fetch('sorting.wasm');
  if (!response.ok) throw new Error(`sorting.wasm: HTTP ${response.status}`);
  const engine = await loadSorting(await response.arrayBuffer());
  return { sort: (problem) => named(problem, engine.sort(problem)) };
}
