// SPDX-License-Identifier: Apache-2.0
// The one store. Every view derives from what the engine answered and from the address (date, selection, filter, language).
import type { Topology } from 'topojson-specification';
import { ask, askMap, isPublished, type Question } from './engine';
import { EMPTY, readAddress, SELECTION_LIMIT, writeAddress, type Address, type Language } from './model/address';
import type { Act, Actor, AtlasAnswer, AuditAnswer, CasesAnswer, CaseLine, CountsAnswer, Day, Envelope, Evidence, Names, Title } from './model/answers';
import { rungColours, UNRANKED } from './model/colours';
import { clampDay, knownDay, longDay } from './model/days';
import { outlinesOf } from './model/geography';
import { textWidth } from './model/labels';
import { passes, plain, readFilter } from './model/filter';
import { eraOf, namesIn } from './model/names';
import { shortCitations } from './model/rivals';
import { groupsOf, regionsOf, scoped } from './model/scope';
import { countedActs, existsIn, figuresOn, isRanked, membersOn, partnersOf, rankedSpells, regionOf, spellsByPartner, standingOn, unknownUntil } from './model/standing';
import { fetchWords, languageOf, LOCALES, nameIn, say, sayIfKnown, sayPlural, type Plural, type Values, type Word } from './words';

/** Seats in the rings with a name on the rim. */
export const NAMED_SEATS = 44;

export interface Why { heading: string; acts: string[] }
export interface Hint { x: number; y: number; lines: string[] }

class Page {
  address = $state<Address>({ ...EMPTY });
  cases = $state.raw<CaseLine[]>([]);
  reply = $state.raw<Envelope<AtlasAnswer> | null>(null);
  audit = $state.raw<AuditAnswer | null>(null);
  counts = $state.raw<CountsAnswer | null>(null);
  map = $state.raw<Topology | null>(null);
  problem = $state('');
  why = $state.raw<Why | null>(null);
  hint = $state.raw<Hint | null>(null);
  outlined = $state(''); // organization under the pointer: its members are outlined
  pinned = $state(''); // the same, kept by a click
  hovered = $state('');
  note = $state(''); // said once to screen readers and shown for a moment
  citing = $state(false);

