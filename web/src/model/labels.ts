// SPDX-License-Identifier: Apache-2.0
// Places map labels once per projection and language: inside large shapes, beside small ones, never over one another.

/** A text cut to a width, with an ellipsis where something is left out. */
export function cut(text: string, width: number, size = SIZE): string {
  if (textWidth(text, size) <= width) return text;
  let kept = text;
  while (kept && textWidth(kept + '…', size) > width) kept = kept.slice(0, -1);
  return kept.trimEnd() + '…';
}

export interface Wanted { id: string; text: string; at: [number, number]; box: [number, number, number, number]; area: number; point: boolean }
export interface Label { id: string; text: string; x: number; y: number; anchor: 'start' | 'middle' | 'end'; inside: boolean; from: [number, number] | null }
/** Whether a point lies on a shape; `id` is the label's own actor. */
export type OnShape = (x: number, y: number, id: string) => boolean;
type Box = [number, number, number, number];

const SIZE = 11;

/** About how wide a text is set; CJK characters are square. */
export const textWidth = (text: string, size = SIZE): number =>
  [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e80 ? 1 : /[A-ZMW]/.test(c) ? 0.68 : /[il.,' ]/.test(c) ? 0.3 : 0.56), 0) * size;

interface Option { label: Label; box: Box; cost: number }
const OVERLAP = 40;
const CROWD = 30; // labels; beyond, one that would lie on another shape is left out

/** Chooses a place for each label: what each place costs by itself is weighed once, then labels move in turn until none can do better among the others.
 *  Starts from several orders and keeps the cheapest outcome; no chance is involved. `land` tells whether a point lies on other land, `own` on the label's shape. */
export function placeLabels(wanted: Wanted[], width: number, height: number, blocked: Box[], land: OnShape, own: OnShape): Label[] {
  const options = wanted.map((item) => optionsOf(item, width, height, blocked, land, own));
  const bySize = wanted.map((_, i) => i).sort((a, b) => wanted[b]!.area - wanted[a]!.area);
  const orders = [bySize, [...bySize].reverse(), [...bySize].sort((a, b) => Number(wanted[b]!.point) - Number(wanted[a]!.point))];
  let best: { chosen: Option[]; cost: number } | null = null;
  for (const order of orders) {
    const outcome = settle(options, order);
    if (!best || outcome.cost < best.cost) best = outcome;
  }
  const area = new Map(wanted.map((item) => [item.id, item.area]));
  const free: Option[] = []; // where all cannot stand, the larger shapes keep their names
  for (const option of (best?.chosen ?? []).filter((o) => o.cost < (wanted.length > CROWD ? OVERLAP / 2 : OVERLAP)).sort((a, b) => area.get(b.label.id)! - area.get(a.label.id)!)) {
    if (!free.some((other) => overlaps(option.box, other.box))) free.push(option);
  }
  return free.map((option) => option.label);
}

function settle(options: Option[][], order: number[]): { chosen: Option[]; cost: number } {
  const chosen: (Option | undefined)[] = options.map(() => undefined);
  const price = (option: Option, own: number): number =>
    chosen.reduce((sum, other, i) => sum + (i !== own && other && overlaps(option.box, other.box) ? OVERLAP : 0), option.cost);
  for (let round = 0, moved = true; moved && round < 8; round++) {
    moved = false;
    for (const i of order) {
      const now = chosen[i];
      let least = now ? price(now, i) : Infinity;
      for (const option of options[i]!) {
        if (option.cost >= least) continue;
        const cost = price(option, i);
        if (cost < least - 0.01) { chosen[i] = option; least = cost; moved = true; }
      }
    }
  }
  const all = chosen.filter((option): option is Option => option !== undefined);
  const clashes = all.reduce((sum, a, i) => sum + all.slice(i + 1).filter((b) => overlaps(a.box, b.box)).length, 0);
  return { chosen: all, cost: all.reduce((sum, option) => sum + option.cost, 0) + OVERLAP * clashes };
}

const overlaps = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Every place a label may take, with what it costs: far from its shape, over land, over circles, off the sheet, a leader across others. */
function optionsOf(item: Wanted, width: number, height: number, blocked: Box[], land: OnShape, own: OnShape): Option[] {
  const w = textWidth(item.text);
  return candidates(item, w, own).map((label): Option => {
    const left = label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - w : label.x - w / 2;
    const box: Box = [left - 3, label.y - SIZE, left + w + 3, label.y + 3];
    let cost = label.inside ? 0 : 2;
    if (box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height) cost += 100;
    cost += 12 * blocked.filter((other) => overlaps(box, other)).length;
    if (label.inside) cost += fits(label, w, (x, y) => own(x, y, item.id)) ? 0 : 30;
    else cost += 22 * covered(label, w, (x, y) => land(x, y, item.id) || own(x, y, item.id));
    if (label.from) {
      const [fx, fy] = label.from;
      cost += Math.hypot(label.x - fx, label.y - 4 - fy) / (item.area < 1500 ? 7 : 14); // a small shape needs its label near
      for (const part of [0.3, 0.5, 0.7, 0.9]) if (land(fx + (label.x - fx) * part, fy + (label.y - 4 - fy) * part, item.id)) cost += 2;
    }
    return { label, box, cost };
  }).sort((a, b) => a.cost - b.cost);
}

/** Points under a label, close enough to notice an islet. */
function* under(label: Label, w: number): Generator<[number, number]> {
  const left = label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - w : label.x - w / 2;
  for (let dx = 0; dx <= w; dx += 3) for (const up of [0, 4, 8]) yield [left + dx, label.y - up];
}

const fits = (label: Label, w: number, on: (x: number, y: number) => boolean): boolean => [...under(label, w)].every(([x, y]) => on(x, y));

/** The share of a label that lies on land; any land at all counts a little. */
function covered(label: Label, w: number, on: (x: number, y: number) => boolean): number {
  const points = [...under(label, w)];
  const hit = points.filter(([x, y]) => on(x, y)).length;
  return hit === 0 ? 0 : 0.08 + hit / points.length;
}

function candidates(item: Wanted, w: number, own: OnShape): Label[] {
  const [x0, y0, x1, y1] = item.box;
  const [cx, cy] = item.at;
  const make = (x: number, y: number, anchor: Label['anchor'], inside = false, from: [number, number] | null = null): Label =>
    ({ id: item.id, text: item.text, x, y, anchor, inside, from });
  const found: Label[] = [];
  const roomy = item.area > w * SIZE * 2.4 && x1 - x0 > w * 1.02;
  if (!item.point && roomy) for (const dy of [4, 12, -6, 20, -14]) for (const dx of [0, 6, -6]) found.push(make(cx + dx, cy + dy, 'middle', true));
  const from: [number, number] = [cx, cy];
  const [left, right, top, bottom] = item.point ? [cx - 8, cx + 8, cy - 8, cy + 16] : [x0 - 4, x1 + 4, y0 - 4, y1 + 13];
  for (const step of [0, 10, 22, 36]) {
    for (const dy of [4, -6, 14, -16, 24]) {
      found.push(make(right + step, cy + dy, 'start', false, from), make(left - step, cy + dy, 'end', false, from));
    }
    found.push(make(cx, top - step, 'middle', false, from), make(cx, bottom + step, 'middle', false, from));
  }
  if (!item.point) {
    for (const dy of [0, -12, 12, -26, 26, -40, 40]) { // beside the shape where it really ends at that height
      const y = cy + dy;
      let [west, east] = [x0, x1];
      while (west < x1 && !own(west, y, item.id)) west += 2;
      while (east > x0 && !own(east, y, item.id)) east -= 2;
      if (west >= east) continue;
      for (const step of [0, 12]) {
        found.push(make(east + 5 + step, y + 4, 'start', false, [east, y]), make(west - 5 - step, y + 4, 'end', false, [west, y]));
      }
    }
  }
  return found;
}
