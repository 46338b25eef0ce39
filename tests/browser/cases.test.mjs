// SPDX-License-Identifier: Apache-2.0
// The page on the recorded world: every partner of China, and several principals in one network.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { close, launch, missing, open, SHOTS, textOf } from './browser.mjs';
import { PAIR, WORLD } from './program.mjs';

describe('the recorded world', { skip: missing || (WORLD ? false : 'no cases of the world here') }, () => {
  let host, browser, sides;
  before(async () => {
    host = await WORLD();
    browser = await launch();
    const answer = await fetch(host.base + 'api/v1/sides');
    sides = answer.ok ? (await answer.json()).answer.sides.map((line) => line.side) : [];
  });
  after(async () => { await browser?.close(); await host?.stop(); });

  it('shows all partners of China, folded by region, on one sheet', async () => {
    const page = await open(browser, host.base, '#case=china-world');
    assert.ok(Number(/(\d+) partners/.exec(await textOf(page, '.figures'))[1]) > 113, 'the paper counts 113');
    const groups = await page.locator('#view-when svg [data-mark^="group:"]').count();
    assert.ok(groups >= 5 && groups <= 8);
    assert.ok((await page.evaluate(() => document.querySelectorAll('svg, svg *').length)) <= 1500);
    assert.ok((await page.locator('#view-where svg [fill="url(#disputed)"]').count()) > 5);
    assert.ok((await page.evaluate(() => document.documentElement.scrollHeight)) <= 900, 'nothing hangs below the sheet');
    await page.screenshot({ path: join(SHOTS, 'china-world-1440.png') });
    assert.deepEqual([page.troubles, page.elsewhere], [[], []]);
    await close(page);
  });

  it('says which title holds by record only, and what is unknown before its first known act', async () => {
    const page = await open(browser, host.base, '#case=china-world&sel=JPN');
    assert.match(await textOf(page, '.card .record'), /In force by record only/);
    await page.evaluate(() => { location.hash = 'case=china-world&sel=UZB&date=1996-01-01'; });
    await page.waitForSelector('.card .dots');
    assert.match(await textOf(page, '.card'), /unknown before/);
    await close(page);
  });

  it('takes whoever does not exist on the day for neither a partner nor a state without one', async () => {
    const page = await open(browser, host.base, '#case=china-world&date=2005-01-01&sel=SSD');
    assert.match(await textOf(page, '.card .now'), /did not exist on this day/);
    assert.equal(await page.locator('#view-who svg [data-mark="SSD"]').count(), 0);
    const without = async () => Number(/(\d+) states without/.exec(await textOf(page, '#view-where ol > li.none:last-child'))[1]);
    const before = await without();
    await page.evaluate(() => { location.hash = 'case=china-world&date=2012-01-01&sel=SSD'; });
    await page.waitForFunction(() => !document.querySelector('.card .now').innerText.includes('exist'));
    assert.equal(await page.locator('#view-who svg [data-mark="SSD"]').count(), 1);
    assert.notEqual(await without(), before);
    await close(page);
  });

  it('shows another principal, and all ties in one matrix', async () => {
    const page = await open(browser, host.base, '#case=powers');
    const china = await textOf(page, '.figures');
    await page.getByLabel('Principal').selectOption('KOR');
    await page.waitForFunction((text) => document.querySelector('.figures').innerText.replace(/\s+/g, ' ').trim() !== text, china);
    assert.ok(await page.locator('#view-when svg [data-mark="CHN"]').count(), 'principals are partners of each other');
    await page.getByRole('button', { name: 'All ties' }).click();
    assert.match(await page.locator('#view-who button[data-mark="cell"]').getAttribute('aria-label'), /^South Korea – /);
    await page.screenshot({ path: join(SHOTS, 'powers-1440.png') });
    assert.deepEqual([page.troubles, page.elsewhere], [[], []]);
    await close(page);
  });

  it('compares two regions of China’s network', async (test) => {
    const [a, b] = ['china-world@Africa', 'china-world@Asia'];
    if (![a, b].every((side) => sides.includes(side))) return test.skip('the program offers no such sides');
    const page = await open(browser, host.base, `#view=compare&a=${a}&b=${b}`);
    await page.waitForSelector('#view-compare-rungs svg');
    assert.match(await textOf(page, '#view-compare-survival'), /n = \d+/);
    await page.screenshot({ path: join(SHOTS, 'compare-china-1440.png'), fullPage: true });
    assert.deepEqual([page.troubles, page.elsewhere], [[], []]);
    await close(page);
  });
});

describe('published comparisons', { skip: missing || (PAIR ? false : 'nothing is published here') }, () => {
  let host, browser;
  before(async () => { host = await PAIR(); browser = await launch(); });
  after(async () => { await browser?.close(); await host?.stop(); });

  it('are found though their file names are percent-encoded, and speak the reader’s language', async () => {
    const page = await open(browser, host.base, '#view=compare&a=korea@Asia&b=china-lac&lang=es');
    await page.waitForSelector('#view-compare-rungs svg');
    await page.waitForFunction(() => document.querySelector('#view-compare-ladders').innerText.includes('Corea'));
    assert.ok(!(await textOf(page, '.compare')).includes('On the ladder'), 'no sentence of the engine');
    assert.equal(await page.getByRole('slider').count(), 0, 'a comparison has no day');
    assert.deepEqual([page.troubles, page.elsewhere], [[], []]);
    await close(page);
  });
});
