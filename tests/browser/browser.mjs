// SPDX-License-Identifier: Apache-2.0
// Debian's Chromium, driven by playwright-core; every page watches for errors and for requests to other hosts.
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './program.mjs';

const require = createRequire(join(ROOT, 'web/package.json'));
const { chromium } = require('playwright-core');
export const CHROMIUM = process.env.COMITY_CHROMIUM ?? '/usr/bin/chromium';
export const SHOTS = join(ROOT, 'build/browser');
export const AXE = require.resolve('axe-core/axe.min.js');
/** How long a step may take, in milliseconds: a busy machine is slow, and only what never comes is a failure. */
const PATIENCE = 90_000;
/** A reason to skip, or false: without a browser there is nothing to look with. */
export const missing = existsSync(CHROMIUM) ? false : `no browser at ${CHROMIUM}; install it with scripts/setup or set COMITY_CHROMIUM`;

export const launch = () => {
  mkdirSync(SHOTS, { recursive: true });
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
};

/** Opens the page at a hash and waits until the first picture stands. */
export async function open(browser, base, hash = '', { width = 1440, height = 900, locale = 'en-GB', ...more } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale, acceptDownloads: true, ...more });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.troubles = [];
  page.elsewhere = [];
  page.on('pageerror', (error) => page.troubles.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error' || /Content Security Policy/i.test(message.text())) page.troubles.push(message.text()); });
  page.on('request', (request) => { if (!request.url().startsWith(new URL(base).origin) && !/^(data|blob):/.test(request.url())) page.elsewhere.push(request.url()); });
  await page.goto(base + hash);
  await page.waitForSelector('.status', { timeout: PATIENCE });
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0, null, { timeout: PATIENCE });
  return page;
}

export const close = (page) => page.context().close();
/** The text of the first match, with white space folded. */
export const textOf = async (page, selector) => (await page.locator(selector).first().innerText()).replace(/\s+/g, ' ').trim();
/** Partners by rung as the list beside the map says them: [rung, names]. */
export const standing = (page) => page.locator('#view-where ol > li').evaluateAll((rows) =>
  rows.map((row) => [row.querySelector('.swatch')?.textContent?.trim() ?? '', [...row.querySelectorAll('.names button')].map((b) => b.textContent.trim())]).filter(([, names]) => names.length));

/** By how much other work on the machine stretches steps of some 10 ms: the median and the 95th percentile of equal pieces of arithmetic, over the shortest. 1 on a quiet machine. */
export const stretch = (page) => page.evaluate(() => {
  const pieces = Array.from({ length: 60 }, (_, k) => {
    const begun = performance.now();
    let sum = k;
    for (let i = 0; i < 4_000_000; i++) sum = (sum * 31 + i) | 0;
    return performance.now() - begun + (sum === 0.5 ? 1 : 0); // the sum is used, so that the loop is kept
  }).slice(10).sort((a, b) => a - b);
  return { median: pieces[25] / pieces[0], most: pieces[47] / pieces[0] };
});
