// SPDX-License-Identifier: Apache-2.0
// The engine's `sorting` as a WebAssembly reactor beside the page: a problem as JSON in, the answer of `sort` as JSON out. It sees no file, no clock and no network.
import { asRead, type Problem, type Sorted, type Sorter } from '../../model/tiers';

/** What the module exports: room for the text, and the question itself, which answers with the place of a length and a text. */
interface Exports {
  memory: WebAssembly.Memory;
  _initialize?: () => void;
  comity_take: (bytes: number) => number;
  comity_sort: (at: number, bytes: number) => number;
}

export async function loadSorter(): Promise<Sorter> {
  const response = await fetch('sorting.wasm');
  if (!response.ok) throw new Error(`sorting.wasm: HTTP ${response.status}`);
  return sorterOf(await response.arrayBuffer());
}

/** Makes a sorter of the module's bytes. */
export async function sorterOf(bytes: BufferSource): Promise<Sorter> {
  const module = await WebAssembly.compile(bytes);
  const none = Object.fromEntries(WebAssembly.Module.imports(module).map(({ name }) => [name, () => 52])); // ENOSYS: there is nothing outside
  const { exports } = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: none, env: none });
  const engine = exports as unknown as Exports;
  engine._initialize?.();
  return { sort: (problem) => ask(engine, problem) };
}

function ask(engine: Exports, problem: Problem): Sorted {
  const text = new TextEncoder().encode(JSON.stringify(asRead(problem)));
  const at = engine.comity_take(text.length);
  new Uint8Array(engine.memory.buffer, at, text.length).set(text);
  const reply = engine.comity_sort(at, text.length);
  const bytes = new DataView(engine.memory.buffer).getUint32(reply, true);
  const answer = JSON.parse(new TextDecoder().decode(new Uint8Array(engine.memory.buffer, reply + 4, bytes))) as { answer?: Sorted; what?: string; hint?: string } & Sorted;
  if (answer.what) throw new Error([answer.what, answer.hint].filter(Boolean).join(' – '));
  return answer.answer ?? answer;
}
