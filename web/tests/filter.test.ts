import { describe, expect, it } from 'vitest';
import { passes, readFilter, unknownFields, withoutToken } from '../src/model/filter';
import { act } from './fixture';

const words = (code: string) => ({ MEX: 'MEX Mexico México 墨西哥', CHN: 'CHN China', paper: 'paper Zhang et al. (2024)' })[code] ?? code;
const mexico = act('C024', 'upgrade', 'MEX', '2003-12-01', '2003-12-31');
const found = (text: string) => passes(mexico, readFilter(text), words);

describe('the filter box', () => {
  it('finds a partner in any language and without accents', () => {
    for (const text of ['partner:mexico', 'partner:México', 'partner:墨西哥', 'mex', 'PARTNER:MEX']) expect(found(text), text).toBe(true);
    expect(found('partner:chile')).toBe(false);
  });
  it('combines tokens', () => {
    expect(found('partner:mexico kind:upgrade after:2002 before:2005 rung:4')).toBe(true);
    expect(found('partner:mexico type:establish')).toBe(false);
  });
  it('begins after a year when that year is over, and keeps acts that may lie inside', () => {
    expect(found('after:2003')).toBe(false);
    expect(found('after:2002')).toBe(true);
    expect(found('before:2003')).toBe(false);
    expect(found('before:2003-12-15')).toBe(true);
  });
  it('takes quoted values and sources', () => {
    expect(found('title:"strategic partnership"')).toBe(true);
    expect(found('source:zhang')).toBe(true);
  });
  it('names fields it does not know and drops a token by its place', () => {
    const tokens = readFilter('partner:chile colour:red upgrade');
    expect(unknownFields(tokens)).toEqual(['colour']);
    expect(withoutToken(tokens, 1)).toBe('partner:chile upgrade');
  });
  it('passes everything when empty', () => expect(found('')).toBe(true));
});
