// SPDX-License-Identifier: Apache-2.0
// The page by keyboard, for listeners, in three languages and three widths.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AXE, close, launch, missing, open, SHOTS, textOf } from './browser.mjs';
import { HOSTS } from './program.mjs';

const start = Object.values(HOSTS)[0];
const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  return { tag: at.tagName.toLowerCase(), role: at.getAttribute('role'), mark: at.getAttribute('data-mark'), view: at.closest('.view')?.id ?? '', text: (at.getAttribute('aria-label') ?? at.textContent).trim().slice(0, 60) };
});

describe('access', { skip: missing }, () => {
  let host, browser;
  before(async () => { host = await start(); browser = await launch(); });
  after(async () => { await browser?.close(); await host?.stop(); });

  it('walks by Tab from the skip link over tabs and views to the time bar', async () => {
    const page = await open(browser, host.base);
    const seen = [];
    for (let i = 0; i < 140; i++) {
      await page.keyboard.press('Tab');
      const at = await focused(page);
      seen.push(at);
      if (at.role === 'slider') break;
    }
    assert.match(seen[0].text, /Skip/);
    const order = ['Overview', 'view-where', 'view-when', 'view-who', 'view-evidence', 'slider'].map((want) => seen.findIndex((at) => at.text === want || at.view === want || at.role === want));
    assert.ok(order.every((place, i) => place >= 0 && (i === 0 || place > order[i - 1])), JSON.stringify(order));
    for (const view of ['view-where', 'view-when', 'view-who']) assert.equal(seen.filter((at) => at.view === view && at.mark && at.tag !== 'button').length, 1, `${view} is one Tab stop`);
    await close(page);
  });

  it('moves between marks by arrows, selects by Enter, clears by Escape', async () => {
    const page = await open(browser, host.base);
    await page.locator('#view-when svg [data-mark][tabindex="0"]').focus();
    const first = await focused(page);
    await page.keyboard.press('ArrowDown');
    const second = await focused(page);
    assert.notEqual(first.mark, second.mark);
    await page.keyboard.press('Enter');
    await page.waitForFunction((code) => location.hash.includes(`sel=${code}`), second.mark);
    assert.equal((await focused(page)).mark, second.mark, 'the focus stays');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !location.hash.includes('sel='));
    await page.locator('#view-where svg [data-mark="BRA"]').focus();
    await page.keyboard.press('ArrowLeft');
    assert.notEqual((await focused(page)).mark, 'BRA');
    await close(page);
  });

  it('moves the day by keys and says it in words', async () => {
    const page = await open(browser, host.base, '#date=2012-11-15');
    const slider = page.getByRole('slider');
    const said = () => slider.getAttribute('aria-valuetext');
    assert.equal(await said(), '15 November 2012, 8 partners, ' + (await said()).split(', ')[2]);
    await slider.press('ArrowRight');
    assert.match(await said(), /^15 December 2012/);
    await slider.press('Shift+ArrowLeft');
    assert.match(await said(), /^15 December 2011/);
    await slider.press('Home');
    assert.match(await said(), /^1 January 1993, 0 partners/);
    await slider.press('PageUp');
    assert.match(await said(), /^1 January 2003/);
    await slider.press('End');
    assert.match(await said(), /^31 December 2023/);
    await page.getByRole('button', { name: 'Previous act' }).click();
    assert.match(await said(), /2023/);
    const typed = page.getByRole('textbox', { name: /^Date/ });
    await typed.fill('no day');
    await typed.press('Enter');
    assert.equal(await typed.getAttribute('aria-invalid'), 'true');
    await close(page);
  });

  it('plays, and stops at a touch', async () => {
    const page = await open(browser, host.base, '#date=2000-01-01');
    await page.getByRole('button', { name: 'Play' }).click();
    await page.waitForFunction(() => Number(/\d{4}/.exec(document.querySelector('[role=slider]').getAttribute('aria-valuetext') ?? '')?.[0]) >= 2001);
    await page.getByRole('slider').press('ArrowRight');
    assert.equal(await page.getByRole('button', { name: 'Play' }).getAttribute('aria-pressed'), 'false');
    await close(page);
  });

  for (const [hash, what] of [['', 'overview'], ['#view=acts', 'acts'], ['#view=audit', 'audit'], ['#view=exchanges', 'exchanges'], ['#meets=all', 'exchanges under the lanes'], ['#sel=CHL&lang=es', 'partner card'], ['#lang=zh&map=world', 'world, Chinese']]) {
    it(`has no serious finding of axe: ${what}`, async () => {
      const page = await open(browser, host.base, hash, { height: 4000 }); // all of it in view: what a scroll brings out from under the bar at the foot is not hidden
      await page.waitForTimeout(250);
      if (hash.includes('audit')) await page.waitForSelector('.cell .link');
      await page.evaluate(readFileSync(AXE, 'utf8'));
      const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
      // what a selection dims is dimmed on purpose; its contrast is judged undimmed, on the other pages
      const serious = found.violations.filter((v) => ['serious', 'critical'].includes(v.impact) && !(hash.includes('sel=') && v.id === 'color-contrast'));
      assert.deepEqual(serious.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`), []);
      await close(page);
    });
  }

  for (const [width, height] of [[1440, 900], [900, 1100], [420, 900]]) {
    for (const language of ['en', 'es', 'zh']) {
      it(`stands at ${width} px in ${language}, nothing clipped or overlapping`, async () => {
        const page = await open(browser, host.base, `#lang=${language}`, { width, height });
        await page.waitForTimeout(250);
        await page.screenshot({ path: join(SHOTS, `overview-${width}-${language}.png`) });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, 'no sideways scroll');
        for (const view of ['where', 'who', 'when']) {
          const clashes = await page.evaluate((id) => {
            const boxes = [...document.querySelectorAll(`#view-${id} svg[role=group] text`)].filter((t) => !/^\d+$|\?/.test(t.textContent)).map((t) => [t.lastChild.textContent, t.getBoundingClientRect()]);
            const svg = document.querySelector(`#view-${id} svg[role=group]`).getBoundingClientRect();
            const out = boxes.filter(([, b]) => b.left < svg.left - 1 || b.right > svg.right + 1).map(([text]) => `outside: ${text}`);
            const slack = 2.6; // line boxes are taller than the letters
            boxes.forEach(([text, a], i) => boxes.slice(i + 1).forEach(([other, b]) => {
              if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - slack - 1 && b.top < a.bottom - slack - 1) out.push(`${text} / ${other}`);
            }));
            return out;
          }, view);
          assert.deepEqual(clashes, [], `${view}: ${clashes.join('; ')}`);
        }
        assert.deepEqual(page.troubles, []);
        assert.ok(!/[{}]|undefined|\bNaN\b/.test(await textOf(page, 'body')), 'no gap in the words');
        await close(page);
      });
    }
    it(`pictures acts, audit and a card at ${width} px`, async () => {
      for (const [name, hash] of [['acts', '#view=acts'], ['audit', '#view=audit'], ['card', '#sel=CHL&date=2012-12-31'], ['figure', '#view=exchanges'], ['evidence', '#sel=BRA&card=indicators'], ['world', '#map=world&date=2015-12-31']]) {
        const page = await open(browser, host.base, hash, { width, height });
        await page.waitForTimeout(250);
        if (name === 'card' && width < 1100) await page.locator('.card').scrollIntoViewIfNeeded();
        await page.screenshot({ path: join(SHOTS, `${name}-${width}-en.png`) });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${name}: no sideways scroll`);
        await close(page);
      }
    });
  }
});
