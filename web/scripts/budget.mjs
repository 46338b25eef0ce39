// SPDX-License-Identifier: Apache-2.0
// After a build: what the page weighs. Fails above the budget of ATLAS_DESIGN section 10.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const map = fileURLToPath(new URL('../../data/geometry/world.topo.json', import.meta.url));
const files = readdirSync(dist, { recursive: true }).map((name) => dist + name).filter((path) => statSync(path).isFile());
const all = existsSync(map) ? [...files, map] : files;
const total = all.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0) / 1000;
console.log(`page: ${all.length} files, ${total.toFixed(1)} kB gzip with the map (budget 150)`);
if (total > 150 || all.length > 6) process.exit(1);
