import { describe, expect, it } from 'vitest';
import { beginnings, calledIn, columnsOf, judged, type PhasesAnswer } from '../src/model/phases';

const answer: PhasesAnswer = {
  detected: [{ since: '1993-01-01', until: '2011-12-31', n: 10, rate_per_year: 0.526 }, { since: '2012-01-01', until: '2023-12-31', n: 20, rate_per_year: 1.667 }],
  breaks: [2003, 2012, 2014].map((year, i) => ({ year, since: `${year}-01-01`, support: [0.09, 0.59, 0.17][i]!, given_declared: 0.1, by_dates: null, detected: year === 2012, declared: year !== 2012 })),
  declared: [],
  boundaries: [{ since: '2003-01-01', gain: -1.2, alternative: '2012-01-01', alternative_gain: 8.1 }, { since: '2014-01-01', gain: 2, alternative: '2014-01-01', alternative_gain: 2 }],
  declared_split: null, bins: 'year', n_undated: 0,
};

describe('the test of the phases', () => {
  it('has a column for each year a phase may begin with, up to the next', () => {
    const columns = columnsOf(answer, '2023-12-31');
    expect(columns.map(({ since, until }) => [since, until])).toEqual([['2003-01-01', '2012-01-01'], ['2012-01-01', '2014-01-01'], ['2014-01-01', '2023-12-31']]);
    expect(columns.map((c) => [c.detected, c.declared])).toEqual([[false, true], [true, false], [false, true]]);
  });
  it('shows the support averaged over doubtful days where there is one, and none as zero', () => {
    const vague = { ...answer, breaks: [{ ...answer.breaks[0]!, by_dates: 0.4 }, { ...answer.breaks[1]!, support: null }] };
    expect(columnsOf(vague, '2023-12-31').map((c) => c.support)).toEqual([0.4, 0]);
  });
  it('names where detected phases begin, the first excepted, by year, month or day', () => {
    expect(beginnings(answer.detected)).toEqual(['2012-01-01']);
    expect(calledIn(answer, '2012-01-01')).toBe('2012');
    expect(calledIn({ ...answer, bins: 'month' }, '2012-05-01')).toBe('2012-05');
    expect(calledIn({ ...answer, bins: 'exact' }, '2012-05-17')).toBe('2012-05-17');
  });
  it('judges each declared boundary, and offers a better year only where there is one', () => {
    expect(judged(answer)).toEqual([
      { since: '2003-01-01', support: 0.09, earns: false, better: '2012-01-01' },
      { since: '2014-01-01', support: 0.17, earns: true, better: null },
    ]);
    expect(judged({ ...answer, boundaries: [{ since: '1999-01-01', gain: -1, alternative: '2000-01-01', alternative_gain: -2 }] })[0]).toEqual({ since: '1999-01-01', support: null, earns: false, better: null });
  });
});
