// SPDX-License-Identifier: Apache-2.0
// Opens the data package of a case with the reader of the Frictionless project (npm datapackage):
// profile, types, constraints, keys and references of every table.
//
//   node tests/peers/read_package.mjs PROGRAM [CASE]      exit code 77: the reader is not installed
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const program = process.argv[2];
const source = process.argv[3] ?? resolve(here, '../../cases/china-lac');

let reader;
try {
  reader = (await import('datapackage')).default;
} catch {
  console.log('datapackage is not installed; try: (cd tests/peers && npm ci)');
  process.exit(77);
}

const scratch = mkdtempSync(join(tmpdir(), 'comity-peers-'));
try {
  const folder = join(scratch, 'package');
  execFileSync(program, ['export', source, '--package', '-o', folder], { stdio: 'pipe' });
  const opened = await reader.Package.load(join(folder, 'datapackage.json'), { strict: true });
  let rows = 0;
  for (const resource of opened.resources) {
    if (!resource.descriptor.schema) continue;
    // This reader is of version 1: a table says so by its profile there, by `type` in version 2.
    resource.descriptor.profile = 'tabular-data-resource';
    resource.commit();
    await resource.checkRelations();
    rows += (await resource.read({ keyed: true, relations: false })).length;
  }
  console.log(`datapackage: ${opened.resources.length} resources, ${rows} rows`);
} catch (error) {
  console.log(error.errors?.length ? error.errors.map(String).join('\n') : String(error));
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
