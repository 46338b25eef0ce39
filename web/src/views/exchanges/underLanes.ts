// SPDX-License-Identifier: Apache-2.0
// What the lanes need when exchanges are switched on: the marks, their key, and the rows of the table twin.
import { halfOf, countsByYear, CO_PRESENCE } from '../../model/exchanges';
import type { Table } from '../../model/table';
import '../../parts/save'; // what every lazy view imports: without it the bundler cuts the first script in two
import { page } from '../../page.svelte';
import { asked } from './asked.svelte';
import { words } from './words.svelte';

export { default as Key } from './SparkKey.svelte';
export { default as Sparks } from './Sparks.svelte';

/** Adds the counted exchanges to the twin of the lanes: a line for each partner, year and kind. */
export function withExchanges(lanes: Table, codes: string[]): Table {
  const exchanges = (asked.reply('case')?.answer?.exchanges ?? []).filter((e) => e.form !== CO_PRESENCE && (page.address.meets === 'all' || halfOf(e.form) === page.address.meets));
  const counts = countsByYear(exchanges);
  const rows = codes.flatMap((code) => (['meetings', 'calls'] as const).flatMap((half) => [...(counts.get(code)?.[half] ?? [])].sort(([a], [b]) => a - b).map(([year, n]) => ({ code, half, year, n }))));
  const place = new Map(lanes.columns.map((column, i) => [column.key, i]));
  return {
    ...lanes,
    columns: [...lanes.columns, { key: 'exchanges', label: words.text('n_exchanges') }],
    rows: [...lanes.rows.map((row) => [...row, null]), ...rows.map(({ code, half, year, n }) => {
      const row: Table['rows'][number] = new Array<null>(lanes.columns.length + 1).fill(null);
      const put = (key: string, value: string | number) => { const at = place.get(key); if (at !== undefined) row[at] = value; };
      put('actor', code);
      put('name', page.name(code));
      put('title', words.text(half));
      put('since_min', `${year}-01-01`);
      put('until', `${year}-12-31`);
      row[lanes.columns.length] = n;
      return row;
    })],
  };
}
