// Weighs what a phone must fetch: `node web/scripts/size.mjs [folder of a build]`. Limits in kilobytes, gzip.
// A route weighs its code, its words in the heavier language, and all that these import; not what a press fetches later.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMITS = { intake: 205, lazy: 40, css: 12 };
const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = resolve(process.argv[2] ?? join(web, 'dist'));
const manifestPath = join(dist, '.vite', 'manifest.json');
if (!existsSync(manifestPath)) {
  console.error('No build to weigh: run `npm run build:web` first.');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));

const gzipped = new Map();
function weight(file) {
  if (!gzipped.has(file)) gzipped.set(file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
  return gzipped.get(file);
}

/** The chunk and everything it imports at once, without what it may fetch later. */
function needs(key, found = new Set()) {
  if (!manifest[key])
    throw new Error(`The build has no ${key}: its name changed, or it is no chunk of its own.`);
  if (found.has(key)) return found;
  found.add(key);
  for (const next of manifest[key].imports ?? []) needs(next, found);
  return found;
}

const kilo = (bytes) => Math.round(bytes / 102.4) / 10;
const sum = (files) => [...new Set(files)].reduce((bytes, file) => bytes + weight(file), 0);
const js = (keys) => sum([...keys].map((key) => manifest[key].file));
const css = (keys) => sum([...keys].flatMap((key) => manifest[key].css ?? []));
const wordsOf = (keyIn) => Math.max(...['en', 'es'].map((language) => js([keyIn(language)])));

/** Each screen with the words that its route loads, as routes.tsx says. */
function routes() {
  const source = readFileSync(join(web, 'src', 'routes.tsx'), 'utf8');
  return source.split('createRoute({').flatMap((part) => {
    const page = /import\('\.\/(.+-page)\.js'\)/.exec(part)?.[1];
    const words = /loadWords\(([^)]*)\)/.exec(part)?.[1] ?? '';
    return page ? [{ page, words: [...words.matchAll(/'(\w+)'/g)].map(([, word]) => word) }] : [];
  });
}

const entry = needs('index.html');
const start = js(entry) + wordsOf((language) => `src/i18n/${language}/first.ts`);
const temporal = js([Object.keys(manifest).find((key) => key.includes('temporal-polyfill'))]);
const faults = [];
const refuse = (what, bytes, limit) => {
  if (bytes > limit * 1024) faults.push(`${what}: ${kilo(bytes)} KB, ${limit} allowed`);
};
const rows = routes().map(({ page, words }) => {
  const all = needs(`src/${page}.tsx`);
  const own = [...all].filter((key) => !entry.has(key));
  const read = words.map((name) => wordsOf((language) => `src/i18n/${language}/${name}.json`));
  return {
    page,
    own: read.reduce((bytes, each) => bytes + each, js(own)),
    css: css([...entry, ...all]),
  };
});
for (const { page, own, css: styles } of rows.toSorted((a, b) => b.own - a.own)) {
  if (page !== 'intake/intake-page') refuse(`${page}, on top of the start`, own, LIMITS.lazy);
  // Browsers without Temporal fetch it as well: the limit holds for them too.
  else refuse(`${page}, everything`, start + own + temporal, LIMITS.intake);
  refuse(`${page}, styles`, styles, LIMITS.css);
  const figures = [`+${kilo(own)}`, kilo(start + own), kilo(styles)].map((text) => String(text).padStart(6));
  console.log(`${page.padEnd(28)} ${figures[0]} KB   total ${figures[1]} KB   css ${figures[2]} KB`);
}
console.log(`${'start (shell, first words)'.padEnd(28)} ${String(kilo(start)).padStart(6)} KB`);
console.log(`${'Temporal, where it is missing'.padEnd(28)}+${String(kilo(temporal)).padStart(6)} KB`);
for (const fault of faults) console.error(`Too heavy: ${fault}`);
if (rows.length === 0) console.error('No route was found in routes.tsx.');
process.exit(faults.length > 0 || rows.length === 0 ? 1 : 0);
