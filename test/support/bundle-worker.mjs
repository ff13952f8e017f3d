// node test/support/bundle-worker.mjs <folder>: builds the server where it is stale, bundles its worker, and prints the file's path.
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { bundleWorker } from './worker-bundle.mjs';

await ensureBuilt(['server'], { quiet: true });
process.stdout.write(await bundleWorker(process.argv[2]));
