// Builds server and web where their sources changed since the last build. npm run build always builds.
import { ensureInstalled } from './lib/install.mjs';
import { checkNode } from './lib/node-version.mjs';

checkNode();
ensureInstalled();
const { ensureBuilt } = await import('./lib/build.mjs');
await ensureBuilt();
