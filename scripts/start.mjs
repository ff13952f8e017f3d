// npm start: the office, on servers of your own (DATABASE_URL, REDIS_URL, SMTP_URL, KEY_FILE) or embedded.
import { ensureInstalled } from './lib/install.mjs';
import { checkNode } from './lib/node-version.mjs';

checkNode();
ensureInstalled();
const { runOffice } = await import('./lib/run-office.mjs');
await runOffice({ kind: 'office' });
