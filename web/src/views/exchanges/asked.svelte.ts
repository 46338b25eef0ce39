// SPDX-License-Identifier: Apache-2.0
// The answers of `exchanges`: of the figure's window and of the case's, each asked once for a case.
import { askAt, isPublished } from '../../engine';
import { whereContacts, whereExchanges } from '../../evidence';
import type { Contact, ExchangesAnswer } from '../../model/evidence';
import { contactsIn } from '../../model/exchanges';
import { page } from '../../page.svelte';

type Window = 'figure' | 'case';
export interface Reply { address: string; answer: ExchangesAnswer | null; problem: string }

class Asked {
  private replies = $state.raw<Record<string, Reply>>({});
  private under = new Set<string>();

  /** Whose exchanges: of the principal in view, or, in files, of the case's own. */
  principal = (): string => (isPublished() ? (page.whole?.case.principal ?? '') : page.principal);
  address = (window: Window): string => whereExchanges({ ...page.question(), principal: page.ownPrincipal, since: page.since, until: page.until }, window, isPublished());

  /** What was answered so far; null while nothing was. */
  reply = (window: Window): Reply | null => this.replies[this.address(window)] ?? null;

  /** The contacts behind the exchanges of a partner: in the figure's answer, else asked for one partner at a time. */
  contacts(partner: string): Map<string, Contact> {
    const held = (answer: ExchangesAnswer | null | undefined) => (answer?.rows ?? []).filter((row) => row.partner === partner);
    const own = contactsIn(held(this.reply('figure')?.answer));
    return own.size || isPublished() ? own : contactsIn(held(this.replies[this.contactsAt(partner)]?.answer));
  }
  private contactsAt = (partner: string): string => whereContacts({ ...page.question(), principal: page.ownPrincipal }, partner);
  askContacts(partner: string): void {
    if (!isPublished()) this.fetch(this.contactsAt(partner));
  }

  /** Asks, once. An answer without lists has empty ones. */
  ask(window: Window): void {
    this.fetch(this.address(window));
  }
  private fetch(address: string): void {
    if (this.replies[address]?.answer || this.under.has(address)) return;
    this.under.add(address);
    const keep = (answer: ExchangesAnswer | null, problem = '') => {
      this.under.delete(address);
      this.replies = { ...this.replies, [address]: { address, answer, problem } };
    };
    askAt<ExchangesAnswer>(address).then((reply) => keep(tidy(reply.answer)), (error: unknown) => keep(null, error instanceof Error ? error.message : String(error)));
  }
}

const tidy = (answer: ExchangesAnswer): ExchangesAnswer => ({
  ...answer, rows: answer.rows ?? [], tiers: answer.tiers ?? [], exchanges: answer.exchanges ?? [], by_form_year: answer.by_form_year ?? [], coverage: answer.coverage ?? [], gaps: answer.gaps ?? [], test: answer.test ?? null,
});

export const asked = new Asked();
