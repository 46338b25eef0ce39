// SPDX-License-Identifier: Apache-2.0
// What the lanes need when the phases are tested: the strip, what it says in words, and the rows of the table twin.
import { columnsOf } from '../../model/phases';
import type { Table } from '../../model/table';
import '../../parts/save'; // what every lazy view imports: without it the bundler cuts the first script in two
import { page } from '../../page.svelte';
import { asked } from './asked.svelte';
import { words } from './words.svelte';

export { default as Strip } from './Strip.svelte';
export { default as Told } from './Told.svelte';

/** Puts the tested years before the lanes in their twin: a line for each, under the same columns and two of its own. */
export function withBreaks(lanes: Table): Table {
  const answer = asked.reply?.answer;
  if (!answer) return lanes;
  const place = new Map(lanes.columns.map((column, i) => [column.key, i]));
  const kind = (one: { detected: boolean; declared: boolean }) => [one.detected && words.text('detected'), one.declared && words.text('declared')].filter(Boolean).join(', ');
  const rows = columnsOf(answer, page.until).map((column, i) => {
    const row: Table['rows'][number] = new Array<null>(lanes.columns.length + 2).fill(null);
    const put = (key: string, value: string) => { const at = place.get(key); if (at !== undefined) row[at] = value; };
    put('title', words.text('beginning'));
    put('since_min', column.since);
    put('until', column.until);
    put('note', kind(column));
    row[lanes.columns.length] = rounded(column.support);
    row[lanes.columns.length + 1] = rounded(answer.breaks[i]?.given_declared ?? null);
    return row;
  });
  return {
    ...lanes,
    columns: [...lanes.columns, { key: 'support', label: words.text('support') }, { key: 'given_declared', label: words.text('given_declared') }],
    rows: [...rows, ...lanes.rows.map((row) => [...row, null, null])],
  };
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e4) / 1e4);