  private wanted = $derived(languageOf(this.address.language, navigator.languages));
  private spoken = $state<Language>('en'); // the last language whose words are here
  language = $derived(this.spoken);
  locale = $derived(LOCALES[this.language]);
  /** The whole answer; `atlas` is what the chosen principal and region leave of it. */
  whole = $derived(this.reply?.answer ?? null);
  regions = $derived(this.whole ? regionsOf(this.whole, this.address.regions) : { scheme: '', regions: [] });
  atlas = $derived(this.whole ? scoped(this.whole, this.address.principal, this.address.region, this.address.regions) : null);
  principal = $derived(this.atlas?.case.principal ?? '');
  /** The chosen principal where it is not the case's own. */
  ownPrincipal = $derived(this.principal === this.whole?.case.principal ? '' : this.principal);
  narrowed = $derived(this.atlas !== this.whole);
  since = $derived(this.whole?.case.since ?? '1990-01-01');
  until = $derived(this.whole?.case.until ?? '2030-12-31');
  date: Day = $derived(clampDay(this.address.date || this.until, this.since, this.until));
  top = $derived(Math.max(1, ...(this.whole?.rungs ?? []).map((rung) => rung.rung)));
  colours = $derived(rungColours(this.top));
  actors = $derived(new Map((this.atlas?.actors ?? []).map((actor) => [actor.actor, actor])));
  acts = $derived(new Map((this.whole?.acts ?? []).map((act) => [act.act, act])));
  sources = $derived(new Map((this.whole?.sources ?? []).map((source) => [source.source, source])));
  private shortSources = $derived(shortCitations(this.sources.values()));
  titles = $derived(new Map((this.whole?.titles ?? []).map((title) => [title.title, title])));
  outlines = $derived(this.map ? outlinesOf(this.map) : []);
  region = $derived(this.atlas ? regionOf(this.atlas) : []);
  /** Who has a seat in the rings: every state of the region, and organizations that are partners at some time. A few partners in a wide region sit alone. */
  seated = $derived.by(() => {
    const tied = new Set(this.partners.map((actor) => actor.actor));
    const all = this.region.filter((actor) => actor.kind === 'state' || tied.has(actor.actor));
    return all.length > NAMED_SEATS && tied.size <= NAMED_SEATS && tied.size > 0 ? this.partners : all;
  });
  partners = $derived(this.atlas ? partnersOf(this.atlas) : []);
  spells = $derived(this.atlas ? spellsByPartner(rankedSpells(this.atlas), this.atlas.case.principal) : new Map());
  standing = $derived(standingOn(this.spells, this.date));
  groups = $derived(groupsOf(this.regions, this.region));
  /** Before which day the record of an actor is cut off on the left, and who is so on the day: unknown, not none. */
  unknownUntil = $derived(this.atlas ? unknownUntil(this.atlas) : new Map<string, Day>());
  private unknownCodes = $derived([...this.unknownUntil].filter(([code, until]) => this.date < until && !this.standing.has(code)).map(([code]) => code).join(' '));
  unknown = $derived(new Set(this.unknownCodes.split(' ')));
  /** Who does not exist on the day: neither a partner nor without a partnership. Kept as text in between, so that the set is new only when somebody comes or goes. */
  private absentCodes = $derived(this.region.filter((actor) => !existsIn(actor, this.date, this.date) && !this.standing.has(actor.actor)).map((actor) => actor.actor).join(' '));
  absent = $derived(new Set(this.absentCodes.split(' ')));
  private era = $derived(eraOf(this.whole?.actors ?? [], this.date));
  private namesNow = $derived(namesIn(this.whole?.actors ?? [], this.era));
  counted = $derived(this.atlas ? countedActs(this.atlas) : []);
  figures = $derived(this.atlas ? figuresOn(this.atlas, this.counted, this.standing, this.date) : null);
  tokens = $derived(readFilter(this.address.filter));
  /** Who is looked for, by a name in any language or by code; null when nobody is. */
  found = $derived.by((): Set<string> | null => {
    const wanted = plain(this.address.find.trim());
    return wanted ? new Set((this.whole?.actors ?? []).filter((actor) => plain(this.wordsOf(actor.actor)).includes(wanted)).map((actor) => actor.actor)) : null;
  });
  /** The acts in view: of all, or of the chosen principal with the chosen region. */
  inView = $derived.by((): Act[] => {
    const acts = this.whole?.acts ?? [];
    if (!this.atlas || this.address.ties === 'all') return acts;
    const [several, inside] = [(this.atlas.case.principals?.length ?? 0) > 1, this.address.region ? new Set(this.region.map((actor) => actor.actor)) : null];
    return acts.filter((act) => (!several || act.parties.includes(this.principal)) && (!inside || act.parties.some((party) => inside.has(party))));
  });
  filtered = $derived.by(() => {
    const [found, tokens] = [this.found, this.tokens];
    if (!found && !tokens.length) return this.inView;
    return this.inView.filter((act) => (!found || act.parties.some((party) => found.has(party))) && passes(act, tokens, this.wordsOf));
  });
  /** Actors that stand out: the selected ones, else those of the filtered acts; null when nothing is dimmed. */
  lit = $derived.by((): Set<string> | null => {
    if (this.address.selection.length) return new Set(this.address.selection);
    if (this.found) return this.found;
    if (this.tokens.length) return new Set(this.filtered.flatMap((act) => act.parties));
    return null;
  });
  organization = $derived(this.outlined || this.pinned || this.address.selection.find((id) => this.actors.get(id)?.kind === 'organization') || '');
  members = $derived(this.organization && this.atlas ? membersOn(this.atlas.memberships, this.organization, this.date) : new Set<string>());

  cardOpen = $derived(this.acts.has(this.address.act) || this.why !== null || this.address.selection.some((code) => this.actors.has(code)));

  /** Views that speak of a whole window and not of a day. */
  dayless = $derived(['compare', 'exchanges', 'tiers', 'models'].includes(this.address.view));

