// SPDX-License-Identifier: Apache-2.0
// Reads GraphML and GEXF with graphology and compares them with Comity's node-link JSON.
//
//   node tests/peers/read_graphs.mjs PROGRAM [CASE]      exit code 77: graphology is not installed
import { deepStrictEqual } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const program = process.argv[2];
const source = process.argv[3] ?? resolve(here, '../../cases/china-lac');

let graphology, gexf, graphml;
try {
  graphology = (await import('graphology')).default;
  gexf = (await import('graphology-gexf')).default;
  graphml = (await import('graphology-graphml')).default;
} catch {
  console.log('graphology is not installed; try: (cd tests/peers && npm ci)');
  process.exit(77);
}

const comity = (...options) =>
  execFileSync(program, ['network', source, ...options], { encoding: 'utf8', maxBuffer: 1 << 26 });
const omit = (row, ...names) => Object.fromEntries(Object.entries(row).filter(([k]) => !names.includes(k)));
const sorted = (rows) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

function compare(on) {
  const json = JSON.parse(comity('--on', on, '--format', 'json'));
  const nodes = sorted(json.nodes);
  const links = sorted(json.links.map((link) => ({ id: link.key, ends: [link.source, link.target].sort(), ...omit(link, 'key', 'source', 'target', 'spells') })));

  const fromGraphml = graphml.parse(graphology.MultiUndirectedGraph ?? graphology, comity('--on', on, '--format', 'graphml'), { addMissingNodes: false });
  deepStrictEqual(sorted(fromGraphml.mapNodes((id, row) => ({ id, ...row }))), nodes, `${on} GraphML: nodes`);
  deepStrictEqual(
    sorted(fromGraphml.mapEdges((id, row, a, b) => ({ id, ends: [a, b].sort(), ...row }))),
    links, `${on} GraphML: edges`);

  // graphology knows no spells: it reads the state of the day, which the relations that stand then
  // have, and takes the dynamic attributes for undeclared ones.
  const fromGexf = gexf.parse(graphology.MultiUndirectedGraph ?? graphology, comity('--on', on, '--format', 'gexf'), { allowUndeclaredAttributes: true });
  const inGexf = new Set(fromGexf.nodes());
  for (const node of nodes) if (!inGexf.has(node.id)) throw new Error(`${on} GEXF: ${node.id} is missing`);
  const listed = new Set(nodes.map((node) => node.id));
  deepStrictEqual(sorted(fromGexf.mapNodes((id, row) => ({ id, ...row })).filter((row) => listed.has(row.id))), nodes, `${on} GEXF: nodes`);
  const standing = fromGexf
    .mapEdges((id, row, a, b) => ({ id, ends: [a, b].sort(), ...Object.fromEntries(Object.entries(row).filter(([k]) => !k.startsWith('spell_'))) }))
    .filter((row) => 'title' in row);
  deepStrictEqual(sorted(standing.map((row) => omit(row, 'kind'))), sorted(links.map((row) => omit(row, 'kind'))), `${on} GEXF: edges`);
}

for (const on of ['1990-01-01', '2012-06-20', '2012-06-21', '2023-12-31']) compare(on);
console.log('graphology: no differences');
