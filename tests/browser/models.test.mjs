// SPDX-License-Identifier: Apache-2.0
// Fitted models on a made-up answer: coefficients, residuals, how long rungs last, goodness of fit, and a model without a fit.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AXE, close, launch, missing, open, SHOTS, textOf } from './browser.mjs';
import { startWorld } from './world.mjs';

const clean = (page) => assert.deepEqual([page.troubles, page.elsewhere], [[], []]);
const texts = (page, selector) => page.locator(selector).allTextContents().then((list) => list.map((text) => text.replace(/\s+/g, ' ').trim()));

describe('models', { skip: missing }, () => {
  let host, browser, fit;
  before(async () => {
    host = await startWorld();
    browser = await launch();
    fit = JSON.parse(readFileSync(join(host.folder, 'api/v1/models/few.json'), 'utf8')).answer.models[0].fit;
  });
  after(async () => { await browser?.close(); await host?.stop(); });
  const at = async (hash, size) => {
    const page = await open(browser, host.base, hash, size);
    await page.waitForSelector('#view-coefficients svg circle');
    return page;
  };

  it('has a tab only where a case has models', async () => {
    const without = await open(browser, host.base, '#case=big');
    assert.equal(await without.getByRole('button', { name: 'Models', exact: true }).count(), 0);
    await close(without);
    const page = await open(browser, host.base, '#case=few');
    await page.getByRole('button', { name: 'Models', exact: true }).click();
    await page.waitForSelector('#view-coefficients svg circle');
    assert.match(page.url(), /view=models/);
    assert.match(await textOf(page, '.models .lead'), /^rises: Which pair moves to a higher rung, among the pairs on the same rung\. 24 events, 15 actors\.$/);
    const about = await textOf(page, '#view-model');
    for (const part of ["tie(exchange, weighted, window = '3 years')", 'Exchanges of leaders, of the pair (last 3 years)', 'psABXY', '−38.50 (−46.23 without any term)', 'χ² = 15.46, df 4, p = 0.004', '85.00', '89.71', '2 events are of pairs']) assert.ok(about.includes(part), `${part} in: ${about}`);
    clean(page);
    await close(page);
  });

  it('says on what every figure rests', async () => {
    const page = await at('#case=few&view=models');
    const rests = await texts(page, '.models .rests');
    assert.equal(rests.length, 7);
    for (const text of rests) assert.match(text, /^24 events, 2000-05-10 to 2023-05-18 · window 1990-01-01 to 2023-12-31 · data 0{16} · model abcdef0123456789 · seed 7$/);
    await close(page);
  });

  it('draws coefficients with Wald or profile intervals, as they are or as ratios, and keeps that in the address', async () => {
    const page = await at('#case=few&view=models');
    const values = () => texts(page, '#view-coefficients svg text').then((list) => list.filter((text) => text.includes(' to ')));
    assert.equal((await values())[1], '−0.820 (−1.68 to 0.0424)');
    await page.locator('#view-coefficients').getByLabel('Interval', { exact: true }).selectOption('profile');
    assert.equal((await values())[1], '−0.820 (no end to 0.0500)');
    await page.locator('#view-coefficients').getByLabel('Show as', { exact: true }).selectOption('hazard ratios');
    assert.equal((await values())[0], '1.90 (1.28 to 3.00)');
    await page.waitForFunction(() => location.hash.includes('fit=ratios,profile'));
    const hollow = await page.locator('#view-coefficients svg circle').evaluateAll((dots) => dots.map((dot) => dot.getAttribute('fill') === '#ffffff'));
    assert.deepEqual(hollow, [false, true, true, false]);
    await page.reload();
    await page.waitForSelector('#view-coefficients svg circle');
    assert.equal((await values())[0], '1.90 (1.28 to 3.00)');
    await page.locator('#view-coefficients').getByRole('button', { name: 'As table' }).click();
    const head = await texts(page, '#view-coefficients th');
    for (const name of ['p (Wald)', 'p (likelihood ratio)', 'p (score)', 'Low (profile)', 'Ratio']) assert.ok(head.includes(name), name);
    assert.equal(await page.locator('#view-coefficients tbody tr').count(), 4);
    clean(page);
    await close(page);
  });

  it('shows what holds the result up, and chooses a partner by click and by key', async () => {
    const page = await at('#case=few&view=models');
    assert.equal(await page.locator('#view-events svg [data-mark]').count(), 24);
    const strongest = [...fit.events].sort((a, b) => b.displacement - a.displacement)[0];
    assert.match((await texts(page, '#view-events .told li'))[0], new RegExp(`probability 0\\.\\d+ among 12; without it, “.+” would move by ${strongest.by < 0 ? '−' : ''}${Math.abs(strongest.by).toFixed(2)} standard errors`));
    await page.locator('#view-events svg [data-mark][tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.includes('sel='));
    const chosen = /sel=(\w+)/.exec(page.url())[1];
    assert.equal(await page.locator('#view-events .told li').count(), fit.events.filter((event) => event.to === chosen).length);
    assert.equal(await page.locator(`#view-actors svg [data-mark="${chosen}"]`).getAttribute('aria-pressed'), 'true');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !location.hash.includes('sel='));
    await page.locator('#view-events').getByLabel('Residual', { exact: true }).selectOption('probability');
    assert.match(await textOf(page, '#view-events'), /Higher: the more expected/);
    clean(page);
    await close(page);
  });

  it('lays observed beside expected, farthest first, without the principal, and lists pairs far off', async () => {
    const page = await at('#case=few&view=models');
    const order = await page.locator('#view-actors svg [data-mark]').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-mark')));
    assert.deepEqual(order, fit.actors.filter((row) => row.actor !== 'CHN').sort((a, b) => Math.abs(b.deviance) - Math.abs(a.deviance)).map((row) => row.actor));
    assert.deepEqual((await texts(page, '#view-pairs tbody tr td')), ['0', '3.98', '−2.82']);
    await page.locator('#view-pairs tbody button').click();
    await page.waitForFunction((code) => location.hash.includes(`sel=${code}`), fit.pairs[0].to);
    await close(page);
  });

  it('says plainly what is badly reproduced', async () => {
    const page = await at('#case=few&view=models');
    assert.deepEqual(await texts(page, '#view-goodness .told li'), [
      'Waits between acts of a pair, in days, first quartile: 1,627 on record, more than the 493 to 1,336 of drawn courses (p = 0.020).',
      'Waits between acts of a pair, in days, median: 900 on record, less than the 1,614 to 2,401 of drawn courses (p = 0.020).']);
    const said = await textOf(page, '#view-goodness');
    for (const part of ['Badly reproduced:', '3 rows say nothing either way', '3 events of drawn courses were left out', 'cannot say less than p = 0.02']) assert.ok(said.includes(part), part);
    assert.equal(await page.locator('#view-goodness svg path[fill="#a21caf"]').count(), 2);
    await close(page);
  });

  it('draws a curve for each rung, in its colour', async () => {
    const page = await at('#case=few&view=models');
    assert.equal(await page.locator('#view-rungs-last svg > g').count(), 3);
    assert.match(await page.locator('#view-rungs-last svg').getAttribute('aria-label'), /no partnership, 20 at the first rise, 9 rose, half within 9 years; rung 2 .*; rung 5 /);
    assert.equal(await page.locator('#view-rungs-last svg path[stroke="#004f5e"]').count(), 1);
    await close(page);
  });

  it('has a table twin for every picture', async () => {
    const page = await at('#case=few&view=models');
    for (const [view, n] of [['events', 24], ['actors', 15], ['rungs-last', 9], ['goodness', 9]]) {
      await page.locator(`#view-${view}`).getByRole('button', { name: 'As table' }).click();
      assert.equal(await page.locator(`#view-${view} tbody tr`).count(), n, view);
    }
    await close(page);
  });

  it('says why a model has no fit', async () => {
    const page = await at('#case=few&view=models');
    await page.getByLabel('Model', { exact: true }).selectOption('stuck');
    await page.waitForSelector('#view-model .problems li');
    assert.match(await textOf(page, '#view-model'), /This model could not be fitted: alter\(gdp\) does not vary/);
    assert.equal(await page.locator('#view-coefficients').count(), 0);
    assert.match(page.url(), /model=stuck/);
    clean(page);
    await close(page);
  });

  it('says so when the answer cannot be read', async () => {
    const page = await open(browser, host.base, '#case=few');
    await page.route('**/api/v1/models/**', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"what":"no room"}' }));
    await page.evaluate(() => { location.hash = 'case=few&view=models'; });
    await page.waitForSelector('.models [role="alert"]');
    assert.equal(await textOf(page, '.models [role="alert"]'), 'The models could not be read: no room.');
    await close(page);
  });

  for (const [width, height, language] of [[1440, 900, 'en'], [900, 1100, 'es'], [420, 900, 'zh']]) {
    it(`stands at ${width} px in ${language}, without a serious finding of axe`, async () => {
      const page = await at(`#case=few&view=models&fit=profile&lang=${language}`, { width, height });
      await page.waitForFunction((tongue) => document.documentElement.lang.startsWith(tongue), language);
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(SHOTS, `models-${width}-${language}.png`), fullPage: true });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, 'no sideways scroll');
      assert.ok(!/[{}]|undefined|\bNaN\b/.test(await textOf(page, 'body')), 'no gap in the words');
      await page.evaluate(readFileSync(AXE, 'utf8'));
      const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
      const serious = found.violations.filter((v) => ['serious', 'critical'].includes(v.impact));
      assert.deepEqual(serious.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`), []);
      await close(page);
    });
  }
});