  say = (word: Word, values?: Values) => say(this.language, word, values);
  plural = (stem: Plural, n: number, values?: Values) => sayPlural(this.language, stem, n, values);
  known = (prefix: string, value: string) => sayIfKnown(this.language, prefix, value);
  /** The name an actor bears on the day. */
  name = (code: string) => nameIn(this.language, this.namesNow.get(code) ?? this.actors.get(code)?.name ?? this.lent.names.get(code), code);
  /** A name for pictures: organizations with long names go by their code. */
  short = (code: string) => this.cutName(code, this.name(code));
  /** The name that does not change with the day, to sort by and to make room for. */
  lasting = (code: string) => this.cutName(code, nameIn(this.language, this.actors.get(code)?.name, code));
  private cutName = (code: string, name: string): string => {
    return this.actors.get(code)?.kind === 'organization' && textWidth(name, 11) > 105 ? code : name;
  };
  title = (title: string) => nameIn(this.language, this.titles.get(title) ?? this.lent.titles.get(title), title);
  day = (day: Day) => longDay(day, this.locale);
  actDay = (act: { date_min: Day; date_max: Day }) => knownDay(act.date_min, act.date_max, this.locale);
  colour = (rung: number | null): string => (rung === null ? UNRANKED : (this.colours[rung - 1] ?? UNRANKED));
  dimmed = (code: string): boolean => this.lit !== null && !this.lit.has(code);
  ranked = (layer: string): boolean => this.whole !== null && isRanked(this.whole, layer);
  /** What a layer without a rung is about, after the kind of an act. */
  aside = (act: Act): string => (this.ranked(act.layer) ? '' : ` · ${act.sector || this.known('layer', act.layer)}`);
  placeName = (name: string): string => (name === 'organization' ? this.say('organizations') : this.known('subregion', name));
  selected = (code: string): boolean => this.address.selection.includes(code);
  partnerOf = (act: Act): string[] => act.parties.filter((party) => party !== this.principal);
  source = (code: string) => this.sources.get(code)?.citation || code;
  /** A source in a few words, by which no other of the case is called. */
  shortSource = (code: string) => this.shortSources.get(code) || code;
  evidenceOf = (act: Act): Evidence[] => act.evidence ?? [];

  /** The label of a rung. A ladder has its labels in English only; in other languages the shortest title that stands on the rung says it. */
  rungLabel = (rung: number | null): string => {
    if (rung === null) return this.say('unranked');
    if (rung === 0) return this.say('no_partnership');
    return this.labels.get(rung) ?? String(rung);
  };
  private labels = $derived(new Map((this.whole?.rungs ?? []).map(({ rung }) => [rung, this.labelOf(rung)])));
  private labelOf(rung: number): string {
    const label = this.whole?.rungs.find((r) => r.rung === rung)?.label;
    if (typeof label !== 'string') return nameIn(this.language, label, String(rung));
    if (this.language === 'en') return label;
    const held = (this.whole?.spells ?? []).filter((spell) => spell.rung === rung && this.ranked(spell.layer)).map((spell) => spell.title).sort((a, b) => a.length - b.length);
    return [label + ' partnership', ...held].map((title) => this.titles.get(title)?.[this.language]).find(Boolean) ?? label;
  }

  /** All names by which the filter box may find a code. */
  wordsOf = (code: string): string => {
    const actor = this.actors.get(code);
    const names = actor?.name ?? this.titles.get(code);
    return names ? [code, names.en, names.es, names.zh, ...(actor?.names ?? []).flatMap((past) => Object.values(past.name))].join(' ') : `${code} ${this.sources.get(code)?.citation ?? ''}`;
  };

  question = (): Question => ({
    case: this.address.case || this.cases[0]?.case || '',
    ladder: this.address.ladder || (isPublished() ? (this.reply?.ladder ?? this.defaults.ladder) : ''),
    dates: this.address.dates || (isPublished() ? (this.reply?.dates ?? this.defaults.dates) : ''),
    source: isPublished() ? '' : this.address.source,
  });
  private defaults = { ladder: '', dates: '' };
  /** Names and titles of cases other than the one in view: a comparison shows theirs too. */
  private lent = $state.raw({ cases: [] as string[], names: new Map<string, Names>(), titles: new Map<string, Title>() });

  /** Fetches the names and titles of other cases, each case once. */
  async borrow(cases: string[]): Promise<void> {
    for (const name of new Set(cases)) {
      const line = this.cases.find((known) => known.case === name);
      if (!line || name === this.question().case || this.lent.cases.includes(name)) continue;
      const { answer } = await ask<AtlasAnswer>('atlas', { case: name, ladder: line.ladder ?? '', dates: line.dates ?? '', source: '' });
      const { names, titles } = this.lent;
      this.lent = {
        cases: [...this.lent.cases, name],
        names: new Map([...names, ...answer.actors.map((actor) => [actor.actor, actor.name] as const)]),
        titles: new Map([...titles, ...answer.titles.map((title) => [title.title, title] as const)]),
      };
    }
  }
  private asked = '';
  private early: { key: string; reply: Promise<Envelope<AtlasAnswer>> } | null = null;

