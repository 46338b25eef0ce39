// SPDX-License-Identifier: Apache-2.0
// The indicators of partners, each asked once, when its card is opened.
import { askAt, isPublished } from '../../engine';
import { whereIndicators } from '../../evidence';
import type { IndicatorsAnswer } from '../../model/evidence';
import { tidy } from '../../model/indicators';
import { page } from '../../page.svelte';

interface Reply { address: string; answer: IndicatorsAnswer | null; problem: string }

class Asked {
  private replies = $state.raw<Record<string, Reply>>({});
  private under = new Set<string>();
  address = (partner: string): string => whereIndicators({ ...page.question(), principal: page.ownPrincipal }, partner, isPublished());
  reply = (partner: string): Reply | null => this.replies[this.address(partner)] ?? null;

  ask(partner: string): void {
    const address = this.address(partner);
    if (this.replies[address]?.answer || this.under.has(address)) return;
    this.under.add(address);
    const keep = (answer: IndicatorsAnswer | null, problem = '') => {
      this.under.delete(address);
      this.replies = { ...this.replies, [address]: { address, answer, problem } };
    };
    askAt<IndicatorsAnswer>(address).then(({ answer }) => keep(tidy(answer)), (error: unknown) => keep(null, error instanceof Error ? error.message : String(error)));
  }
}

export const asked = new Asked();
