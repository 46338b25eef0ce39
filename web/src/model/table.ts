// SPDX-License-Identifier: Apache-2.0
// A table twin for every picture: the same rows serve the screen reader, the CSV and the JSON.

export type Cell = string | number | null;
export interface Column { key: string; label: string }
export interface Table { caption: string; columns: Column[]; rows: Cell[][] }

/** Writes RFC 4180: CRLF, quotes where needed, empty for missing. The header carries the keys, not the labels. */
export function csvOf(table: Table): string {
  const lines = [table.columns.map((column) => column.key), ...table.rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))];
  return lines.map((line) => line.map(quoted).join(',')).join('\r\n') + '\r\n';
}

/** Writes the rows as objects, under the same keys. */
export const objectsOf = (table: Table): Record<string, Cell>[] =>
  table.rows.map((row) => Object.fromEntries(table.columns.map((column, i) => [column.key, row[i] ?? null])));

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text);
