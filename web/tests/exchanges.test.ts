import { describe, expect, it } from 'vitest';
import { whereContacts, whereExchanges, whereIndicators } from '../src/evidence';
import {
  columnsOf, contactsIn, countOf, countsByYear, coveredYears, covers, exchangesOf, formYears, FORMS, COLOURS, gapPath, participantOf, partsOf, sortForms, sourcesOf, sparkPath, tierGroups, withInterval, yearsOf,
} from '../src/model/exchanges';
import { contrast } from '../src/model/colours';
import { exchanges } from './evidence';

const all = () => true;
const same = (code: string) => code;
const answer = exchanges();
const of = (partner: string) => answer.rows.find((row) => row.partner === partner)!;

describe('forms', () => {
  it('are stacked visits, meetings, calls; unknown ones last, co-presence never', () => expect(sortForms(['video', 'x', 'co_presence', 'meeting', 'state_visit', 'video'])).toEqual(['state_visit', 'meeting', 'video', 'x']));
  it('have a colour each, and neighbours in the stack differ', () => {
    expect(new Set(FORMS.map((form) => COLOURS[form])).size).toBe(FORMS.length);
    FORMS.slice(1).forEach((form, i) => expect(contrast(COLOURS[form]!, COLOURS[FORMS[i]!]!), form).toBeGreaterThan(1.35));
  });
});

describe('a bar', () => {
  it('lays its forms end to end', () => expect(partsOf(of('BRA'))).toEqual([{ form: 'state_visit', from: 0, n: 2 }, { form: 'telephone', from: 2, n: 1 }]));
  it('never counts who only attended the same summit', () => {
    const parts = partsOf({ ...of('BRA'), by_form: { ...of('BRA').by_form, co_presence: 4 } });
    expect(parts.reduce((sum, part) => sum + part.n, 0)).toBe(of('BRA').total);
  });
  it('counts one source alone, and a source that knows nothing as none', () => expect([countOf(of('BRA'), ''), countOf(of('BRA'), 'vitae'), countOf(of('CHL'), 'vitae')]).toEqual([3, 1, 0]));
  it('shows an interval only where there is one', () => expect([withInterval(3, 2, 3), withInterval(3, 3, 3), withInterval(8.13, 7.9, 8.4, 1), withInterval(8.13, 7.9, 8.4, 1, 'es')]).toEqual(['3 (2–3)', '3', '8.1 (7.9–8.4)', '8,1 (7,9–8,4)']));
});

describe('tiers', () => {
  it('come in their order, the most exchanges first, those without a tier last', () => {
    const groups = tierGroups(answer, '', all, same);
    expect(groups.map((group) => [group.tier, group.rows.map((row) => row.partner)])).toEqual([['pivot', ['BRA', 'CHL']], ['link', ['PER']], ['', ['CUB']]]);
    expect(groups.map((group) => group.mean?.mean ?? null)).toEqual([2, 1, null]);
  });
  it('have the mean of one source where one is chosen', () => expect(tierGroups(answer, 'xwlb', all, same)[0]!.mean).toMatchObject({ n: 2, mean: 1.5, median: 1.5 }));
  it('show no mean of a part of them', () => expect(tierGroups(answer, '', (code) => code !== 'CHL', same)[0]!.mean).toBeNull());
  it('do not reorder the answer', () => expect(answer.rows.map((row) => row.partner)).toEqual(['PER', 'CHL', 'BRA', 'CUB']));
});

describe('years and coverage', () => {
  const years = yearsOf(answer);
  it('are those of the window, also where nothing happened', () => expect(years).toEqual([2014, 2015, 2016, 2017]));
  it('are those counted where no window is said, and none where nothing is', () => {
    expect(yearsOf({ ...answer, since: undefined, until: undefined })).toEqual([2014, 2015, 2016]);
    expect(yearsOf({ ...answer, since: undefined, until: undefined, rows: [] })).toEqual([]);
  });
  it('tell calls from meetings: a year may be covered for one and not for the other', () => {
    const covered = coveredYears(answer.coverage, years);
    expect([...covered.meetings]).toEqual([2014, 2015, 2016]);
    expect([...covered.calls]).toEqual([2015, 2016, 2017]);
  });
  it('read years, days and open ends', () => {
    const row = answer.coverage[0]!;
    expect([covers(row, 2014), covers(row, 2015), covers({ ...row, until: '' }, 2030), covers({ ...row, since: '' }, 2016)]).toEqual([false, true, true, false]);
  });
  it('sum to columns whose parts stand on each other', () => {
    expect(columnsOf(answer.by_form_year, years).map((column) => [column.year, column.n])).toEqual([[2014, 2], [2015, 2], [2016, 1], [2017, 0]]);
  });
  it('count some partners alone as the answer counts all', () => {
    expect(columnsOf(formYears(answer.exchanges), years)).toEqual(columnsOf(answer.by_form_year, years));
    expect(columnsOf(formYears(answer.exchanges.filter((e) => e.partner === 'PER')), years).map((column) => column.n)).toEqual([0, 0, 1, 0]);
  });
  it('name the sources once', () => expect(sourcesOf(answer)).toEqual(['vitae', 'xwlb']));
});

