// SPDX-License-Identifier: Apache-2.0
// A linear scale: all the page needs of one.

export interface Scale { (value: number): number; invert: (at: number) => number }

/** Maps `domain` to `range` along a straight line; `invert` goes back. */
export function linear([d0, d1]: [number, number], [r0, r1]: [number, number]): Scale {
  const slope = (r1 - r0) / (d1 - d0 || 1);
  return Object.assign((value: number) => r0 + (value - d0) * slope, { invert: (at: number) => d0 + (at - r0) / (slope || 1) });
}

/** About `n` round values from 0 to `most`, the last at or above it: steps of 1, 2 or 5 times a power of ten. */
export function roundTicks(most: number, n: number, whole = false): number[] {
  const rough = Math.max(most, 1e-9) / n;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max([1, 2, 5, 10].find((f) => f * power >= rough * 0.999)! * power, whole ? 1 : 0);
  const count = Math.max(1, Math.ceil(most / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** Writes a p value as it follows the letter p. */
export const pText = (p: number | null): string => (p === null ? '–' : p < 0.001 ? '< 0.001' : `= ${p.toFixed(p < 0.1 ? 3 : 2)}`);
