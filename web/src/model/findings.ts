// SPDX-License-Identifier: Apache-2.0
// The findings of the audit, sorted for a reader: what does not add up comes first.
import type { Finding } from './answers';

/** Codes in the order in which a reader wants them. */
export const CODES = [
  'printed-sum', 'claim', 'printed-count', 'printed-sequence', 'evidence-kind', 'evidence-title', 'evidence-date',
  'order', 'unranked', 'duplicate', 'coverage', 'tier-by-title',
];

export const differs = (finding: Finding): boolean => finding.verdict === 'differs' || finding.verdict_all === 'differs';

export interface FindingGroup { code: string; findings: Finding[]; n_differ: number }

/** Groups findings by code; inside a group those that differ come first, the undecidable last. */
export function groupFindings(findings: Finding[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.code, [...(groups.get(finding.code) ?? []), finding]);
  return [...groups]
    .map(([code, list]) => ({ code, findings: list.sort((a, b) => weight(a) - weight(b)), n_differ: list.filter(differs).length }))
    .sort((a, b) => place(a.code) - place(b.code));
}

/** The few findings for the strip on the overview: totals first, then claims that fail on both readings. */
export function headlines(findings: Finding[], n: number): Finding[] {
  const rank = (f: Finding) =>
    (f.code === 'printed-sum' ? 0 : f.code === 'claim' ? 1 : 2) * 10 + (f.verdict === 'differs' && f.verdict_all === 'differs' ? 0 : f.verdict === 'differs' ? 1 : 2);
  return findings.filter((f) => differs(f) && hasNumber(f.printed) && hasNumber(f.verdict === 'differs' ? f.derived : f.derived_all)).sort((a, b) => rank(a) - rank(b)).slice(0, n);
}

const hasNumber = (value: string | number | null): boolean => value !== null && /\d/.test(String(value));
const place = (code: string): number => (CODES.includes(code) ? CODES.indexOf(code) : CODES.length);
const weight = (f: Finding): number =>
  f.verdict === 'differs' ? (f.verdict_all === 'differs' ? 0 : 1) : f.verdict_all === 'differs' ? 2 : f.verdict === 'undecidable' ? 4 : 3;

/** Writes a value of a finding; nothing where there is none. */
export const shown = (value: string | number | null | undefined): string => (value === null || value === undefined || value === '' ? '–' : String(value));
