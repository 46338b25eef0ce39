// SPDX-License-Identifier: Apache-2.0
// The fitted models of the case in view. They stand on the case's own ladder and dates, so a case has one answer.
import { askAt, isPublished, whereIs } from '../../engine';
import type { Envelope } from '../../model/answers';
import type { ModelsAnswer } from '../../model/models';
import { page } from '../../page.svelte';

class Asked {
  private replies = $state.raw<Record<string, { reply: Envelope<ModelsAnswer> | null; problem: string }>>({});
  private under = new Set<string>();
  private address = (): string => whereIs('models', { case: page.question().case, ladder: '', dates: '', source: '' }, isPublished());

  get reply() { return this.replies[this.address()] ?? null; }

  ask(): void {
    const address = this.address();
    if (this.replies[address]?.reply || this.under.has(address)) return;
    this.under.add(address);
    const keep = (reply: Envelope<ModelsAnswer> | null, problem = '') => { this.under.delete(address); this.replies = { ...this.replies, [address]: { reply, problem } }; };
    askAt<ModelsAnswer>(address).then((reply) => keep(reply), (error: unknown) => keep(null, error instanceof Error ? error.message : String(error)));
  }
}

export const asked = new Asked();

const NAMES = ['ratios', 'profile', 'probability'] as const;
/** How the figures are shown, kept in the address. */
export const shown = {
  has: (what: (typeof NAMES)[number]): boolean => page.address.fit.split(',').includes(what),
  set(what: (typeof NAMES)[number], on: boolean): void {
    page.go({ fit: NAMES.filter((name) => (name === what ? on : this.has(name))).join(',') }, 'replace');
  },
};
