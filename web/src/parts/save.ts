// SPDX-License-Identifier: Apache-2.0
// Saves what a view shows: its rows as CSV or JSON, its picture as SVG with a footer that says what it is.
import { page } from '../page.svelte';
import { nameIn } from '../words';
import { csvOf, objectsOf, type Table } from '../model/table';

const SVG = 'http://www.w3.org/2000/svg';
const KEPT = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'stroke-linejoin', 'opacity', 'font-size', 'font-weight',
  'text-anchor', 'dominant-baseline', 'paint-order', 'letter-spacing', 'visibility'];

export const save = (name: string, type: string, text: string): void => saveBlob(name, new Blob([text], { type: type + ';charset=utf-8' }));
function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const fileName = (view: string, ending: string): string => `comity-${page.reply?.case ?? 'case'}-${view}-${page.date}.${ending}`;

/** What the rows rest on: the same keys as the engine's envelope. */
const envelope = () => ({
  comity: page.reply?.comity, case: page.reply?.case, digest: page.reply?.digest, on: page.date,
  ladder: page.reply?.ladder, dates: page.reply?.dates, source: page.reply?.source ?? null,
});

export const saveCsv = (view: string, table: Table) => save(fileName(view, 'csv'), 'text/csv', csvOf(table));
export const saveJson = (view: string, table: Table, rests = '') =>
  save(fileName(view, 'json'), 'application/json', JSON.stringify({ ...envelope(), view, ...(rests && { rests }), rows: objectsOf(table) }, null, 1) + '\n');
export const saveSvg = (view: string, title: string, picture: SVGSVGElement, rests = '') => save(fileName(view, 'svg'), 'image/svg+xml', svgText(title, picture, rests));

/** The same as a PNG of twice the size. The browser draws it; one that may not leaves the SVG. */
export async function savePng(view: string, title: string, picture: SVGSVGElement, rests = ''): Promise<void> {
  const { pngOf } = await import('./png');
  await pngOf(svgText(title, picture, rests)).then((png) => saveBlob(fileName(view, 'png'), png), () => page.tell(page.say('png_failed')));
}

/** The picture with its computed looks written into it, a title above and the footer below. `rests` says on what alone this picture rests. */
export function svgText(title: string, picture: SVGSVGElement, rests = ''): string {
  const box = picture.getBoundingClientRect();
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const [from, to] = [[...picture.querySelectorAll('*')], [...copy.querySelectorAll('*')]];
  from.forEach((element, i) => writeLooks(element, to[i]!));
  for (const element of to) for (const name of ['class', 'tabindex', 'role', 'data-mark', 'aria-pressed', 'style']) element.removeAttribute(name);

  const sheet = document.createElementNS(SVG, 'svg');
  const width = Math.max(box.width, 640);
  const lines = rests ? [rests, ...footer()] : footer();
  const [head, foot] = [30, 8 + 13 * lines.length];
  sheet.setAttribute('xmlns', SVG);
  sheet.setAttribute('width', String(width));
  sheet.setAttribute('height', String(box.height + head + foot));
  sheet.setAttribute('viewBox', `0 0 ${width} ${box.height + head + foot}`);
  sheet.setAttribute('font-family', "Inter, system-ui, 'Noto Sans', 'Noto Sans CJK SC', sans-serif");
  const ground = document.createElementNS(SVG, 'rect');
  for (const [key, value] of [['width', '100%'], ['height', '100%'], ['fill', '#ffffff']] as const) ground.setAttribute(key, value);
  copy.setAttribute('y', String(head));
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  for (const name of ['class', 'role', 'aria-label']) copy.removeAttribute(name);
  sheet.append(ground, line(12, 20, 14, '#16212b', `${title} · ${nameIn(page.language, page.atlas?.case.title)} · ${page.day(page.date)}`), copy, ...lines.map((text, i) => line(12, head + box.height + 13 + 13 * i, 9.5, '#5b6b79', text)));
  return new XMLSerializer().serializeToString(sheet);
}

/** As-of date, ladder, date rule, data hash; then the sources of the rows. */
export function footer(): string[] {
  const reply = page.reply;
  const first = page.say('footer', { day: page.day(page.date), ladder: reply?.ladder ?? '', dates: page.known('dates', reply?.dates ?? ''), digest: (reply?.digest ?? '').slice(0, 16) });
  const papers = (page.atlas?.sources ?? []).filter((source) => source.kind === 'paper').map((source) => source.citation);
  return [`Comity ${reply?.comity ?? ''} · ${first}`, page.say('footer_sources', { n: page.sources.size, first: papers[0]?.slice(0, 110) ?? '' })];
}

function line(x: number, y: number, size: number, fill: string, text: string): SVGTextElement {
  const element = document.createElementNS(SVG, 'text');
  for (const [key, value] of Object.entries({ x, y, 'font-size': size, fill })) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
}

function writeLooks(from: Element, to: Element): void {
  const looks = getComputedStyle(from);
  for (const key of KEPT) {
    const value = looks.getPropertyValue(key);
    if (value && !(key === 'opacity' && value === '1')) to.setAttribute(key, value.replace(/url\("?.*?(#[^")]+)"?\)/, 'url($1)'));
  }
}
