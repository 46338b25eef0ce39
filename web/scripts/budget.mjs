// SPDX-License-Identifier: Apache-2.0
// After a build: what the first view weighs. It loads the page's files and the map; chunks (page-*.js, page-*.css) and sorting.wasm come only with the views that need them.
// Fails above the budget of the design: 150 kB gzip in 6 files.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const map = fileURLToPath(new URL('../../data/geometry/world.topo.json', import.meta.url));
const weigh = (paths) => paths.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0) / 1000;
const files = readdirSync(dist, { recursive: true }).filter((name) => name !== '.sources').map((name) => dist + name).filter((path) => statSync(path).isFile());
/** Chunks the entry imports by name at its top, and all that is no chunk. */
const entry = readFileSync(dist + 'page.js', 'utf8');
const wanted = (path) => !/(page-[^/]*\.(js|css)|\.wasm)$/.test(path) || new RegExp(`(?:import|from)\\s*["']\\./${path.split('/').at(-1).replaceAll('.', '\\.')}["']`).test(entry);
const first = [...files.filter(wanted), ...(existsSync(map) ? [map] : [])];
const later = files.filter((path) => !wanted(path));
const words = later.filter((path) => /page-[a-z]{2}\.js$/.test(path)).sort((a, b) => weigh([b]) - weigh([a])).slice(0, 1); // the first view in another language
const total = weigh([...first, ...words]);
console.log(`page: ${first.length} files, ${weigh(first).toFixed(1)} kB gzip with the map, ${total.toFixed(1)} kB in another language (budget 150); ${later.length} chunks later, ${weigh(later).toFixed(1)} kB`);
if (total > 150 || first.length + words.length > 6) process.exit(1);
