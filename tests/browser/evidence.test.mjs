// SPDX-License-Identifier: Apache-2.0
// Exchanges under the lanes, the figure of exchanges and the indicators of a partner: on made-up answers, as published files without a server behind them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AXE, close, launch, missing, open, SHOTS, textOf } from './browser.mjs';
import { startWorld } from './world.mjs';

const clean = (page) => assert.deepEqual([page.troubles, page.elsewhere], [[], []]);
const asked = (page, what) => page.evaluate((part) => performance.getEntriesByType('resource').map((r) => r.name).filter((name) => name.includes(part)).length, what);
const download = async (page, view, item) => {
  await page.locator(`#view-${view} .menu > button`).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator(`#view-${view} .menu li`, { hasText: item }).locator('button').click()]);
  return [file.suggestedFilename(), readFileSync(await file.path())];
};

describe('evidence', { skip: missing }, () => {
  let host, browser;
  before(async () => { host = await startWorld(); browser = await launch(); });
  after(async () => { await browser?.close(); await host?.stop(); });
  const at = (hash, size) => open(browser, host.base, hash, size);

  describe('exchanges under the lanes', () => {
    it('are asked for only when they are switched on, and stay in the address', async () => {
      const page = await at('#case=few');
      await page.waitForTimeout(200);
      assert.equal(await asked(page, 'api/v1/exchanges'), 0);
      await page.locator('#view-when').getByLabel('Exchanges').selectOption('all');
      await page.waitForSelector('#view-when .sparks path');
      assert.equal(await asked(page, 'exchanges/few/window.json'), 1);
      await page.waitForFunction(() => location.hash.includes('meets=all'));
      await page.reload();
      await page.waitForSelector('#view-when .sparks path');
      await page.locator('#view-when').getByLabel('Exchanges').selectOption('none');
      await page.waitForFunction(() => !document.querySelector('.sparks'));
      clean(page);
      await close(page);
    });

    it('draw calls apart from meetings, and dots where no source looks, never zero', async () => {
      const page = await at('#case=few&meets=all');
      await page.waitForSelector('#view-when .sparks path');
      const paths = () => page.locator('#view-when .sparks g').first().locator('path').evaluateAll((list) => list.map((p) => [p.getAttribute('fill'), p.getAttribute('d').length]));
      const both = await paths();
      assert.equal(both[0][0], 'url(#lane-unknown)');
      assert.ok(both.every(([, length]) => length > 20), JSON.stringify(both));
      assert.match(await textOf(page, '#view-when .key'), /meetings per year.*calls per year.*outside the sources/);
      await page.locator('#view-when').getByLabel('Exchanges').selectOption('calls');
      await page.waitForFunction(() => !document.querySelector('#view-when .key').textContent.includes('meetings'));
      assert.equal((await paths())[2][1], 0, 'no meetings');
      await close(page);
    });

    it('stand in the table twin, below the lanes', async () => {
      const page = await at('#case=few&meets=all');
      await page.waitForSelector('#view-when .sparks path');
      await page.locator('#view-when').getByRole('button', { name: 'As table' }).click();
      const rows = await page.locator('#view-when tbody tr').evaluateAll((list) => list.map((row) => [...row.cells].map((cell) => cell.textContent)));
      assert.ok(rows.some((row) => row[3] === 'calls' && row[5] === '2020-01-01' && Number(row.at(-1)) > 0));
      assert.ok(rows.some((row) => row[3] === 'meetings'));
      await close(page);
    });

    it('cost the time bar nothing and few marks', async () => {
      const page = await at('#open=Africa,Americas,Asia,Europe,Oceania&meets=all');
      await page.waitForSelector('#view-when .sparks path');
      const nodes = await page.evaluate(() => document.querySelectorAll('svg, svg *').length);
      const before = await page.locator('#view-when .sparks path').nth(2).getAttribute('d');
      await page.getByRole('slider').press('Shift+ArrowLeft');
      await page.waitForTimeout(100);
      assert.equal(await page.locator('#view-when .sparks path').nth(2).getAttribute('d'), before);
      console.log(`  figure: SVG nodes with exchanges under 200 lanes: ${nodes}`);
      assert.ok(nodes <= 1500);
      await close(page);
    });
  });

  describe('the test of the phases', () => {
    it('is asked for when it is switched on, and stays in the address', async () => {
      const page = await at('#case=few');
      const button = page.locator('#view-when').getByRole('button', { name: 'Phases' });
      assert.equal(await asked(page, 'api/v1/phases'), 0);
      await button.focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('#view-when .strip-of-phases rect');
      await page.waitForFunction(() => location.hash.includes('phases=tested'));
      await page.reload();
      await page.waitForSelector('#view-when .strip-of-phases rect');
      await button.click();
      await page.waitForFunction(() => !document.querySelector('.strip-of-phases'));
      clean(page);
      await close(page);
    });

    it('marks detected beginnings apart from declared ones, and says both in a sentence', async () => {
      const page = await at('#case=few&phases=tested');
      await page.waitForSelector('#view-when .strip-of-phases rect');
      const heights = await page.locator('#view-when .strip-of-phases rect').evaluateAll((list) => list.map((bar) => [bar.textContent, Number(bar.getAttribute('height'))]));
      assert.equal(heights.length, 33);
      assert.match(heights.sort(([, a], [, b]) => b - a)[0][0], /^2004: 71\s?%$/);
      assert.match(await page.locator('#view-when .strip-of-phases').getAttribute('aria-label'), /Detected: 2004$/);
      const text = await textOf(page, '#view-when .told');
      for (const part of ['one change, with 2004', 'Acts per year: 1990–2003 1 · 2004–2023 3.5.', '2006 (probability 12%) does not make the description better; between its neighbours 2004 would', 'differ (p = 0.031)', '3 acts are not dated to the day']) assert.ok(text.includes(part), `${part} in: ${text}`);
      clean(page);
      await close(page);
    });

    it('stands in the table twin and in the CSV, before the lanes', async () => {
      const page = await at('#case=few&phases=tested');
      await page.waitForSelector('#view-when .strip-of-phases rect');
      assert.match(String((await download(page, 'when', 'CSV'))[1]), /^actor,.*,support,given_declared\r\n,,,beginning of a phase,,1991-01-01/);
      await page.locator('#view-when').getByRole('button', { name: 'As table' }).click();
      const rows = await page.locator('#view-when tbody tr').evaluateAll((list) => list.map((row) => [...row.cells].map((cell) => cell.textContent)));
      assert.deepEqual(rows.filter((row) => row.includes('Detected')).map((row) => [row[5], row.at(-2)]), [['2004-01-01', '0.71']]);
      await close(page);
    });

    it('says in a sentence what is wrong when there is no answer', async () => {
      const page = await at('#case=few');
      await page.route('**/api/v1/phases/**', (route) => route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{"what":"no such file"}' }));
      await page.locator('#view-when').getByRole('button', { name: 'Phases' }).click();
      await page.waitForSelector('#view-when .told [role=alert]');
      assert.match(await textOf(page, '#view-when .told'), /could not be read: no such file/);
      await close(page);
    });
  });

  describe('the figure of exchanges', () => {
    it('says totals, intervals, means by tier and the test, in one window', async () => {
      const page = await at('#case=few');
      await page.getByRole('button', { name: 'Exchanges', exact: true }).click();
      await page.waitForSelector('#view-exchanges svg [data-mark]');
      const text = await textOf(page, '.exchanges');
      for (const part of ['Exchanges 2014–2023', 'Figure 1', 'p = 0.012', '6,435', 'pivot', 'mean', 'median', 'Nobody tells of calls before 2004.']) assert.ok(text.includes(part), part);
      assert.equal(await page.locator('#view-exchanges svg [data-mark]').count(), 14);
      const first = await page.locator('#view-exchanges svg [data-mark]').first().getAttribute('aria-label');
      assert.match(first, /^Guyana, 11 exchanges.*telephone call: \d/);
      assert.equal(await page.getByRole('slider').count(), 0, 'a window has no day');
      assert.ok(await asked(page, 'exchanges/few/made/middle.json'));
      clean(page);
      await close(page);
    });

    it('keeps who only attended one summit out of every total', async () => {
      const page = await at('#case=few&view=exchanges');
      await page.waitForSelector('#view-exchanges svg [data-mark]');
      const answer = JSON.parse(readFileSync(join(host.folder, 'api/v1/exchanges/few/made/middle.json'), 'utf8')).answer;
      const row = answer.rows.find((r) => r.co_presence > 2);
      const label = await page.locator(`#view-exchanges svg [data-mark="${row.partner}"]`).getAttribute('aria-label');
      assert.match(label, new RegExp(`${row.total} exchanges?.*${row.co_presence} summits together, not counted`));
      await close(page);
    });

    it('counts each source alone, and keeps it in the address', async () => {
      const page = await at('#case=few&view=exchanges');
      await page.getByLabel('Counted from').selectOption('made2');
      await page.waitForFunction(() => location.hash.includes('by=made2'));
      assert.match(await page.locator('#view-exchanges svg [data-mark]').first().getAttribute('aria-label'), /\d+ here, \d+ of all sources merged/);
      assert.match(await textOf(page, '#view-exchanges'), /A source alone misses/);
      await close(page);
    });

    it('opens the exchanges behind a bar by keyboard, with contacts, sources and the reason of a merge', async () => {
      const page = await at('#case=few&view=exchanges');
      await page.locator('#view-exchanges svg [data-mark][tabindex="0"]').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.exchanges .card > ol > li');
      const code = await page.evaluate(() => /sel=(\w+)/.exec(location.hash)[1]);
      const answer = JSON.parse(readFileSync(join(host.folder, 'api/v1/exchanges/few/made/middle.json'), 'utf8')).answer;
      assert.equal(await page.locator('.exchanges .card > ol > li').count(), answer.rows.find((r) => r.partner === code).total);
      await page.locator('.exchanges .card summary', { hasText: 'taken for one' }).first().click();
      assert.match(await textOf(page, '.exchanges .card details[open]'), /their stays overlap.*A\. Made \(China\), .*, head of government .*K\d+-\d+.*L\d+-\d+/);
      assert.match(await textOf(page, '.exchanges .card'), /uncertain/);
      assert.ok(await page.locator('.exchanges .card').evaluate((card) => card.getBoundingClientRect().height <= innerHeight), 'a long list scrolls within the window');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => !document.querySelector('.exchanges .card'));
      clean(page);
      await close(page);
    });

    it('is saved as CSV, JSON, SVG and PNG and has table twins', async () => {
      const page = await at('#case=few&view=exchanges');
      await page.waitForSelector('#view-exchanges svg [data-mark]');
      assert.match(String((await download(page, 'exchanges', 'CSV'))[1]), /^partner,name,tier,total,low,high,state_visit,/);
      assert.match(String((await download(page, 'exchanges', 'SVG'))[1]), /^<svg [^>]*xmlns/);
      const [name, png] = await download(page, 'exchanges', 'PNG');
      assert.match(name, /^comity-few-exchanges-.*\.png$/);
      assert.equal(png.subarray(1, 4).toString(), 'PNG');
      assert.ok(png.readUInt32BE(16) > 1200, 'twice the size');
      for (const view of ['exchanges', 'exchange-years']) {
        await page.locator(`#view-${view}`).getByRole('button', { name: 'As table' }).click();
        assert.ok((await page.locator(`#view-${view} tbody tr`).count()) > 8, view);
      }
      assert.match(await textOf(page, '#view-exchange-years table'), /not covered/);
      const link = await page.getByRole('link', { name: 'This answer as JSON' }).getAttribute('href');
      assert.equal((await (await fetch(host.base + link)).json()).command, 'exchanges');
      clean(page);
      await close(page);
    });

    it('shows the partners with the most where there are many, and the rest when asked', async () => {
      const page = await at('#case=big&view=exchanges');
      await page.waitForSelector('#view-exchanges svg [data-mark]');
      assert.equal(await page.locator('#view-exchanges svg [data-mark]').count(), 60);
      assert.match(await textOf(page, '#view-exchanges'), /\d+ partners without an exchange/);
      await page.getByRole('button', { name: /Show \d+ more partners/ }).click();
      assert.ok((await page.locator('#view-exchanges svg [data-mark]').count()) > 100);
      await page.evaluate(() => { location.hash = 'case=big&view=exchanges&region=Africa'; });
      await page.waitForFunction(() => document.querySelectorAll('#view-exchanges svg [data-mark]').length < 60);
      await close(page);
    });

    it('says in a sentence what is wrong when there is no answer', async () => {
      const page = await at('#case=few');
      await page.route('**/api/v1/exchanges/**', (route) => route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{"what":"no such file"}' }));
      await page.getByRole('button', { name: 'Exchanges', exact: true }).click();
      await page.waitForSelector('.exchanges [role=alert]');
      assert.match(await textOf(page, '.exchanges [role=alert]'), /could not be read: no such file/);
      await close(page);
    });
  });

  describe('the indicators of a partner', () => {
    const first = () => JSON.parse(readFileSync(join(host.folder, 'api/v1/exchanges/few/made/middle.json'), 'utf8')).answer.rows[0].partner;

    it('are asked for when they are opened, and stay open for the next partner', async () => {
      const page = await at(`#case=few&sel=${first()}`);
      await page.waitForTimeout(200);
      assert.equal(await asked(page, 'api/v1/indicators'), 0);
      await page.locator('.card summary', { hasText: 'Indicators' }).focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.card article h4');
      await page.waitForFunction(() => location.hash.includes('card=indicators'));
      assert.equal(await asked(page, 'api/v1/indicators/few/'), 1);
      await page.locator('#view-when svg [data-mark]').nth(6).press('Enter');
      await page.waitForFunction(() => performance.getEntriesByType('resource').filter((r) => r.name.includes('api/v1/indicators/few/')).length === 2);
      clean(page);
      await close(page);
    });

    it('stand by factor, each with its last value, year, source and reporters, never averaged', async () => {
      const page = await at(`#case=few&sel=${first()}&card=indicators`);
      await page.waitForSelector('.card article h4');
      assert.deepEqual(await page.locator('.card section section > h3').allInnerTexts(), ['Willingness', 'Foundation', 'Potential', 'Control', 'Leaders', 'Memberships', 'Instruments']);
      const trade = page.locator('.card article article', { hasText: 'Trade in goods' });
      assert.match((await trade.innerText()).replace(/\s+/g, ' '), /exports 3bn China says 2.64bn .* says 2020 reporters differ by 12 %/);
      assert.match((await page.locator('.card article article', { hasText: 'Spread between' }).innerText()).replace(/\s+/g, ' '), /China: 9bn USD.*7\.9bn USD/);
      assert.match(await textOf(page, '.card'), /No dyadic agreement after 2019/);
      await close(page);
    });

    it('tell value, structural zero and not covered apart by look and by word', async () => {
      const page = await at(`#case=few&sel=${first()}&card=indicators`);
      await page.waitForSelector('.card article h4');
      const strips = await page.locator('.card .strip svg').evaluateAll((list) => list.map((svg) => svg.getAttribute('aria-label')));
      assert.ok(strips.some((text) => /25 of 28 years with a value, 0 structural zero, 3 not covered/.test(text)), strips.join(' | '));
      assert.ok(await page.locator('.card .zero', { hasText: 'zero by structure' }).count());
      assert.match((await page.locator('.card article article', { hasText: 'Recognition' }).innerText()), /not covered/);
      assert.ok(await page.locator('.card .strip rect[stroke]').count(), 'a zero is hollow');
      assert.ok(await page.locator('.card .strip rect[fill^="url(#dots"]').count(), 'what is not covered is dotted');
      await close(page);
    });

    it('show leaders with changes of government, instruments by kind, and a table twin', async () => {
      const page = await at(`#case=few&sel=${first()}&card=indicators`);
      await page.waitForSelector('.card article h4');
      assert.match(await textOf(page, '.card'), /4 leaders from 1990 to 2023; changes of government: 1/);
      assert.match(await textOf(page, '.card section[aria-label=Instruments]'), /congratulations 5 2012–2016.*finance 1 2000–2021/);
      await page.locator('.card .view').getByRole('button', { name: 'As table' }).click();
      assert.ok((await page.locator('.card .view tbody tr').count()) > 60);
      assert.match(await textOf(page, '.card .view tbody'), /not_covered/);
      await close(page);
    });
  });

  it('speaks three languages, also when it is switched', async () => {
    const page = await at('#case=few&view=exchanges&lang=es');
    await page.waitForFunction(() => document.querySelector('.exchanges')?.textContent.includes('visita de Estado'));
    await page.getByRole('button', { name: '中文' }).click();
    await page.waitForFunction(() => document.querySelector('.exchanges')?.textContent.includes('国事访问'));
    assert.ok(!/[{}]|undefined|NaN|form_|visita/.test(await textOf(page, '.exchanges')));
    assert.deepEqual(page.troubles, []);
    await close(page);
  });

  it('fetches its scripts, styles and words only when they are opened', async () => {
    const page = await at('#case=few');
    const parts = () => page.evaluate(() => performance.getEntriesByType('resource').map((r) => r.name.split('/').at(-1)).filter((name) => /^page-.*\.(js|css)$/.test(name)));
    assert.deepEqual(await parts(), []);
    await page.getByRole('button', { name: 'Exchanges', exact: true }).click();
    await page.waitForSelector('#view-exchanges');
    assert.ok((await parts()).includes('page-Exchanges.js'));
    assert.ok(!(await parts()).some((name) => /Indicators|-es|-zh/.test(name)));
    await close(page);
  });

  for (const [hash, what] of [['#case=few&meets=all', 'lanes'], ['#case=few&phases=tested&meets=all', 'phases'], ['#case=few&view=exchanges', 'figure'], ['#case=few&view=exchanges&sel=CHL,BRA&lang=zh', 'list'], ['#case=few&card=indicators&lang=es', 'indicators']]) {
    it(`has no serious finding of axe: ${what}`, async () => {
      const page = await at(what === 'indicators' ? `${hash}&sel=${JSON.parse(readFileSync(join(host.folder, 'api/v1/exchanges/few/made/middle.json'), 'utf8')).answer.rows[0].partner}` : hash);
      await page.waitForTimeout(700);
      await page.evaluate(readFileSync(AXE, 'utf8'));
      const found = await page.evaluate((only) => window.axe.run(only ? document.querySelector(only) : document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }), what === 'indicators' ? '.card' : null);
      const serious = found.violations.filter((v) => ['serious', 'critical'].includes(v.impact) && !(what === 'list' && v.id === 'color-contrast')); // dimmed on purpose
      assert.deepEqual(serious.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`), []);
      await close(page);
    });
  }

  for (const [width, height] of [[1440, 900], [900, 1100], [420, 900]]) {
    it(`pictures lanes, figure, list and indicators at ${width} px, nothing sideways`, async () => {
      const code = JSON.parse(readFileSync(join(host.folder, 'api/v1/exchanges/few/made/middle.json'), 'utf8')).answer.rows[0].partner;
      for (const [name, hash] of [['sparks', '#case=few&meets=all&lang=es'], ['phases', '#phases=tested&lang=zh'], ['exchanges', '#case=few&view=exchanges&lang=zh'], ['exchange-list', `#case=few&view=exchanges&sel=${code}&lang=es`], ['indicators', `#case=few&sel=${code}&card=indicators&view=acts&lang=zh`]]) {
        const page = await at(hash, { width, height });
        await page.waitForTimeout(500);
        await page.screenshot({ path: join(SHOTS, `${name}-${width}.png`), fullPage: name.startsWith('exchange') });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${name}: no sideways scroll`);
        assert.deepEqual(page.troubles, [], name);
        assert.ok(!/[{}]|undefined|\bNaN\b/.test(await textOf(page, 'body')), `${name}: no gap in the words`);
        await close(page);
      }
    });
  }
});
