// npm run contract: writes openapi.json, the web's typed client and the generated pages of docs/ from the server's code.
// With --check it only says whether they are as they should be.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ensureBuilt } from './lib/build.mjs';
import { inRoot } from './lib/paths.mjs';
import { say } from './lib/say.mjs';

const check = process.argv.includes('--check');
const scratch = inRoot('.tmp', 'contract');
mkdirSync(scratch, { recursive: true });
await ensureBuilt(['server']);

const document = `${scratch}/openapi.json`;
const types = `${scratch}/schema.d.ts`;
run([inRoot('dist', 'src', 'write-contract.js'), scratch]);
run([inRoot('node_modules', 'openapi-typescript', 'bin', 'cli.js'), document, '-o', types]);

const results = [
  [document, inRoot('openapi.json')],
  [types, inRoot('web', 'src', 'api', 'schema.d.ts')],
  [`${scratch}/permissions.md`, inRoot('docs', 'permissions.md')],
  [`${scratch}/law.md`, inRoot('docs', 'law.md')],
];
const stale = results.filter(
  ([fresh, kept]) => !existsSync(kept) || readFileSync(fresh, 'utf8') !== readFileSync(kept, 'utf8'),
);
if (check && stale.length > 0) {
  say(
    `${stale.map(([, kept]) => kept).join(' and ')} differ from what the server's code says. Run: npm run contract`,
  );
  process.exit(1);
}
if (!check) for (const [fresh, kept] of stale) writeFileSync(kept, readFileSync(fresh));
say(
  stale.length === 0
    ? 'The contract is up to date.'
    : `Wrote ${stale.map(([, kept]) => kept).join(' and ')}.`,
);

function run(words) {
  const { status } = spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) {
    say(`The contract could not be written: ${words[0]} failed.`);
    process.exit(1);
  }
}
