import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Source {
  readonly name: string;
  readonly text: string;
  readonly lines: number;
}

function sourcesIn(folder: string): Source[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !file.includes('node_modules'))
    .map((file) => {
      const text = readFileSync(path.join(ROOT, folder, file), 'utf8');
      return { name: `${folder}/${file}`, text, lines: text.split('\n').length - 1 };
    });
}

const src = sourcesIn('src');
const web = sourcesIn('web/src');
const test = sourcesIn('test');
const all = [...src, ...web, ...test, ...sourcesIn('migrations')].filter(
  ({ name }) => name !== 'test/architecture/house-rules.spec.ts',
);
const shipped = [...src, ...web].filter(({ name }) => !/\.spec\.tsx?$/.test(name));

const holding = (sources: readonly Source[], pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

describe('the rules of the house', () => {
  it('time comes from the clock', () => {
    const server = src.filter(({ name }) => name !== 'src/platform/clock.ts');
    expect(holding(server, /\bnew Date\(|\bDate\.now\(|Temporal\.Now\b/)).toEqual([]);
  });

  it('types are not argued with', () => {
    expect(holding(all, /\bas any\b|@ts-(ignore|nocheck|expect-error)|(eslint|oxlint)-disable/)).toEqual([]);
  });

  it('tests use the real thing and do not sleep', () => {
    const specs = [...all].filter(({ name }) => /\.spec\.tsx?$/.test(name));
    expect(specs.length).toBeGreaterThan(20);
    expect(holding(specs, /\bjest\.(mock|unstable_mockModule)\(/)).toEqual([]);
    expect(holding(specs, /setTimeout\(\s*(resolve|done|r)\b|\b(sleep|pause)\(\d/)).toEqual([]);
  });

  it('queries of the product do not ask the database server what time it is', () => {
    expect(
      holding(shipped, /[^.\w](now\(\)|current_timestamp|current_date)\b/i).filter(
        (name) => !/clock|\.spec\./.test(name) && name.startsWith('src/') && sqlNow(name),
      ),
    ).toEqual([]);
  });

  it('no file is called what says nothing', () => {
    const vague = /(^|[-/.])(managers?|helpers?|utils?|common|misc|info)([-/.]|$)/;
    expect(shipped.map(({ name }) => name).filter((name) => vague.test(name))).toEqual([]);
  });

  it.each([
    ['rules', /^src\/[^/]+\/rules\/(?!.*\.spec\.ts$)/, 150],
    ['controllers', /\.controller\.ts$/, 120],
    ['services', /\.service\.ts$/, 250],
    ['entities', /\.entity\.ts$/, 100],
    ['request and response classes', /\.dto\.ts$/, 200],
    ['components', /^web\/src\/(?!.*\.spec\.tsx$).*\.tsx$/, 200],
  ])('%s are small', (_kind, pattern, most) => {
    expect(
      all
        .filter(({ name, lines }) => pattern.test(name) && lines > most)
        .map(({ name, lines }) => `${name}: ${lines}`),
    ).toEqual([]);
  });

  it('every request and response class has a name of its own, for the contract knows them by it', () => {
    const names = src.flatMap(({ text }) =>
      [...text.matchAll(/^(?:export )?class (\w+Dto)\b/gm)].map(([, name]) => name),
    );
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('only services and queries write SQL', () => {
    const others = shipped.filter(
      ({ name }) =>
        /^src\/(?!platform|confidentiality|audit|people|commands|demo|[^/]+\.ts$)/.test(name) &&
        !/\.(service|queries|entity)\.ts$/.test(name),
    );
    expect(holding(others, /\.query\(|getRepository\(/)).toEqual([]);
  });
});

/** Clock.now() is fine; SQL's now() is not. */
function sqlNow(name: string): boolean {
  const text = src.find((source) => source.name === name)?.text ?? '';
  return /(SELECT|INSERT|UPDATE|WHERE|VALUES)[^`]*[^.\w](now\(\)|current_timestamp|current_date)/i.test(text);
}
