// SPDX-License-Identifier: Apache-2.0
// The budgets of the page, as figures. Machines differ, so only generous ceilings fail, and they stretch with what else the machine does.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { close, launch, missing, open, stretch } from './browser.mjs';
import { HOSTS } from './program.mjs';

const start = Object.values(HOSTS)[0];
const say = (what, value) => console.log(`  figure: ${what}: ${value}`);
const quantile = (values, p) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(p * values.length))];

describe('budgets', { skip: missing }, () => {
  let host, browser;
  before(async () => { host = await start(); browser = await launch(); });
  after(async () => { await browser?.close(); await host?.stop(); });

  it('loads script, styles and map of at most 150 kB gzip in at most 6 files for the first view', async () => {
    const page = await open(browser, host.base);
    await page.waitForTimeout(200);
    const names = await page.evaluate(() => [location.href.split('#')[0], ...performance.getEntriesByType('resource').map((r) => r.name)].filter((name) => !name.includes('/api/')));
    const files = [...new Set(names)];
    const kb = await page.evaluate((all) => Promise.all(all.map((name) => fetch(name).then((answer) => answer.text()))), files).then((texts) => texts.map((text) => gzipSync(text, { level: 9 }).length / 1000));
    const total = kb.reduce((a, b) => a + b, 0);
    say('first view: page and map', `${total.toFixed(1)} kB gzip in ${files.length} files`);
    assert.ok(files.length <= 6);
    assert.ok(total <= 150);
    await close(page);
  });

  it('loads little data and shows a first view soon', async () => {
    const times = [];
    let busy = 1;
    for (let i = 0; i < 5; i++) {
      const page = await open(browser, host.base);
      times.push(await page.evaluate(() => performance.getEntriesByName('usable')[0].startTime));
      if (i === 4) {
        busy = (await stretch(page)).most;
        await page.waitForSelector('.strip button');
        const bodies = await page.evaluate(() => Promise.all(performance.getEntriesByType('resource').filter((r) => r.name.includes('/api/')).map((r) => fetch(r.name).then((a) => a.text()))));
        const kb = bodies.reduce((sum, body) => sum + gzipSync(body).length / 1000, 0);
        say('data per page load', `${kb.toFixed(1)} kB gzip`);
        assert.ok(kb <= 300);
      }
      await close(page);
    }
    say('first usable view', `median ${quantile(times, 0.5).toFixed(0)} ms of ${times.length} loads`);
    assert.ok(quantile(times, 0.5) < 5000 * busy, `the machine is stretched by ${busy.toFixed(1)}`);
  });

  it('redraws all four views in one step of the time bar', async () => {
    const page = await open(browser, host.base);
    await page.waitForSelector('.strip button');
    const steps = await page.evaluate(async () => {
      const slider = document.querySelector('[role=slider]');
      const times = [];
      for (let i = 0; i < 240; i++) {
        const begun = performance.now();
        slider.dispatchEvent(new KeyboardEvent('keydown', { key: i % 240 < 120 ? 'ArrowLeft' : 'ArrowRight', shiftKey: i % 3 === 0, bubbles: true, cancelable: true }));
        await Promise.resolve(); // the page redraws in a microtask
        document.body.getBoundingClientRect(); // and lays out
        times.push(performance.now() - begun);
        if (i % 10 === 0) await new Promise(requestAnimationFrame);
      }
      return times;
    });
    say('time-bar step (script, style, layout)', `median ${quantile(steps, 0.5).toFixed(1)} ms, p95 ${quantile(steps, 0.95).toFixed(1)} ms of ${steps.length}`);
    const busy = await stretch(page);
    assert.ok(quantile(steps, 0.5) < 150 * busy.median && quantile(steps, 0.95) < 400 * busy.most, `the machine is stretched by ${busy.median.toFixed(1)} and ${busy.most.toFixed(1)}`);
    const frames = await page.evaluate(async () => {
      const slider = document.querySelector('[role=slider]');
      const times = [];
      for (let i = 0; i < 60; i++) {
        const begun = performance.now();
        slider.dispatchEvent(new KeyboardEvent('keydown', { key: i < 30 ? 'ArrowLeft' : 'ArrowRight', shiftKey: true, bubbles: true, cancelable: true }));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        times.push(performance.now() - begun);
      }
      return times;
    });
    say('time-bar step to the painted frame', `median ${quantile(frames, 0.5).toFixed(1)} ms, p95 ${quantile(frames, 0.95).toFixed(1)} ms of ${frames.length} (frames come every 16.7 ms)`);
    await close(page);
  });

  it('draws at most 1,500 marks on the overview', async () => {
    for (const hash of ['', '#map=world&sel=CELAC']) {
      const page = await open(browser, host.base, hash);
      const nodes = await page.evaluate(() => document.querySelectorAll('svg, svg *').length);
      say(`SVG nodes ${hash}`, nodes);
      assert.ok(nodes <= 1500);
      await close(page);
    }
  });
});
