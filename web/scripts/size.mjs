// Weighs what a phone must fetch: `node web/scripts/size.mjs` after a build. Limits in kilobytes, gzip.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMITS = { intake: 205, lazy: 40, list: 56, css: 12 };
const dist = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist');
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
  if (found.has(key)) return found;
  found.add(key);
  for (const next of manifest[key].imports ?? []) needs(next, found);
  return found;
}

const kilo = (bytes) => Math.round(bytes / 102.4) / 10;
const jsOf = (keys) => kilo([...keys].reduce((sum, key) => sum + weight(manifest[key].file), 0));
const cssOf = (keys) =>
  kilo(
    [...new Set([...keys].flatMap((key) => manifest[key].css ?? []))].reduce(
      (sum, file) => sum + weight(file),
      0,
    ),
  );

const entryKey = 'index.html';
const wordsKey = 'src/i18n/en/first.ts';
const first = needs(wordsKey, needs(entryKey));
const routes = Object.keys(manifest).filter(
  (key) => key.endsWith('-page.tsx') && manifest[key].isDynamicEntry,
);
const rows = routes.map((key) => {
  const all = needs(key);
  const own = new Set([...all].filter((each) => !first.has(each)));
  return {
    route: key.replace(/^src\/|\.tsx$/g, ''),
    own: jsOf(own),
    css: cssOf(new Set([...first, ...all])),
  };
});
const start = jsOf(first);
const faults = [];
for (const { route, own, css } of rows.toSorted((a, b) => b.own - a.own)) {
  const isIntake = route === 'intake/intake-page';
  const words = isIntake && manifest['src/i18n/en/intake.json'] ? jsOf(['src/i18n/en/intake.json']) : 0;
  const total = Math.round((start + own + words) * 10) / 10;
  if (isIntake && total > LIMITS.intake)
    faults.push(`${route}: ${total} KB of script, ${LIMITS.intake} allowed`);
  if (!isIntake && own > LIMITS.lazy) faults.push(`${route}: ${own} KB more, ${LIMITS.lazy} allowed`);
  if (css > LIMITS.css) faults.push(`${route}: ${css} KB of styles, ${LIMITS.css} allowed`);
  console.log(
    `${route.padEnd(32)} +${String(own).padStart(5)} KB   total ${String(total).padStart(6)} KB   css ${css} KB`,
  );
}
// The list of a combo box comes after the screen, into a box that takes text already.
const listKey = 'src/ui/rich-combo-box.tsx';
const list = jsOf([...needs(listKey)].filter((key) => !first.has(key)));
if (list > LIMITS.list) faults.push(`list of a combo box: ${list} KB, ${LIMITS.list} allowed`);
console.log(`${'list of a combo box, later'.padEnd(32)} +${String(list).padStart(5)} KB`);
console.log(`${'start (shell and first words)'.padEnd(32)}             ${String(start).padStart(6)} KB`);
for (const fault of faults) console.error(`Too heavy: ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);
