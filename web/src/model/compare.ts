// SPDX-License-Identifier: Apache-2.0
// What the comparison draws: both sides on one set of axes, so that the eye compares and not the scale.
import type { Bounds, CompareAnswer, Side, SideLine, SurvivalStep } from './answers';

/** Which two sides to show: those of the address, else the case in view and the next one listed. */
export function chosenSides(sides: SideLine[], a: string, b: string, current: string): [string, string] {
  const has = (side: string) => sides.some((line) => line.side === side);
  const first = has(a) ? a : has(current) ? current : (sides[0]?.side ?? '');
  const second = has(b) && b !== first ? b : (sides.find((line) => line.side !== first)?.side ?? '');
  return [first, second];
}

/** The years both sides cover, and the most acts in one of them. */
export function yearsOf(sides: Side[]): { from: number; to: number; most: number } {
  const rows = sides.flatMap((side) => side.by_year);
  const years = rows.filter((row) => row.n_established + row.n_upgraded > 0).map((row) => row.year);
  return { from: Math.min(...years, 9999), to: Math.max(...years, 0), most: Math.max(1, ...rows.map((row) => row.n_established + row.n_upgraded)) };
}

/** The longest time any side was followed. */
export const horizonOf = (sides: Side[]): number => Math.max(1, ...sides.flatMap((side) => side.survival.map((step) => step.years)));

export interface Curve { line: string; band: string; marks: [number, number][] }

/** A survival curve in steps, its band, and where spells were censored. It begins at 1. */
export function curveOf(steps: SurvivalStep[], x: (years: number) => number, y: (share: number) => number): Curve {
  const at = (value: number) => value.toFixed(1);
  const all = [{ years: 0, survival: 1, low: 1, high: 1, censored: 0 }, ...steps];
  const stairs = (key: 'survival' | 'low' | 'high') =>
    all.map((step, i) => (i ? `H${at(x(step.years))}V${at(y(step[key]))}` : `M${at(x(0))},${at(y(1))}`)).join('');
  const back = all.map((step, i) => `L${at(x(all[i + 1]?.years ?? step.years))},${at(y(step.low))}L${at(x(step.years))},${at(y(step.low))}`).reverse().join('');
  return { line: stairs('survival'), band: `${stairs('high')}${back}Z`, marks: steps.filter((s) => s.censored > 0).map((s) => [x(s.years), y(s.survival)]) };
}

/** How many were still at risk at given years. */
export const atRisk = (steps: SurvivalStep[], years: number[]): number[] =>
  years.map((year) => steps.find((step) => step.years >= year)?.at_risk ?? 0);

/** A value with its bounds where they differ; nothing known is a dash. */
export function bounded({ value, low, high }: Bounds, digits = 0): string {
  const text = (n: number | null) => (n === null ? '…' : n.toFixed(digits));
  return value === null && low === null && high === null ? '–' : low === high || (text(low) === text(value) && text(high) === text(value)) ? text(value) : `${text(value)} (${text(low)}–${text(high)})`;
}

/** Whether a difference may be read off at all: one ladder, and on both sides spells that were followed. */
export const hasSurvival = (answer: CompareAnswer): boolean => answer.sides.every((side) => side.survival.length > 0);

/** The answer with nothing missing: sides on ladders that cannot be compared have no rungs in common, so these lists may be absent. */
export function tidy(answer: CompareAnswer): CompareAnswer {
  const list = <T>(value: T[] | null | undefined): T[] => value ?? [];
  const { overlap, ladders } = answer;
  return {
    ...answer,
    sides: answer.sides.map((side) => ({ ...side, by_rung: list(side.by_rung).map((row) => ({ ...row, share: row.share ?? 0 })), by_year: list(side.by_year), survival: list(side.survival) })) as [Side, Side],
    overlap: overlap && { ...overlap, by_rung: list(overlap.by_rung), only: list(overlap.only), first_mover: list(overlap.first_mover), shared: list(overlap.shared).map((row) => ({ ...row, rungs: row.rungs ?? [null, null], first: list(row.first) })) },
    ladders: { ...ladders, ranked: list(ladders.ranked), unranked: list(ladders.unranked), common_titles: list(ladders.common_titles), only_titles: list(ladders.only_titles) },
  };
}
