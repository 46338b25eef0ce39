// SPDX-License-Identifier: Apache-2.0
// The shapes of the answers of `exchanges` and `indicators` (docs/formats.md), as far as the page reads them. Only lazy views do.
import type { Day, Names } from './answers';

/** A row of a source: `participants` are actor:level[:name]. */
export interface Contact { contact: string; start: string; end: string; form: string; venue: string | null; participants: string[]; occasion: string; source: string; locator: string; confidence: string | null; note: string }
export interface ExchangeRow {
  partner: string; tier: string | null; total: number; low: number; high: number;
  by_year: Record<string, number>; by_form: Record<string, number>; by_source: Record<string, number>;
  co_presence: number; exchanges: string[];
  why?: Contact[]; // the contacts behind them, where they were asked for
}
export interface TierRow { tier: string; n: number; mean: number; median: number; low: number; high: number }
export interface Exchange {
  exchange: string; partner: string; date: string; date_min: Day; date_max: Day; form: string; forms: string[]; venue: string | null;
  traveller: string | string[] | null; occasion: string | null; level: string | null; contacts: string[]; sources: string[]; certain: boolean; why: string;
}
export interface Coverage { source: string; form: string; since: string | number; until: string | number; by_year: Record<string, number> }
export interface Permutation { claim: string; statistic: string; difference: number; p: number; method: string; permutations: number }
export interface ExchangesAnswer {
  since?: Day; until?: Day; level?: string; figure?: { source: string; locator: string } | null;
  rows: ExchangeRow[]; tiers: TierRow[]; exchanges: Exchange[]; by_form_year: { year: number; form: string; n: number }[];
  coverage: Coverage[]; gaps: string[]; test: Permutation | null;
}

export type Factor = 'willingness' | 'foundation' | 'potential' | 'control';
export type Status = 'value' | 'zero' | 'not_covered';
export interface IndicatorRow {
  indicator: string; factor: Factor; kind: string; name: Names; unit: string; sources: string[]; since: number | null; until: number | null;
  values: number; zeros: number; not_covered: number; gap: string;
}
export type Cell = [period: string, value: number | null, status: Status];
export interface IndicatorValues {
  indicator: string; class: string; reporter: string; actor: string; counterpart: string; unit: string; source: string; series: Cell[]; derived?: boolean;
  quotes?: [year: string, reporter: string, value: number][]; quotes_unit?: string; // what each reporter of a derived spread says
  among?: [year: string, of: number][]; // of how many a rank is one
  base?: [year: string, covered: number, of: number][]; // how many states a share is taken of
}
export interface LeaderSpell { office: string; person: string; party: string; orientation: string; since: string; until: string | null; change_of_government: boolean; source: string }
export interface Instrument { kind: string; since: string; until: string | null; value: number | null; unit: string; source: string; n?: number }
export interface IndicatorsAnswer {
  names?: Record<string, Names>; // of actors the case does not hold otherwise
  rows: IndicatorRow[]; values?: IndicatorValues[]; leaders?: LeaderSpell[]; instruments?: Instrument[]; memberships?: { organization: string; role: string; status: string; since: string | null; until: string | null }[];
}
