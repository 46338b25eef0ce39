// SPDX-License-Identifier: Apache-2.0
// What every mark of an actor has in common: it is a button, it previews on hover, it selects on click or Enter.
import type { Standing } from '../model/standing';
import { page } from '../page.svelte';

/** Properties of a mark in a picture. The first mark of a view becomes its Tab stop (see roving).
 *  A caller that knows the standing gives it, so that the mark is renewed only when its own standing is. */
export function markOf(code: string, held: Standing | null | undefined = page.standing.get(code) ?? null) {
  const select = (add: boolean) => page.select(code, add);
  return {
    role: 'button' as const,
    tabindex: -1,
    'data-mark': code,
    'aria-label': linesOf(code, held).join(', '),
    'aria-pressed': page.selected(code),
    onclick: (event: MouseEvent) => select(event.shiftKey),
    onkeydown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      select(event.shiftKey);
    },
    onpointerenter: (event: PointerEvent) => preview(event, code),
    onpointerleave: unpreview,
  };
}

export function preview(event: PointerEvent, code: string): void {
  if (event.pointerType === 'touch') return;
  page.hovered = code;
  page.hint = { x: event.clientX, y: event.clientY, lines: linesOf(code) };
}

export function unpreview(): void {
  page.hovered = '';
  page.hint = null;
}

/** One sentence for an actor on the day: "Chile, comprehensive strategic, rung 5, since 22 November 2016". */
export const describe = (code: string): string => linesOf(code).join(', ');

function linesOf(code: string, held: Standing | null | undefined = page.standing.get(code)): string[] {
  if (!held) return [page.name(code), page.absent.has(code) ? page.say('not_existing') : page.unknown.has(code) ? page.say('unknown_before', { day: page.day(page.unknownUntil.get(code) ?? '') }) : page.say('no_partnership')];
  const lines = [page.name(code), `${page.title(held.title)}`];
  if (held.rung !== null) lines.push(page.say('rung_n', { n: held.rung }));
  lines.push(page.say('since_day', { day: sinceOf(held.act, held.since) }));
  if (!held.inForce) lines.push(page.say('suspended'));
  if (held.byRecord) lines.push(page.say('by_record'));
  return lines;
}

function sinceOf(act: string, since: string): string {
  const found = page.acts.get(act);
  return found ? page.actDay(found) : page.day(since);
}
