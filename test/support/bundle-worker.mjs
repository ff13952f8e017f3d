// node test/support/bundle-worker.mjs <folder>: prints the path of the worker in one file, built where that is needed.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { alone } from '../../scripts/lib/lock.mjs';
import { bundleWorker, BUNDLE } from './worker-bundle.mjs';

const folder = process.argv[2];
await ensureBuilt(['server'], { quiet: true });
const made = path.join(folder, BUNDLE);
process.stdout.write(await alone(`${folder}.lock`, () => (existsSync(made) ? made : bundleWorker(folder))));
