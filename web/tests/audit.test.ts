import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/model/answers';
import { differs, groupFindings, headlines, shown } from '../src/model/findings';
import { hasRival, linkOf, rivalOf, shortCitation, shortCitations } from '../src/model/rivals';
import { csvOf, objectsOf } from '../src/model/table';
import { whereIs } from '../src/engine';
import { act } from './fixture';

const finding = (code: string, verdict: Finding['verdict'], verdict_all: Finding['verdict'], more: Partial<Finding> = {}): Finding => ({
  finding: `${code}:x`, code, subject: 'x', statement: 's', printed: '16', derived: '14', derived_all: '14', verdict, verdict_all, locator: '', hint: '', state: 'open', reason: '', acts: [], ...more,
});

describe('findings', () => {
  const list = [finding('claim', 'agrees', 'differs'), finding('claim', 'agrees', 'agrees'), finding('printed-sum', 'differs', 'differs'), finding('order', 'differs', 'differs', { printed: null }), finding('claim', 'undecidable', 'undecidable')];
  it('differ when either reading differs', () => expect(list.filter(differs)).toHaveLength(3));
  it('are grouped with totals first and the undecidable last', () => {
    const groups = groupFindings(list);
    expect(groups.map((g) => [g.code, g.n_differ])).toEqual([['printed-sum', 1], ['claim', 1], ['order', 1]]);
    expect(groups[1]!.findings.at(-1)?.verdict).toBe('undecidable');
  });
  it('make headlines only of numbers', () => expect(headlines(list, 5).map((f) => f.code)).toEqual(['printed-sum', 'claim']));
  it('show a dash where there is nothing', () => expect([shown(null), shown(''), shown(0)]).toEqual(['–', '–', '0']));
});

describe('rival datings', () => {
  const july = act('C104', 'establish', 'CELAC', '2014-07-17');
  july.date = '2014-07-17';
  const row = (date: string | null, kind: string | null = null, title: string | null = null) => ({ source: 's', locator: '', date, kind, title });
  it('agree when one is a coarser writing of the other, or silent', () => {
    for (const date of ['2014', '2014-07', '2014-07-17', null]) expect(rivalOf(july, row(date)).date).toBe(false);
  });
  it('differ in day, kind or title', () => {
    expect(rivalOf(july, row('2015-01'))).toEqual({ date: true, kind: false, title: false });
    expect(rivalOf(july, row(null, 'propose')).kind).toBe(true);
    expect(hasRival({ ...july, evidence: [row('2014', 'establish', 'comprehensive partnership')] })).toBe(true);
  });
});

it('links only to web addresses', () => {
  expect(linkOf('javascript:alert(1)', '')).toBeNull();
  expect(linkOf('https://x.org/a', '')).toBe('https://x.org/a');
  expect(linkOf('', '10.15359/97-2.3')).toBe('https://doi.org/10.15359/97-2.3');
});

it('shortens a citation to authors and year', () => {
  expect(shortCitation('Zhang et al. (2024). Strategic Enhancement')).toBe('Zhang et al. (2024)');
  expect(shortCitation('CCTV Xinwen Lianbo transcripts, July 2012')).toBe('CCTV Xinwen Lianbo transcripts');
});

it('tells two sources of one name apart', () => {
  const names = (...citations: string[]) => [...shortCitations(citations.map((citation, i) => ({ source: String(i), citation }))).values()];
  const early = 'CCTV Xinwen Lianbo transcripts, July 2012 to June 2026. Repository a.';
  const late = 'CCTV Xinwen Lianbo transcripts, September 2022 to August 2026. Repository b.';
  expect(names(early, late, 'Zhang (2024). One.')).toEqual(['CCTV Xinwen Lianbo transcripts, July 2012 to June 2026', 'CCTV Xinwen Lianbo transcripts, September 2022 to August 2026', 'Zhang (2024)']);
  expect(names(early)).toEqual(['CCTV Xinwen Lianbo transcripts']);
  expect(names('Zhang (2024). One.', 'Zhang (2024). Two.')).toEqual(['Zhang (2024). One', 'Zhang (2024). Two']);
});

describe('table twins', () => {
  const table = { caption: '', columns: [{ key: 'actor', label: 'Code' }, { key: 'title', label: 'Title' }], rows: [['BRA', 'a, "b"'], ['CHL', null]] };
  it('write CSV as RFC 4180', () => expect(csvOf(table)).toBe('actor,title\r\nBRA,"a, ""b"""\r\nCHL,\r\n'));
  it('write the same rows as objects', () => expect(objectsOf(table)).toEqual([{ actor: 'BRA', title: 'a, "b"' }, { actor: 'CHL', title: null }]));
});

describe('where an answer lies', () => {
  const q = { case: 'china-lac', ladder: 'zhang2024', dates: 'middle', source: '' };
  it('is a route of the engine', () => {
    expect(whereIs('atlas', q, false)).toBe('api/v1/atlas?case=china-lac&ladder=zhang2024&dates=middle');
    expect(whereIs('cases', q, false)).toBe('api/v1/cases');
  });
  it('is a file when published, under any path', () => {
    expect(whereIs('audit', q, true)).toBe('api/v1/audit/china-lac/zhang2024/middle.json');
    expect(whereIs('cases', q, true)).toBe('api/v1/cases.json');
  });
});
