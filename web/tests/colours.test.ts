import { describe, expect, it } from 'vitest';
import { contrast, INK, MUTED, rungColours, SIX, textOn } from '../src/model/colours';

describe('rung colours', () => {
  it('are the six of the design for six rungs', () => expect(rungColours(6)).toEqual([...SIX]));
  it('fall in lightness from rung to rung on ladders of other lengths', () => {
    for (const n of [2, 3, 5, 9, 11]) {
      const on = rungColours(n).map((colour) => contrast(colour, '#ffffff'));
      expect(on).toHaveLength(n);
      for (let i = 1; i < n; i++) expect(on[i]!).toBeGreaterThan(on[i - 1]!);
    }
  });
  it('carry numbers that can be read (4.5 : 1)', () => {
    for (const n of [1, 2, 5, 6, 9, 11]) for (const fill of rungColours(n)) expect(contrast(fill, textOn(fill)), `${n} ${fill}`).toBeGreaterThanOrEqual(4.5);
  });
});

it('muted text and ink can be read on the ground', () => {
  expect(contrast(MUTED, '#fbfcfd')).toBeGreaterThan(4.5);
  expect(contrast(INK, '#fbfcfd')).toBeGreaterThan(12);
});
