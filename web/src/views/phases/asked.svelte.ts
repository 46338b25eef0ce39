// SPDX-License-Identifier: Apache-2.0
// The answers of `phases`, each asked once for a case, ladder, date rule and source.
import { askAt, isPublished, whereIs } from '../../engine';
import type { PhasesAnswer } from '../../model/phases';
import { page } from '../../page.svelte';

interface Reply { answer: PhasesAnswer | null; problem: string }

class Asked {
  private replies = $state.raw<Record<string, Reply>>({});
  private under = new Set<string>();

  private address = (): string => whereIs('phases', page.question(), isPublished());
  /** What was answered so far; null while nothing was. */
  get reply(): Reply | null { return this.replies[this.address()] ?? null; }

  ask(): void {
    const address = this.address();
    if (this.replies[address]?.answer || this.under.has(address)) return;
    this.under.add(address);
    const keep = (answer: PhasesAnswer | null, problem = '') => {
      this.under.delete(address);
      this.replies = { ...this.replies, [address]: { answer, problem } };
    };
    askAt<PhasesAnswer>(address).then((reply) => keep(tidy(reply.answer)), (error: unknown) => keep(null, error instanceof Error ? error.message : String(error)));
  }
}

const tidy = (answer: PhasesAnswer): PhasesAnswer => ({
  ...answer, detected: answer.detected ?? [], breaks: answer.breaks ?? [], declared: answer.declared ?? [], boundaries: answer.boundaries ?? [], declared_split: answer.declared_split ?? null,
});

export const asked = new Asked();
