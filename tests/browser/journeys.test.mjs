// SPDX-License-Identifier: Apache-2.0
// What a newcomer finds within a minute, on the real program and on published files.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { close, launch, missing, open, standing, textOf } from './browser.mjs';
import { HOSTS } from './program.mjs';

for (const [name, start] of Object.entries(HOSTS)) {
  describe(`the page from ${name}`, { skip: missing }, () => {
    let host, browser;
    before(async () => { host = await start(); browser = await launch(); });
    after(async () => { await browser?.close(); await host?.stop(); });

    it('says who was at the top in 2012', async () => {
      const page = await open(browser, host.base);
      const date = page.getByRole('textbox', { name: /^Date/ });
      await date.fill('2012');
      await date.press('Enter');
      const [[rung, names]] = await standing(page);
      assert.deepEqual([rung, names], ['5', ['Brazil']]);
      assert.match(await textOf(page, '.figures'), /as of 31 December 2012 .*8 partners/);
      assert.equal(await page.locator('#view-when svg [data-mark="BRA"]').getAttribute('aria-label').then((t) => /rung 5/.test(t)), true);
      assert.deepEqual([page.troubles, page.elsewhere], [[], []]);
      await close(page);
    });

    it('says when Chile rose, and on whose word', async () => {
      const page = await open(browser, host.base);
      await page.locator('#view-when svg [data-mark="CHL"] text').first().click();
      const card = page.locator('.card');
      const text = await textOf(page, '.card');
      for (const part of ['Chile', '2004', '2012', '22 Nov 2016', 'Zhang et al. (2024)']) assert.ok(text.includes(part), `${part} in: ${text}`);
      assert.match(page.url(), /sel=CHL/);
      await card.getByRole('button', { name: /2012/ }).click();
      assert.match(await textOf(page, '.card h2'), /Chile: upgraded/);
      assert.ok((await page.locator('.card li .who').count()) >= 2, 'at least two sources speak of the act');
      assert.match(await page.locator('.card li .who a').first().getAttribute('href'), /^https:\/\//);
      assert.deepEqual([page.troubles, page.elsewhere], [[], []]);
      await close(page);
    });

    it('says which total does not add up, and opens the acts behind it', async () => {
      const page = await open(browser, host.base);
      await page.waitForSelector('.strip button');
      assert.match(await textOf(page, '.strip'), /printed 16 · found 14/);
      await page.locator('.strip button').first().click();
      await page.waitForSelector('#view-audit tbody');
      const row = page.locator('#view-audit tbody tr', { hasText: /16/ }).filter({ hasText: '14' }).first();
      assert.ok(await row.count(), 'a finding prints 16 and derives 14');
      await page.locator('section[aria-label="Acts per year"] tfoot button').first().click();
      assert.match(await textOf(page, '.card'), /rests on 16 acts/);
      await close(page);
    });

    it('opens the reasons of each figure of the status line', async () => {
      const page = await open(browser, host.base, '#date=2012-12-31');
      await page.getByRole('button', { name: '8 partners' }).first().click();
      assert.match(await textOf(page, '.card'), /rests on 8 acts/);
      await page.locator('.card summary').first().click();
      assert.ok(await page.locator('.card details[open] .who').count());
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('.card').count(), 0);
      await close(page);
    });

    it('keeps the state in the address; Back walks selections, not slider steps', async () => {
      const page = await open(browser, host.base, '#date=2016-12-31&sel=CHL,BRA&lang=es&map=world&order=region');
      assert.match(await textOf(page, '.card h2'), /Chile · Brasil/);
      assert.match(await textOf(page, '.figures'), /31 de diciembre de 2016/);
      assert.equal(await page.getByRole('button', { name: 'Mundo' }).getAttribute('aria-pressed'), 'true');
      await page.locator('#view-when svg [data-mark="PER"] text').first().click();
      await page.getByRole('slider').press('ArrowLeft');
      await page.getByRole('slider').press('ArrowLeft');
      await page.waitForFunction(() => location.hash.includes('sel=PER') && location.hash.includes('2016-10-3'));
      const heads = (name) => page.locator('.card h2', { hasText: name }).waitFor(); // the page follows its address after the event, not within it
      await page.goBack();
      await heads('Chile · Brasil');
      await page.goForward();
      await heads('Perú');
      await page.reload();
      await heads('Perú');
      await close(page);
    });

    it('filters the acts and takes the filter back', async () => {
      const page = await open(browser, host.base, '#view=acts');
      await page.locator('#view-evidence').getByRole('searchbox').fill('partner:chile kind:upgrade after:2010');
      await page.waitForFunction(() => document.querySelectorAll('#view-evidence .chip').length === 3);
      const partners = await page.locator('#view-evidence tbody .partner').allInnerTexts();
      assert.ok(partners.length >= 2 && partners.every((text) => text.includes('Chile')), partners.join());
      await page.locator('.chip').first().click();
      assert.equal(await page.locator('.chip').count(), 2);
      await page.getByRole('button', { name: 'reset' }).click();
      assert.equal(await page.locator('.chip').count(), 0);
      await close(page);
    });

    it('saves what a view shows as CSV, JSON and SVG', async () => {
      const page = await open(browser, host.base, '#date=2012-12-31');
      const saved = async (view, item) => {
        await page.locator(`#view-${view} .menu > button`).click();
        const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`#view-${view} .menu li`, { hasText: item }).locator('button').click()]);
        return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8')];
      };
      const [file, csv] = await saved('where', 'CSV');
      assert.match(file, /^comity-.*-where-2012-12-31\.csv$/);
      assert.match(csv, /^actor,name,rung,title,since\r\n/);
      assert.match(csv, /\r\nBRA,Brazil,5,comprehensive strategic partnership,2012-06-21\r\n/);
      const json = JSON.parse((await saved('when', 'JSON'))[1]);
      assert.equal(json.on, '2012-12-31');
      assert.ok(json.rows.some((row) => row.actor === 'CHL' && row.rung === 4) && json.digest);
      for (const view of ['where', 'when', 'who']) {
        const [, svg] = await saved(view, 'SVG');
        assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
        assert.match(svg, new RegExp(`ladder .*data ${json.digest.slice(0, 16)}`));
        assert.doesNotMatch(svg, /style=|class=/);
      }
      assert.match((await saved('evidence', 'CSV'))[1], /^act,date,date_min/);
      await close(page);
    });

    it('cites the snapshot in four forms', async () => {
      const page = await open(browser, host.base);
      await page.getByRole('button', { name: 'Cite' }).click();
      await page.waitForFunction(() => (document.querySelector('dialog pre')?.textContent ?? '').length > 8 && !/…$/.test(document.querySelector('dialog pre').textContent));
      const texts = [];
      for (const form of ['Text', 'BibTeX', 'RIS', 'CSL-JSON']) {
        await page.locator('dialog').getByRole('button', { name: form, exact: true }).click();
        texts.push(await page.locator('dialog pre').innerText());
      }
      assert.equal(new Set(texts).size, 4);
      assert.match(texts[1], /^@/m);
      await close(page);
    });

    it('tests the phases under their bands, and says what the acts show alone', async () => {
      const page = await open(browser, host.base, '#source=zhang2024');
      await page.locator('#view-when').getByRole('button', { name: 'Phases' }).click();
      await page.waitForSelector('#view-when .strip-of-phases rect');
      assert.match(await textOf(page, '#view-when .told'), /one change, with 2012.*2003 \(probability \d+%\).*2014 \(probability \d+%\)/);
      assert.deepEqual([page.troubles, page.elsewhere], [[], []]);
      await close(page);
    });

    it('gives the figure of exchanges its numbers, and says who counts as a leader', async () => {
      const page = await open(browser, host.base, '#view=exchanges');
      await page.waitForSelector('#view-exchanges svg [data-mark]');
      const label = (code) => page.locator(`#view-exchanges svg [data-mark="${code}"]`).getAttribute('aria-label');
      const total = async (code) => Number(/, (\d+) exchange/.exec(await label(code))[1]);
      assert.ok((await total('BRA')) > (await total('COL')) && (await total('COL')) > (await total('SUR')));
      assert.ok((await total('JAM')) > 0, 'the prime minister leads Jamaica');
      assert.match(await textOf(page, '.exchanges'), /2014–2023.*Pivots meet more often.*p (=|<) 0\.\d+/);
      await page.locator('#view-exchanges svg [data-mark="TTO"] text').first().click();
      await page.waitForSelector('.exchanges .card > ol > li');
      assert.equal(await page.locator('.exchanges .card > ol > li').count(), await total('TTO'));
      assert.deepEqual([page.troubles, page.elsewhere], [[], []]);
      await close(page);
    });

    it('puts exchanges under the lanes, and the indicators of a partner into its card', async () => {
      const page = await open(browser, host.base, '#meets=all&sel=BRA&card=indicators');
      await page.waitForSelector('#view-when .sparks path');
      await page.waitForSelector('.card article h4');
      assert.ok((await page.locator('#view-when .sparks path').nth(2).getAttribute('d')).length > 200);
      assert.deepEqual((await page.locator('.card section section > h3').allInnerTexts()).slice(0, 4), ['Willingness', 'Foundation', 'Potential', 'Control']);
      const trade = (await page.locator('.card article article', { has: page.locator('h4', { hasText: 'Trade in goods' }) }).innerText()).replace(/\s+/g, ' ');
      assert.match(trade, /bn China says \d{4}/);
      assert.match(await textOf(page, '.card'), /leaders from 1993 to 2023/);
      assert.deepEqual([page.troubles, page.elsewhere], [[], []]);
      await close(page);
    });

    it("sorts the paper's partners, and says whom it prints elsewhere", async () => {
      const page = await open(browser, host.base);
      await page.getByRole('tab', { name: 'Tiers' }).or(page.getByRole('link', { name: 'Tiers' })).or(page.getByRole('button', { name: 'Tiers' })).first().click();
      await page.waitForSelector('#view-tiers svg [data-mark]');
      assert.match(await textOf(page, '.tiers .lead'), /13 of 14 stand where Zhang et al\. \(2024\) prints them/);
      assert.equal(await page.locator('#view-tiers svg [data-mark="TTO"] circle[stroke="#a21caf"]').count(), 1);
      assert.deepEqual([page.troubles, page.elsewhere], [[], []]);
      await close(page);
    });

    it('says which partners rise, what holds that up, and what the model reproduces', async () => {
      const page = await open(browser, host.base);
      await page.getByRole('button', { name: 'Models', exact: true }).click();
      await page.waitForSelector('#view-coefficients svg circle');
      assert.match(await textOf(page, '.models .lead'), /^upgrades: Which pair moves to a higher rung, among the pairs on the same rung\. \d+ events, 36 actors\.$/);
      const rows = (await page.locator('#view-coefficients svg text').allTextContents()).filter((text) => text.includes(' to '));
      assert.match(rows[0], /^0\.6\d+ \(0\.\d+ to 1\.\d+\)$/, 'more trade, more likely');
      assert.equal(await page.locator('#view-coefficients svg circle').first().getAttribute('fill'), '#3d5266');
      assert.match(await textOf(page, '#view-model'), /Trade volume, of the pair \(logarithm\); .*Exchanges of leaders, of the pair \(last 3 years\)/);
      await page.locator('#view-events .told button', { hasText: 'Brazil' }).click();
      await page.waitForFunction(() => location.hash.includes('sel=BRA'));
      assert.match(await textOf(page, '#view-events .told'), /^Brazil, .*21 June 2012; probability 0\.5\d among 5/);
      assert.equal(await page.locator('#view-actors svg [data-mark="BRA"]').getAttribute('aria-pressed'), 'true');
      assert.match(await textOf(page, '#view-goodness'), /Nothing that was compared is badly reproduced/);
      for (const text of await page.locator('.models .rests').allTextContents()) assert.match(text, /^\d+ events, 2003-12-16 to 2023-12-20 · window 1993-01-01 to 2023-12-31 · data [0-9a-f]{16} · model [0-9a-f]{16} · seed 1$/);
      assert.deepEqual([page.troubles, page.elsewhere], [[], []]);
      await close(page);
    });

    it('shows a table twin for each picture', async () => {
      const page = await open(browser, host.base, '#date=2012-12-31');
      for (const view of ['where', 'when', 'who']) {
        await page.locator(`#view-${view}`).getByRole('button', { name: 'As table' }).click();
        assert.match(await textOf(page, `#view-${view} table`), /Brazil/);
        assert.equal(await page.locator(`#view-${view} .body > div svg[role="group"]`).count(), 0);
      }
      await close(page);
    });

    it('asks no other host and raises no complaint in any view', async () => {
      for (const hash of ['', '#view=acts', '#view=audit', '#view=exchanges', '#view=models', '#map=world&sel=CELAC', '#lang=zh&order=region']) {
        const page = await open(browser, host.base, hash);
        await page.waitForTimeout(150);
        assert.deepEqual([page.troubles, page.elsewhere], [[], []], hash);
        await close(page);
      }
    });
  });
}
