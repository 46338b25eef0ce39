import { describe, expect, it } from 'vitest';
import { EMPTY, readAddress, writeAddress, type Address } from '../src/model/address';

const full: Address = {
  case: 'china-lac', region: 'South America', regions: 'm49', principal: 'CHN', find: 'perú', open: ['Africa', 'Latin America and the Caribbean'], ties: 'all', a: 'china-world@Africa', b: 'korea', meets: 'calls', by: 'xwlb', phases: 'tested', levers: 'level=0.6,weight.trade=2', model: 'upgrades', fit: 'ratios,profile', card: 'indicators', date: '2012-11-15', selection: ['CHL', 'BRA'], ladder: 'wiki5', dates: 'latest', source: 'zhang2024', language: 'zh', view: 'acts',
  filter: 'partner:chile kind:upgrade "all weather" 战略', act: 'C081', map: 'world', order: 'region',
};

describe('the address', () => {
  it('restores the whole state', () => expect(readAddress(writeAddress(full))).toEqual(full));
  it('stays plain when nothing was chosen', () => {
    expect(writeAddress(EMPTY)).toBe('');
    expect(readAddress('')).toEqual(EMPTY);
  });
  it('leaves what it does not know at its default', () => {
    const read = readAddress('#date=yesterday&view=forecasts&lang=xx&map=moon&order=random&sel=A,B,C,D,E');
    expect(read).toEqual({ ...EMPTY, selection: ['A', 'B', 'C', 'D'] });
  });
  it('is readable', () => expect(writeAddress({ ...EMPTY, selection: ['CHL', 'BRA'], filter: 'kind:upgrade' })).toBe('#sel=CHL,BRA&filter=kind:upgrade'));
});
