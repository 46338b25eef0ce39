// SPDX-License-Identifier: Apache-2.0
// Rung colours, low to high: told apart in normal, deutan, protan and tritan sight (ATLAS_DESIGN section 6).

export const SIX = ['#ffdd93', '#bdbc5b', '#639f4e', '#007b5d', '#004f5e', '#002143'] as const;
export const INK = '#16212b';
export const MUTED = '#5b6b79';
export const LINE = '#d9e0e6';
export const LAND = '#e7e9eb';
export const ACCENT = '#a21caf';
export const UNRANKED = '#8d99a5';

/** Colours for a ladder of n rungs: the six, or a reading of the same curve at n places. */
export function rungColours(n: number): string[] {
  if (n === 6) return [...SIX];
  if (n <= 1) return [SIX[3]];
  return Array.from({ length: n }, (_, i) => between((i * (SIX.length - 1)) / (n - 1)));
}

/** Dark text on light fills, white on dark ones: by contrast, so that it holds for any ladder. */
export function textOn(fill: string): string {
  const best = contrast(fill, INK) >= contrast(fill, '#ffffff') ? INK : '#ffffff';
  return contrast(fill, best) >= 4.5 ? best : '#000000'; // the few fills in the middle bear only black
}

/** WCAG contrast of two colours. */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Light fills need a hairline to stand on white. */
export const needsHairline = (fill: string): boolean => contrast(fill, '#ffffff') < 2.2;

function between(at: number): string {
  const low = Math.min(Math.floor(at), SIX.length - 2);
  const part = at - low;
  const [a, b] = [channels(SIX[low]!), channels(SIX[low + 1]!)];
  return '#' + a.map((value, i) => Math.round(value + (b[i]! - value) * part).toString(16).padStart(2, '0')).join('');
}

const channels = (hex: string): number[] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
