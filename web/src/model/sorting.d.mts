// SPDX-License-Identifier: Apache-2.0
// Types of sorting.mjs.

export type Uncertain = number | [number, number];

export interface SortingProblem {
  method: 'mr-sort' | 'ncs' | 'electre-tri' | 'utadis';
  rule?: 'pessimistic' | 'optimistic';
  criteria: {
    id: string;
    direction?: 'max' | 'min';
    weight?: number;
    weight_interval?: [number, number];
    q?: Uncertain;
    p?: Uncertain;
    v?: Uncertain;
    scale?: [number, number];
    value?: [number, number][];
  }[];
  categories: string[];
  cutting_level?: Uncertain;
  boundaries: {
    performances?: Record<string, Uncertain>;
    veto?: Record<string, number>;
    minimal_sufficient?: string[][];
    threshold?: number;
  }[];
  alternatives: { id: string; performances: Record<string, Uncertain | null> }[];
  robustness?: { draws?: number; weights?: 'given' | 'uniform' | 'intervals' | 'ordinal' };
}

export interface SortingOptions {
  seed?: number;
  central?: boolean;
  pairs?: boolean;
}

export interface SortedPartner {
  partner: string;
  lowest: string;
  highest: string;
  tier: string | null;
  possible?: string[];
  possible_is_exact?: boolean;
  entropy?: number;
  shares?: number[];
  shares_at_best?: number[];
  central_weights?: ({ weights: number[]; confidence: number } | null)[];
}

export interface SortingAnswer {
  status: string;
  draws: number;
  assignments: SortedPartner[];
  better?: number[][];
}

export interface Sorter {
  ask(numbers: Float64Array): Float64Array;
  sort(problem: SortingProblem, options?: SortingOptions): SortingAnswer;
}

export function encodeProblem(problem: SortingProblem, options?: SortingOptions): Float64Array;
export function decodeAnswer(
  numbers: Float64Array,
  problem: SortingProblem,
  options?: SortingOptions,
): SortingAnswer;
export function loadSorting(bytes: BufferSource): Promise<Sorter>;
