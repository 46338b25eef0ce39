// SPDX-License-Identifier: Apache-2.0
// The page on the recorded world: every partner of China, and several principals in one network.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { close, launch, missing, open, SHOTS, textOf } from './browser.mjs';
import { WORLD } from './program.mjs';

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
