// npm run demo: a synthetic office. npm run demo -- --fresh makes it anew, around today.
import { ensureInstalled } from './lib/install.mjs';
import { checkNode } from './lib/node-version.mjs';

checkNode();
ensureInstalled();
const { runOffice } = await import('./lib/run-office.mjs');
await runOffice({ kind: 'demo', fresh: process.argv.includes('--fresh') });
