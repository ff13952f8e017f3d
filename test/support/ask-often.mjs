// node ask-often.mjs <url> <answers> <letters>: how many bytes the old generation of this process grows by while as many answers come.
import { getHeapSpaceStatistics } from 'node:v8';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';

await ensureBuilt(['server'], { quiet: true });
const { openSource } = await import(
  pathToFileURL(inRoot('dist', 'src', 'platform', 'database', 'sources.js')).href
);
const [url, ...numbers] = process.argv.slice(2);
const [answers, letters] = numbers.map(Number);
const source = await openSource({ url, poolSize: 1, name: 'ask-often', entities: [] });

async function ask() {
  for (let at = 0; at < answers; at += 1)
    await source.query('SELECT repeat($1, $2::int) AS answer', ['x', letters]);
}

function oldGeneration() {
  return getHeapSpaceStatistics().find(({ space_name: name }) => name === 'old_space').space_used_size;
}

await ask();
const before = oldGeneration();
await ask();
process.stdout.write(String(oldGeneration() - before));
await source.destroy();