  /** An address that names its case needs no list of cases to be answered. */
  private askEarly(): void {
    const question = this.question();
    this.early = { key: JSON.stringify(question), reply: ask<AtlasAnswer>('atlas', question) };
    this.early.reply.catch(() => undefined); // said by whoever waits for it
  }

  /** Reads the address, then fetches what the views need; the audit and the counts follow the first picture. */
  async start(): Promise<void> {
    this.address = readAddress(location.hash);
    addEventListener('popstate', () => this.follow());
    addEventListener('hashchange', () => this.follow());
    const words = this.speak();
    if (this.address.case && !isPublished()) this.askEarly();
    try {
      const outlines = askMap().then((map) => (this.map = map as Topology), () => undefined);
      const cases = await ask<CasesAnswer>('cases', this.question());
      this.cases = cases.answer.cases;
      await words;
      const first = cases.answer.cases.find((line) => line.case === this.address.case) ?? cases.answer.cases[0];
      this.defaults = { ladder: first?.ladder ?? cases.ladder, dates: first?.dates ?? cases.dates };
      await this.load();
      await outlines;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** Fetches the words of the wanted language, then changes to it. */
  private async speak(): Promise<void> {
    const wanted = this.wanted;
    await fetchWords(wanted).catch(() => undefined);
    if (wanted === this.wanted) this.spoken = wanted;
  }

  private follow(): void {
    const before = this.key();
    this.address = readAddress(location.hash);
    this.why = null;
    void this.speak();
    if (this.key() !== before) void this.load();
  }

  private key = (): string => [this.address.case, this.address.ladder, this.address.dates, this.address.source].join('|');

  async load(): Promise<void> {
    const question = this.question();
    const key = (this.asked = JSON.stringify(question));
    try {
      const reply = await (this.early?.key === key ? this.early.reply : ask<AtlasAnswer>('atlas', question));
      this.early = null;
      if (key !== this.asked) return; // a later question is under way
      this.reply = reply;
      this.problem = '';
      const [audit, counts] = await Promise.all([ask<AuditAnswer>('audit', question), ask<CountsAnswer>('counts', question)]);
      if (key !== this.asked) return;
      this.audit = audit.answer;
      this.counts = counts.answer;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** Changes the address. A selection is a step in the history, a slider step is not. */
  go(change: Partial<Address>, step: 'push' | 'replace' = 'push'): void {
    const before = this.key();
    Object.assign(this.address, change);
    if (change.language !== undefined) void this.speak();
    if (step === 'push') {
      clearTimeout(this.later);
      history.pushState(null, '', this.link());
    } else {
      clearTimeout(this.later);
      this.later = setTimeout(() => history.replaceState(null, '', this.link()), 200);
    }
    if (this.key() !== before) void this.load();
  }
  private later: ReturnType<typeof setTimeout> | undefined;

  link = (): string => location.pathname + location.search + writeAddress($state.snapshot(this.address));

  setDate(day: Day): void {
    const date = clampDay(day, this.since, this.until);
    if (date !== this.date) this.go({ date: date === this.until ? '' : date }, 'replace');
  }

  /** Selects an actor; again to clear; with Shift up to four. */
  select(code: string, add = false): void {
    const now = this.address.selection;
    const selection = now.includes(code)
      ? now.filter((id) => id !== code)
      : add ? [...now, code].slice(-SELECTION_LIMIT) : [code];
    this.why = null;
    this.go({ selection, act: '' });
  }

  openAct(act: string): void { this.go({ act }); }
  openWhy(heading: string, acts: string[]): void { this.why = { heading, acts }; if (this.address.act) this.go({ act: '' }); }

  /** Steps back: from an act to what lay under it, then from the reasons, then from the selection. */
  back(): void {
    if (this.citing) this.citing = false;
    else if (this.address.act) this.go({ act: '' });
    else if (this.why) this.why = null;
    else if (this.address.selection.length) this.go({ selection: [] });
  }

  tell(note: string): void { this.note = note; }
}

export type { Actor };
export const page = new Page();
