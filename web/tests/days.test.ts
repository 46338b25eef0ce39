import { describe, expect, it } from 'vitest';
import { addDays, addMonths, clampDay, dayNumber, isoDay, knownDay, precision, typedDay } from '../src/model/days';

describe('days', () => {
  it('go to numbers and back', () => {
    for (const day of ['1993-01-01', '2000-02-29', '2023-12-31', '1969-12-31']) expect(isoDay(dayNumber(day))).toBe(day);
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  });
  it('move by months and end on the last day of a shorter one', () => {
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonths('2023-03-15', -12)).toBe('2022-03-15');
    expect(addMonths('2023-11-30', 2)).toBe('2024-01-30');
  });
  it('stay inside the window', () => expect(clampDay('2030-01-01', '1993-01-01', '2023-12-31')).toBe('2023-12-31'));
});

describe('a typed date', () => {
  it('may be a day, a month or a year; the coarser ones mean their last day', () => {
    expect(typedDay('2012-06-21')).toBe('2012-06-21');
    expect(typedDay(' 2012/2 ')).toBe('2012-02-29');
    expect(typedDay('2012')).toBe('2012-12-31');
  });
  it('is refused when there is no such day', () => {
    for (const text of ['', 'soon', '2012-13', '2011-02-29', '21.6.2012', '2012-06-21x']) expect(typedDay(text)).toBeNull();
  });
});

describe('an uncertain date', () => {
  it('is written no more exactly than it is known', () => {
    expect(knownDay('2012-06-21', '2012-06-21', 'en-GB')).toBe('21 Jun 2012');
    expect(knownDay('2004-11-01', '2004-11-30', 'en-GB')).toBe('Nov 2004');
    expect(knownDay('2005-01-01', '2005-12-31', 'en-GB')).toBe('2005');
    expect(knownDay('2013-04-01', '2013-06-30', 'en-GB')).toMatch(/Apr\s*–\s*Jun 2013/);
    expect(knownDay('2004-11-01', '2004-11-30', 'zh-CN')).toBe('2004年11月');
  });
  it('has a precision', () => {
    expect([precision('2005-01-01', '2005-01-01'), precision('2005-01-01', '2005-01-31'), precision('2005-01-01', '2005-12-31'), precision('2005-01-01', '2005-06-30')]).toEqual(['day', 'month', 'year', 'interval']);
  });
});
