// SPDX-License-Identifier: Apache-2.0
// How tiers look: three greys of one hue, so that no tier is taken for a rung, and numbers for people.
import { textOn } from '../../model/colours';

const SHADES = ['#d5dde4', '#8fa3b5', '#3d5266'];

/** The fill of a tier: the better, the darker. */
export const tierFill = (tier: string, categories: string[]): string => {
  const at = Math.max(0, categories.indexOf(tier));
  return SHADES[Math.round((at / Math.max(1, categories.length - 1)) * (SHADES.length - 1))]!;
};
export const tierText = (tier: string, categories: string[]): string => textOn(tierFill(tier, categories));

/** A measured value, short: 3.1bn, 0.72. */
export const short = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, Math.abs(value) >= 1e4 ? { notation: 'compact', maximumSignificantDigits: 3 } : { maximumSignificantDigits: 3 }).format(value);
