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
  by_record?: boolean; // no source ends it and it is no longer used
  ladder?: string | null;
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
  since?: Day | null; // when it began and ceased to exist; null: always
  until?: Day | null;
  names?: { since: Day | null; until: Day | null; name: Names }[]; // names it bore in a period
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

/** Before `until` what the pair held is unknown, not none. */
export interface Truncated { a: string; b: string; layer: string; sector?: string | null; until: Day }
export interface Disputed { area: string; shape: string; name: Names; claimed_by: string[]; held_by: string[]; source: string }
export interface Regions { scheme: string; regions: { region: string; subregions: { subregion: string; actors: string[] }[] }[] }

export interface AtlasAnswer {
  case: {
    case: string; title: Names; principal: string; region: Names; region_actors: string[]; sorts?: boolean; models?: string[];
    since: Day; until: Day; ladder: string; dates: string; principals?: string[];
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
  regions?: Regions[]; // by scheme; the first is the case's own
  truncated?: Truncated[];
  disputed?: Disputed[];
  layer_rungs?: Record<string, Rung[]>;
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

export interface Bounds { value: number | null; low: number | null; high: number | null }
export interface SideRung { rung: number; label: string; n: number; share: number; partners: string[] }
export interface SurvivalStep { years: number; at_risk: number; events: number; censored: number; survival: number; low: number; high: number }
export interface SideYear { year: number; n_established: number; n_upgraded: number }
export interface Side {
  side: string; case: string; principal: string; title: Names; region: string; states: number;
  partners: Bounds; by_rung: SideRung[]; unranked: number; by_year: SideYear[]; acts_per_year: Bounds;
  survival: SurvivalStep[]; median_years_to_upgrade: Bounds; n_spells: number; n_upgraded: number; n_left_truncated: number;
}
export interface SharedPartner { partner: string; name: Names | string; rungs: (number | null)[] | null; first: (string | null)[]; first_mover: string; acts: string[] }
export interface OverlapRung { rung: number; label: string; n_a: number; n_b: number; n_both: number; jaccard: number | null }
export interface CompareAnswer {
  sides: [Side, Side];
  test: { method: string; statistic: number | null; df: number; p: number | null; observed: number[]; expected: number[] } | null;
  overlap: { n_shared: number; jaccard: number | null; shared: SharedPartner[]; only: string[][]; by_rung: OverlapRung[]; first_mover: { side: string; n: number }[] } | null;
  ladders: { comparable: boolean; ladder: string; ranked: number[]; unranked: number[]; common_titles: string[]; only_titles: string[][]; said: string };
}
export interface SideLine { side: string; case: string; region: string; title: Names }
export interface SidesAnswer { sides: SideLine[] }
