// SPDX-License-Identifier: Apache-2.0
// One Tab stop per view; arrow keys move to the nearest mark in that direction.
import type { Attachment } from 'svelte/attachments';

const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const marksOf = (host: Element) => [...host.querySelectorAll<HTMLElement | SVGElement>('[data-mark]')];

/** Makes the marks inside a host one Tab stop with a moving focus. */
export const roving: Attachment<Element> = (host) => {
  const stop = (chosen?: Element) => {
    const marks = marksOf(host);
    const keep = chosen ?? marks.find((mark) => mark.getAttribute('tabindex') === '0') ?? marks[0];
    for (const mark of marks) mark.setAttribute('tabindex', mark === keep ? '0' : '-1');
  };
  const onKey = (event: Event) => {
    const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
    const way = ARROWS[key];
    const from = (event.target as Element).closest('[data-mark]');
    if (!way || !from || altKey || ctrlKey || metaKey) return;
    const next = nearest(from, marksOf(host), way);
    event.preventDefault();
    if (!next) return;
    stop(next);
    next.focus();
  };
  const onFocus = (event: Event) => {
    const mark = (event.target as Element).closest('[data-mark]');
    if (mark) stop(mark);
  };
  stop();
  const observer = new MutationObserver(() => stop());
  observer.observe(host, { childList: true, subtree: true });
  host.addEventListener('keydown', onKey);
  host.addEventListener('focusin', onFocus);
  return () => {
    observer.disconnect();
    host.removeEventListener('keydown', onKey);
    host.removeEventListener('focusin', onFocus);
  };
};

/** The nearest mark in a direction: distance along it, and twice the distance across it. */
function nearest<Mark extends Element>(from: Element, marks: Mark[], [dx, dy]: [number, number]): Mark | null {
  const centre = (mark: Element) => {
    const box = mark.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  const [x, y] = centre(from);
  let best: Mark | null = null;
  let least = Infinity;
  for (const mark of marks) {
    if (mark === from) continue;
    const [mx, my] = centre(mark);
    const along = (mx - x) * dx + (my - y) * dy;
    if (along < 1) continue;
    const across = Math.abs((mx - x) * dy) + Math.abs((my - y) * dx);
    const cost = along + 2 * across;
    if (cost < least) [best, least] = [mark, cost];
  }
  return best;
}
