// SPDX-License-Identifier: Apache-2.0
// The page with 200 partners, several principals and comparisons: readable, quick, by keyboard, in three widths.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AXE, close, launch, missing, open, stretch, SHOTS, textOf } from './browser.mjs';
import { startWorld } from './world.mjs';

const say = (what, value) => console.log(`  figure: ${what}: ${value}`);
const quantile = (values, p) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(p * values.length))];
const lanes = (page) => page.locator('#view-when svg [data-mark]').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-mark')));
const partners = (page) => textOf(page, '.figures').then((text) => Number(/(\d+) partners/.exec(text)?.[1]));

describe('the page with 200 partners', { skip: missing }, () => {
  let host, browser;
  before(async () => { host = await startWorld(); browser = await launch(); });
  after(async () => { await browser?.close(); await host?.stop(); });
  const at = (hash, size) => open(browser, host.base, hash, size);

  it('chooses a case, a principal and a region, and keeps them in the address', async () => {
    const page = await at('');
    const all = await partners(page);
    await page.getByLabel('Region', { exact: true }).selectOption('Africa');
    await page.waitForFunction(() => location.hash.includes('region=Africa'));
    const some = await partners(page);
    assert.ok(some > 20 && some < all, `${some} of ${all}`);
    assert.ok((await page.locator('#view-where svg[role=group] [data-mark]').count()) < 80, 'the map shows the region');
    await page.getByLabel('Case', { exact: true }).selectOption('many');
    await page.waitForFunction(() => location.hash.includes('case=many') && document.querySelector('select[aria-label=Principal]'));
    assert.ok(!page.url().includes('region='), 'another case begins with all of it');
    await page.getByLabel('Principal').selectOption('IND');
    await page.waitForFunction(() => location.hash.includes('principal=IND'));
    const india = await partners(page);
    assert.ok(india > 20 && india < all);
    assert.match(await page.locator('#view-where svg[role=group]').first().getAttribute('aria-label'), new RegExp(`^${india} partners`));
    await page.goBack();
    await page.waitForFunction(() => !location.hash.includes('principal='));
    assert.equal(await page.getByLabel('Principal').inputValue(), 'CHN');
    assert.deepEqual([page.troubles, page.elsewhere], [[], []]);
    await close(page);
  });

  it('folds lanes into regions, opens one by key, and keeps that in the address', async () => {
    const page = await at('');
    assert.deepEqual(await lanes(page), ['Africa', 'Americas', 'Asia', 'Europe', 'Oceania'].map((name) => `group:${name}`));
    const first = page.locator('#view-when svg [data-mark="group:Oceania"]');
    assert.match(await first.getAttribute('aria-label'), /Oceania: \d+ of \d+ are partners/);
    await first.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.includes('open=Oceania'));
    assert.equal(await first.getAttribute('aria-expanded'), 'true');
    const open = await lanes(page);
    assert.ok(open.includes('AUS') && !open.includes('BRA'));
    await page.keyboard.press('ArrowDown');
    assert.ok(!(await page.evaluate(() => document.activeElement.getAttribute('data-mark'))).startsWith('group:'));
    await page.reload();
    await page.waitForSelector('#view-when svg [data-mark="AUS"]');
    await close(page);
  });

  it('gives a selected partner its lane though its region is folded', async () => {
    const page = await at('#sel=KEN');
    assert.ok((await lanes(page)).includes('KEN'));
    await close(page);
  });

  it('finds a partner by name or code, on the map, in the lanes and in the acts', async () => {
    const page = await at('');
    await page.getByLabel('Find a partner').fill('brazil');
    await page.waitForFunction(() => location.hash.includes('find=brazil') && document.querySelectorAll('#view-when svg [data-mark]').length === 1);
    assert.deepEqual(await lanes(page), ['BRA']);
    assert.equal(await page.locator('#view-where svg [data-mark="BRA"]').getAttribute('opacity'), '1');
    assert.equal(await page.locator('#view-where svg [data-mark="ARG"]').getAttribute('opacity'), '0.3');
    assert.ok((await page.locator('#view-evidence tbody .partner').allInnerTexts()).every((text) => text === 'Brazil'));
    await page.getByLabel('Find a partner').fill('swaziland'); // a name it bore until 2018
    await page.waitForFunction(() => document.querySelector('#view-when svg [data-mark="SWZ"]'));
    await page.getByLabel('Find a partner').fill('nobody');
    await page.waitForFunction(() => /No partner bears/.test(document.querySelector('#view-when').textContent));
    await close(page);
  });

  it('names an actor as it was called on the day', async () => {
    const [before, after] = [await at('#sel=SWZ&date=2018-04-18'), await at('#sel=SWZ&date=2018-04-19')];
    assert.equal(await textOf(before, '.card h2'), 'Swaziland');
    assert.notEqual(await textOf(after, '.card h2'), 'Swaziland');
    await close(before);
    await close(after);
  });

  it('tells unknown, none and outside apart, and says what holds by record only', async () => {
    const page = await at('#date=1996-06-30');
    const fills = await page.locator('#view-where svg [data-mark]').evaluateAll((marks) => Object.fromEntries(marks.map((mark) => [mark.getAttribute('data-mark'), mark.getAttribute('fill')])));
    const values = new Set(Object.values(fills));
    assert.ok(values.has('url(#none)') && values.has('url(#unknown)'));
    const unknown = Object.keys(fills).find((code) => fills[code] === 'url(#unknown)');
    assert.match(await page.locator(`#view-where svg [data-mark="${unknown}"]`).getAttribute('aria-label'), /unknown before/);
    assert.match(await textOf(page, '#view-where ol'), /unknown before/);
    await page.evaluate((code) => { location.hash = `date=1996-06-30&sel=${code}`; }, unknown);
    await page.waitForSelector('.card .dots');
    assert.ok(await page.locator(`#view-when svg [data-mark="${unknown}"] [fill="url(#lane-unknown)"]`).count(), 'dots before the first known act');
    const atlas = JSON.parse(readFileSync(join(host.folder, 'api/v1/atlas/big/made/middle.json'), 'utf8')).answer;
    const kept = atlas.spells.find((spell) => spell.by_record && spell.until === null);
    await page.evaluate((code) => { location.hash = `sel=${code}`; }, kept.b);
    await page.waitForSelector('.card .record');
    assert.match(await textOf(page, '.card .record'), /In force by record only/);
    assert.ok(await page.locator(`#view-when svg [data-mark="${kept.b}"] [fill="url(#by-record)"]`).count());
    await close(page);
  });

  it('hatches disputed areas from the data and gives them no fill', async () => {
    const page = await at('');
    const paths = page.locator('#view-where svg [fill="url(#disputed)"]');
    assert.equal(await paths.count(), 2);
    assert.ok(await paths.first().getAttribute('stroke-dasharray'));
    await page.locator('#view-where summary', { hasText: 'disputed' }).click();
    assert.match(await textOf(page, '#view-where .neutral ul'), /claimed by/);
    await close(page);
  });

  it('draws no hairball: the highest rungs, or the selection', async () => {
    const page = await at('');
    const arcs = () => page.locator('#view-where svg[role=group] > path[d*="Q"][pointer-events=none]').count();
    assert.ok((await arcs()) <= 40);
    assert.match(await textOf(page, '#view-where .ties'), /Ties drawn from rung \d up/);
    await page.locator('#view-where svg [data-mark="BRA"]').press('Enter');
    await page.waitForFunction(() => location.hash.includes('sel=BRA'));
    assert.equal(await arcs(), 1);
    await close(page);
  });

  it('shows all ties as a matrix, by keyboard and as a table', async () => {
    const page = await at('#case=many');
    await page.getByRole('button', { name: 'All ties' }).click();
    const cell = page.locator('#view-who button[data-mark="cell"]');
    await cell.focus();
    assert.match(await cell.getAttribute('aria-label'), /^China – /);
    const first = await cell.getAttribute('aria-label');
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await cell.getAttribute('aria-label'), first);
    await page.keyboard.press('End');
    await page.keyboard.press('PageDown');
    assert.match(await textOf(page, '#view-who .said'), / – /);
    assert.ok(await page.evaluate(() => { const [a, b] = [document.activeElement, document.querySelector('#view-who .matrix')].map((e) => e.getBoundingClientRect()); return a.right <= b.right + 2 && a.bottom <= b.bottom + 2; }), 'the cell scrolls into sight');
    await page.getByRole('button', { name: 'Whole' }).click();
    await page.locator('#view-who').getByRole('button', { name: 'As table' }).click();
    assert.ok((await page.locator('#view-who tbody tr').count()) > 200);
    assert.match(page.url(), /ties=all/);
    assert.deepEqual(page.troubles, []);
    await close(page);
  });

  it('compares two regions on the same axes, with n, bands and the test', async () => {
    const page = await at('#view=compare&a=big@Africa&b=big@Asia');
    await page.waitForSelector('#view-compare-survival svg path');
    assert.match(await textOf(page, '#view-compare-survival'), /Log-rank test: χ² = 3\.21, df 1, p = 0\.073/);
    assert.match(await textOf(page, '#view-compare-survival'), /n = \d+, \d+ upgraded/);
    for (const id of ['rungs', 'years', 'survival']) {
      await page.locator(`#view-compare-${id}`).getByRole('button', { name: 'As table' }).click();
      assert.ok((await page.locator(`#view-compare-${id} tbody tr`).count()) > 5, id);
    }
    await page.getByRole('button', { name: 'Swap' }).click();
    await page.waitForFunction(() => /a=big@Asia&b=big@Africa/.test(location.hash));
    await page.getByLabel('Side B').selectOption('many');
    await page.waitForFunction(() => /b=many/.test(location.hash) && /shared partner/.test(document.querySelector('#view-compare-overlap')?.textContent ?? ''));
    assert.match(await textOf(page, '#view-compare-overlap'), /Who moved first/);
    assert.deepEqual([page.troubles, page.elsewhere], [[], []]);
    await close(page);
  });

  it('says in sentences what two ladders do not allow, and still shows the rest', async () => {
    const page = await at('#view=compare&a=big&b=apart');
    await page.waitForSelector('.compare .warn');
    assert.match(await textOf(page, '.compare .warn'), /do not stand on one ladder.*ranks none of the titles/);
    assert.equal(await page.locator('#view-compare-rungs svg').count(), 0);
    assert.ok((await page.locator('#view-compare-survival svg path').count()) > 4, 'times do not need rungs');
    assert.ok((await page.locator('#view-compare-overlap tbody tr').count()) > 5);
    assert.deepEqual(page.troubles, []);
    await close(page);
  });

  it('fetches the matrix, the comparison and the audit only when they are opened', async () => {
    const page = await at('');
    const scripts = () => page.evaluate(() => performance.getEntriesByType('resource').map((r) => r.name.split('/').at(-1)).filter((name) => name.endsWith('.js')));
    assert.deepEqual(await scripts(), ['page.js']);
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.waitForSelector('#view-compare-rungs');
    assert.ok((await scripts()).includes('page-Compare.js'));
    await close(page);
  });

  it('redraws in one step of the time bar and stays below 1,500 marks', async () => {
    for (const hash of ['', '#open=Africa,Americas,Asia,Europe,Oceania', '#case=many&ties=all']) {
      const page = await at(hash);
      await page.waitForTimeout(300);
      const nodes = await page.evaluate(() => document.querySelectorAll('svg, svg *').length);
      const steps = await page.evaluate(async () => {
        const slider = document.querySelector('[role=slider]');
        const times = [];
        for (let i = 0; i < 160; i++) {
          const begun = performance.now();
          slider.dispatchEvent(new KeyboardEvent('keydown', { key: i < 80 ? 'ArrowLeft' : 'ArrowRight', shiftKey: i % 3 === 0, bubbles: true, cancelable: true }));
          await Promise.resolve(); // the page redraws in a microtask
          document.body.getBoundingClientRect(); // and lays out
          times.push(performance.now() - begun);
          if (i % 10 === 0) await new Promise(requestAnimationFrame);
        }
        return times;
      });
      say(`200 partners ${hash || 'overview'}`, `${nodes} SVG nodes; time-bar step median ${quantile(steps, 0.5).toFixed(1)} ms, p95 ${quantile(steps, 0.95).toFixed(1)} ms of ${steps.length}`);
      assert.ok(nodes <= 1500);
      const busy = await stretch(page);
      assert.ok(quantile(steps, 0.5) < 160 * busy.median && quantile(steps, 0.95) < 500 * busy.most, `the machine is stretched by ${busy.median.toFixed(1)} and ${busy.most.toFixed(1)}`); // machines differ: 40 and 100 ms on a quiet one
      await close(page);
    }
  });

  for (const [hash, what] of [['', 'overview'], ['#open=Oceania', 'open lanes'], ['#ties=all', 'matrix'], ['#view=compare&a=big@Africa&b=many', 'comparison'], ['#lang=zh&region=Africa', 'region, Chinese']]) {
    it(`has no serious finding of axe: ${what}`, async () => {
      const page = await at(hash);
      await page.waitForTimeout(500);
      await page.evaluate(readFileSync(AXE, 'utf8'));
      const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
      const serious = found.violations.filter((v) => ['serious', 'critical'].includes(v.impact));
      assert.deepEqual(serious.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`), []);
      await close(page);
    });
  }

  for (const [width, height] of [[1440, 900], [900, 1100], [420, 900]]) {
    it(`pictures world, region, lanes, matrix and comparison at ${width} px, nothing sideways`, async () => {
      for (const [name, hash] of [['world-200', ''], ['region', '#region=Africa&date=2008-01-01'], ['lanes', '#open=Asia&sel=MYS'], ['matrix', '#case=many&ties=all&lang=es'], ['compare', '#view=compare&a=big@Africa&b=big@Asia'], ['powers', '#view=compare&a=big&b=many&lang=zh']]) {
        const page = await at(hash, { width, height });
        await page.waitForTimeout(400);
        if (name === 'lanes' && width < 1100) await page.locator('#view-when').scrollIntoViewIfNeeded();
        if (name === 'matrix' && width < 1100) await page.locator('#view-who').scrollIntoViewIfNeeded();
        await page.screenshot({ path: join(SHOTS, `${name}-${width}.png`), fullPage: hash.includes('compare') });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${name}: no sideways scroll`);
        assert.deepEqual(page.troubles, [], name);
        assert.ok(!/[{}]|undefined|\bNaN\b/.test(await textOf(page, 'body')), `${name}: no gap in the words`);
        await close(page);
      }
    });
  }
});
