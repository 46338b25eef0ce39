// SPDX-License-Identifier: Apache-2.0
// The ticks of the time bar: ▲ establish, ● upgrade, ▽ downgrade or end; stacked where several fall together.
import type { Act, Day } from './answers';

export type TickShape = 'establish' | 'upgrade' | 'other';
export interface Tick { act: string; day: Day; shape: TickShape; x: number; level: number; certain: boolean }
const CLOSE = 7; // px

export function ticksOf(acts: Act[], x: (day: Day) => number): Tick[] {
  const ends: number[] = []; // x of the last tick on each level
  return [...acts].sort((a, b) => (a.day < b.day ? -1 : 1)).map((act) => {
    const at = x(act.day);
    let level = ends.findIndex((end) => at - end >= CLOSE);
    if (level < 0) level = ends.length;
    ends[level] = at;
    return {
      act: act.act, day: act.day, x: at, level: Math.min(level, 4), certain: act.date_min.slice(0, 7) === act.date_max.slice(0, 7),
      shape: act.kind === 'establish' ? 'establish' : act.kind === 'upgrade' ? 'upgrade' : 'other',
    };
  });
}

/** The nearest act day before or after a day; null at the ends. */
export function nextActDay(acts: Act[], day: Day, way: 1 | -1): Day | null {
  const days = acts.map((act) => act.day).filter((d) => (way > 0 ? d > day : d < day)).sort();
  return (way > 0 ? days[0] : days.at(-1)) ?? null;
}
