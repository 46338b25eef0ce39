// SPDX-License-Identifier: Apache-2.0
// The shapes of the engine's answers (docs/formats.md sections 6 and 7), as far as the page reads them.

export type Day = string; // ISO date, YYYY-MM-DD
export type Names = { en: string; es: string; zh: string };
export type Kind = 'establish' | 'upgrade' | 'downgrade' | 'suspend' | 'restore' | 'end' | 'reaffirm' | 'rename';

export interface Envelope<Answer> {
  comity: string;
  command: string;
  case: string;
  digest: string;
  on: Day | null;
  ladder: string;
  dates: string;
  source: string | null;
  answer: Answer;
}

export interface Evidence {
  source: string;
  locator: string;
  published?: string | null;
  date: string | null;
  kind: string | null;
  title: string | null;
  quote?: string | null;
  coder?: string | null;
  coded_on?: string | null;
  confidence?: string | null;
}

export interface Pair { a: string; b: string; rung_before: number | null; rung_after: number | null }

export interface Act {
  act: string;
  date: string;
  date_min: Day;
  date_max: Day;
  day: Day;
  kind: Kind;
  parties: string[];
  title: string;
  layer: string;
  sector?: string | null;
  occasion?: string | null;
  status: string;
  binding?: string | null;
  rung_before: number | null;
  rung_after: number | null;
  sources: string[];
  pairs?: Pair[];
  evidence: Evidence[];
  note?: string | null;
}

export interface Spell {
  a: string;
  b: string;
  layer: string;
  sector?: string | null;
  title: string;
  rung: number | null;
  since: Day;
  since_min: Day;
  since_max: Day;
  until: Day | null;
  until_min: Day | null;
  until_max: Day | null;
  act: string;
  in_force: boolean;
}

export interface Actor {
  actor: string;
  kind: 'state' | 'organization';
  name: Names;
  region: string;
  subregion: string;
  lat: number | null;
  lon: number | null;
  in_region: boolean;
  tier: string | null;
}

export interface Membership {
  actor: string;
  organization: string;
  role: string;
  status: string;
  since: Day | null;
  since_max: Day | null;
  since_min: Day | null;
  until: Day | null;
  until_min: Day | null;
  until_max: Day | null;
}

export interface Source { source: string; kind: string; citation: string; year: number | null; url: string; doi: string; licence: string }
export interface Phase { name: Names; since: Day; until: Day; source: string; locator: string }
export interface Title { title: string; en: string; es: string; zh: string }
export interface Rung { rung: number; label: string | Partial<Names> }

export interface AtlasAnswer {
  case: {
    case: string; title: Names; principal: string; region: Names; region_actors: string[];
    since: Day; until: Day; ladder: string; dates: string;
  };
  ladders: string[];
  date_rules: string[];
  rungs: Rung[];
  phases: Phase[];
  actors: Actor[];
  memberships: Membership[];
  titles: Title[];
  spells: Spell[];
  acts: Act[];
  sources: Source[];
}

export interface CaseLine { case: string; title: Names; principal: string; n_acts: number; ladder?: string; dates?: string }
export interface CasesAnswer { cases: CaseLine[] }

export type Verdict = 'agrees' | 'differs' | 'undecidable';
export interface Finding {
  finding: string;
  code: string;
  subject: string;
  statement: string;
  printed: string | number | null;
  derived: string | number | null;
  derived_all: string | number | null;
  verdict: Verdict;
  verdict_all: Verdict;
  locator: string;
  hint: string;
  state: string;
  reason: string;
  acts: string[];
}
export interface AuditAnswer { findings: Finding[]; summary: { agrees: number; differs: number; undecidable: number } }

export interface YearRow {
  year: number; established: string[]; upgraded: string[];
  n_established: number; n_upgraded: number; low: number; high: number; acts: string[];
}
export interface CountsAnswer { rows: YearRow[]; total: { n_established: number; n_upgraded: number } }
export interface CiteAnswer { text: string; bibtex: string; ris: string; csl: string | object }
