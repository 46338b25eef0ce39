// SPDX-License-Identifier: Apache-2.0
// Where the answers of the evidence lie. Only lazy views ask, so these addresses are not part of the first script.

const part = encodeURIComponent;

/** `principal` is one other than the case's own; files have none. `since` and `until` are the window of the case. */
export interface Asked { case: string; ladder: string; dates: string; principal?: string; since?: string; until?: string }

/** The exchanges of the window the figure prints, or of the whole window of the case. Both are published as files. */
export function whereExchanges(q: Asked, window: 'figure' | 'case', published: boolean): string {
  if (published) return `api/v1/exchanges/${part(q.case)}/${window === 'case' ? 'window' : `${part(q.ladder)}/${part(q.dates)}`}.json`;
  const query = new URLSearchParams({ case: q.case, ...(window === 'case' && q.since && q.until ? { since: q.since, until: q.until } : {}), ...(q.principal ? { principal: q.principal } : {}) });
  return `api/v1/exchanges?${query.toString()}`;
}

/** The exchanges of one partner with the contacts behind them. Files hold them only if the figure's own does. */
export const whereContacts = (q: Asked, partner: string): string => `${whereExchanges(q, 'figure', false)}&${new URLSearchParams({ partner, why: '1' }).toString()}`;

/** The indicators of one partner; ladder, date rule and source of the acts do not matter for them. */
export const whereIndicators = (q: Pick<Asked, 'case' | 'principal'>, partner: string, published: boolean): string =>
  published ? `api/v1/indicators/${part(q.case)}/${part(partner)}.json` : `api/v1/indicators?${new URLSearchParams({ case: q.case, partner, ...(q.principal ? { principal: q.principal } : {}) }).toString()}`;
