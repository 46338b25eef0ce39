// SPDX-License-Identifier: Apache-2.0
// The ticks of the time bar: ▲ establish, ● upgrade, ▽ downgrade or end; stacked where several fall together.
import type { Act, Day } from './answers';

export type TickShape = 'establish' | 'upgrade' | 'other';
export interface Tick { act: string; day: Day; shape: TickShape; x: number; level: number; certain: boolean }
const CLOSE = 7; // px

const ROOM = 36; // px above the lowest tick
const SIZES = [1, 0.8, 0.65, 0.5, 0.4];

/** Places the ticks at the largest size at which their stacks have room. */
export function sizedTicks(acts: Act[], x: (day: Day) => number): { ticks: Tick[]; size: number } {
  for (const size of SIZES) {
    const ticks = ticksOf(acts, x, size);
    if (size === SIZES.at(-1) || ticks.every((tick) => tick.level * 8 * size <= ROOM)) return { ticks, size };
  }
  return { ticks: [], size: 1 }; // not reached: the last size is always taken
}

export function ticksOf(acts: Act[], x: (day: Day) => number, size = 1): Tick[] {
  const ends: number[] = []; // x of the last tick on each level
  return [...acts].sort((a, b) => (a.day < b.day ? -1 : 1)).map((act) => {
    const at = x(act.day);
    let level = ends.findIndex((end) => at - end >= CLOSE * size);
    if (level < 0) level = ends.length;
    ends[level] = at;
    return {
      act: act.act, day: act.day, x: at, level, certain: act.date_min.slice(0, 7) === act.date_max.slice(0, 7),
      shape: act.kind === 'establish' ? 'establish' : act.kind === 'upgrade' ? 'upgrade' : 'other',
    };
  });
}

const SHAPES: Record<TickShape, (s: number) => string> = {
  establish: (s) => `m0,${-3.6 * s}l${3.6 * s},${6.6 * s}h${-7.2 * s}z`,
  upgrade: (s) => `m${-3.1 * s},0a${3.1 * s},${3.1 * s} 0 1,0 ${6.2 * s},0a${3.1 * s},${3.1 * s} 0 1,0 ${-6.2 * s},0`,
  other: (s) => `m0,${3.6 * s}l${3.6 * s},${-6.6 * s}h${-7.2 * s}z`,
};

/** All ticks of a shape and a certainty as one path: what passes the day is veiled, so a step of the time bar changes none of them. */
export function tickPaths({ ticks, size }: { ticks: Tick[]; size: number }, base: number): { shape: TickShape; certain: boolean; path: string }[] {
  const paths = new Map<string, { shape: TickShape; certain: boolean; path: string }>();
  for (const tick of ticks) {
    const key = `${tick.shape}${tick.certain}`;
    const found = paths.get(key) ?? { shape: tick.shape, certain: tick.certain, path: '' };
    found.path += `M${tick.x.toFixed(1)},${(base - Math.min(tick.level * 8 * size, ROOM)).toFixed(1)}${SHAPES[tick.shape](size)}`;
    paths.set(key, found);
  }
  return [...paths.values()];
}

/** The nearest act day before or after a day; null at the ends. */
export function nextActDay(acts: Act[], day: Day, way: 1 | -1): Day | null {
  const days = acts.map((act) => act.day).filter((d) => (way > 0 ? d > day : d < day)).sort();
  return (way > 0 ? days[0] : days.at(-1)) ?? null;
}