describe('a sparkline', () => {
  const x = (year: number) => (year - 2014) * 10;
  const counts = countsByYear(answer.exchanges);
  it('counts calls apart from meetings, and a month in its year', () => {
    expect([...counts.get('BRA')!.meetings]).toEqual([[2014, 2]]);
    expect([...counts.get('BRA')!.calls]).toEqual([[2015, 1]]);
    expect(counts.get('PER')!.meetings.get(2016)).toBe(1); // not the summit of the next day
    expect(counts.has('CUB')).toBe(false);
  });
  it('draws a bar for each year with some, up or down', () => {
    expect(sparkPath(counts.get('BRA')!.meetings, x, 8, 3)).toBe('M0.5,8.0V2.0H9.5V8.0Z');
    expect(sparkPath(counts.get('BRA')!.calls, x, 8, -3)).toBe('M10.5,8.0V11.0H19.5V8.0Z');
    expect(sparkPath(undefined, x, 8, 3)).toBe('');
  });
  it('draws one band over each run of years nobody covers', () => {
    expect(gapPath([2014, 2015, 2016, 2017], new Set([2016]), x, 0, 5)).toBe('M0.0,0.0H20.0v5.0H0.0ZM30.0,0.0H40.0v5.0H30.0Z');
    expect(gapPath([2014, 2015], new Set([2014, 2015]), x, 0, 5)).toBe('');
  });
});

describe('the list behind a bar', () => {
  it('has the exchanges the row names, the latest first', () => expect(exchangesOf(answer, ['BRA']).map((e) => e.exchange)).toEqual(['E5', 'E2', 'E1']));
  it('has those of several partners', () => expect(exchangesOf(answer, ['CHL', 'PER']).map((e) => e.exchange)).toEqual(['E4', 'E3']));
  it('is empty for a partner without any', () => expect(exchangesOf(answer, ['CUB'])).toEqual([]));
});

describe('the contacts behind an exchange', () => {
  const contact = { contact: 'X1', start: '2014-07-15', end: '', form: 'visit', venue: 'BRA', participants: ['CHN:head_of_state:Xi Jinping'], occasion: '', source: 'xwlb', locator: 'a', confidence: 'high', note: '' };
  it('are found by id where the rows tell them', () => {
    expect(contactsIn([{ ...of('BRA'), why: [contact] }, of('CHL')]).get('X1')).toBe(contact);
    expect(contactsIn(answer.rows).size).toBe(0);
  });
  it('name who took part, also without a name or with a colon in it', () => {
    expect(participantOf('CHN:head_of_state:Xi Jinping')).toEqual({ actor: 'CHN', level: 'head_of_state', name: 'Xi Jinping' });
    expect(participantOf('BRA:minister')).toEqual({ actor: 'BRA', level: 'minister', name: '' });
    expect(participantOf('BRA:other:A: B').name).toBe('A: B');
  });
});

describe('where the answers lie', () => {
  const q = { case: 'china-lac', ladder: 'zhang2024', dates: 'middle' };
  it('asks the engine by case and window', () => {
    expect(whereExchanges(q, 'figure', false)).toBe('api/v1/exchanges?case=china-lac');
    expect(whereExchanges({ ...q, since: '1993-01-01', until: '2023-12-31' }, 'case', false)).toBe('api/v1/exchanges?case=china-lac&since=1993-01-01&until=2023-12-31');
    expect(whereExchanges({ ...q, principal: 'KOR' }, 'figure', false)).toBe('api/v1/exchanges?case=china-lac&principal=KOR');
    expect(whereContacts(q, 'BRA')).toBe('api/v1/exchanges?case=china-lac&partner=BRA&why=1');
    expect(whereIndicators(q, 'BRA', false)).toBe('api/v1/indicators?case=china-lac&partner=BRA');
  });
  it('finds the same in published files', () => {
    expect(whereExchanges(q, 'figure', true)).toBe('api/v1/exchanges/china-lac/zhang2024/middle.json');
    expect(whereExchanges(q, 'case', true)).toBe('api/v1/exchanges/china-lac/window.json');
    expect(whereIndicators({ ...q, principal: 'KOR' }, 'BRA', true)).toBe('api/v1/indicators/china-lac/BRA.json');
  });
});
