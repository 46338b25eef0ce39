// SPDX-License-Identifier: Apache-2.0
// Starts the real program, and publishes a case, for the browser tests.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveFolder } from './serve.mjs';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = process.env.COMITY_PROGRAM ?? join(ROOT, 'build/release/comity');
const WORLD_CASES = ['china-lac', 'china-world', 'powers'].map((name) => join(ROOT, 'cases', name));
const CASE = process.env.COMITY_CASE ?? join(ROOT, 'cases/china-lac');

/** What the page can be read from: the program's own server, and published files behind a plain one. */
export const HOSTS = process.env.COMITY_BASE
  ? { 'a running server': async () => ({ base: process.env.COMITY_BASE, stop: async () => {} }) }
  : process.env.COMITY_SITE
  ? { 'a folder of files': () => serveFolder(process.env.COMITY_SITE) }
  : { 'comity atlas': () => startAtlas(), 'comity publish': () => publishAndServe() };

/** The cases of the whole world on the real program, or null where there are none: a folder of files, a checkout without them, or a running server (unless COMITY_WORLD says that it has them). */
export const WORLD = process.env.COMITY_BASE
  ? (process.env.COMITY_WORLD ? HOSTS['a running server'] : null)
  : !process.env.COMITY_SITE && WORLD_CASES.every((folder) => existsSync(folder)) ? () => startAtlas(WORLD_CASES) : null;

/** Two cases as files, or null where the program does not publish. Few, because every pair of sides is a file. */
export const PAIR = WORLD && !process.env.COMITY_BASE ? () => publishAndServe([CASE, join(ROOT, 'cases/korea')]) : null;

/** Starts `comity atlas CASES --port 0`; its first line on stdout is the address. */
async function startAtlas(cases = [CASE]) {
  needProgram();
  const child = spawn(PROGRAM, ['atlas', ...cases, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const base = await new Promise((done, fail) => {
    let text = '';
    const late = setTimeout(() => fail(new Error('comity atlas did not print its address within two minutes')), 120_000);
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const match = /https?:\/\/127\.0\.0\.1:\d+\//.exec(text);
      if (match) { clearTimeout(late); done(match[0]); }
    });
    child.on('exit', (code) => { clearTimeout(late); fail(new Error(`comity atlas ended with ${code}`)); });
    child.on('error', fail);
  });
  return { base, stop: () => new Promise((done) => { child.removeAllListeners('exit'); child.once('exit', done); child.kill('SIGINT'); setTimeout(() => child.kill('SIGKILL'), 3000).unref(); }) };
}

/** Writes the page and its answers with `comity publish` and serves them under a sub-path. */
async function publishAndServe(cases = [CASE]) {
  needProgram();
  const folder = mkdtempSync(join(tmpdir(), 'comity-published-'));
  execFileSync(PROGRAM, ['publish', ...cases, '-o', join(folder, 'site')], { stdio: ['ignore', 'ignore', 'inherit'] });
  const { base, stop } = await serveFolder(join(folder, 'site'));
  return { base, stop: async () => { await stop(); rmSync(folder, { recursive: true, force: true }); } };
}

function needProgram() {
  if (!existsSync(PROGRAM)) throw new Error(`there is no program at ${PROGRAM}; build it with: make build`);
}
