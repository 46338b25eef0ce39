// SPDX-License-Identifier: Apache-2.0
// The sorting problem in view: the case's answer, the levers, and what the engine says of both. The engine sorts within the page; without it the levers stand still.
import { askAt, isPublished, whereIs } from '../../engine';
import { moved, readLevers, writeLevers, type Levers, type Problem, type SortAnswer, type Sorted, type Sorter } from '../../model/tiers';
import { page } from '../../page.svelte';
import { loadSorter } from './sorter';

class Live {
  private replies = $state.raw<Record<string, { answer: SortAnswer | null; problem: string }>>({});
  private under = new Set<string>();
  sorter = $state.raw<Sorter | null>(null);
  withoutSorter = $state(''); // why there is none

  private address = (): string => whereIs('sort', page.question(), isPublished());
  get reply() { return this.replies[this.address()] ?? null; }
  answer = $derived(this.reply?.answer ?? null);
  levers = $derived(readLevers(page.address.levers));
  problem = $derived.by((): Problem | null => (this.answer ? moved(this.answer.problem, this.levers) : null));
  /** What was sorted: the case's own answer until a lever is moved. */
  private outcome = $derived.by((): { sorted: Sorted | null; failed: string } => {
    if (!this.answer || !this.problem) return { sorted: null, failed: '' };
    if (!this.levers.size) return { sorted: this.answer, failed: '' };
    if (!this.sorter) return { sorted: null, failed: '' };
    try {
      performance.mark('sorting');
      const { assignments } = this.sorter.sort(this.problem);
      performance.measure('sorted', 'sorting'); // read by the browser test
      const printed = new Map(this.answer.assignments.map((row) => [row.partner, row.printed ?? null]));
      return { sorted: { assignments: assignments.map((row) => ({ ...row, printed: printed.get(row.partner) ?? null })) }, failed: '' };
    } catch (error) {
      return { sorted: null, failed: error instanceof Error ? error.message : String(error) };
    }
  });
  sorted = $derived(this.outcome.sorted);
  failed = $derived(this.outcome.failed);

  ask(): void {
    const address = this.address();
    if (!this.replies[address]?.answer && !this.under.has(address)) {
      this.under.add(address);
      const keep = (answer: SortAnswer | null, problem = '') => { this.under.delete(address); this.replies = { ...this.replies, [address]: { answer, problem } }; };
      askAt<SortAnswer>(address).then(({ answer }) => keep(answer), (error: unknown) => keep(null, error instanceof Error ? error.message : String(error)));
    }
    if (!this.sorter && !this.under.has('sorter')) {
      this.under.add('sorter');
      loadSorter().then((sorter) => (this.sorter = sorter), (error: unknown) => (this.withoutSorter = error instanceof Error ? error.message : String(error)));
    }
  }

  move(key: string, to: number): void {
    const levers: Levers = new Map(this.levers);
    levers.set(key, to);
    page.go({ levers: writeLevers(levers) }, 'replace');
  }
  reset(): void { page.go({ levers: '' }); }
}

export const live = new Live();
