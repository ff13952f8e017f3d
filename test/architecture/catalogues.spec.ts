import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../web/src/i18n', import.meta.url));
type Tree = { readonly [key: string]: string | Tree };

const files = (language: string) =>
  readdirSync(path.join(FOLDER, language))
    .filter((file) => file.endsWith('.json'))
    .toSorted();
const read = (language: string, file: string) =>
  JSON.parse(readFileSync(path.join(FOLDER, language, file), 'utf8')) as Tree;

/** Plurals differ from language to language: `days_one` and `days_other` are one key, and Spanish has `_many` besides. */
const keysOf = (tree: Tree, above = ''): string[] => [
  ...new Set(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [`${above}${key.replace(/_(zero|one|two|few|many|other)$/, '')}`]
        : keysOf(value, `${above}${key}.`),
    ),
  ),
];

const holes = (tree: Tree): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, [...new Set(value.match(/\{\{\s*\w+/g) ?? [])].toSorted()]] : [],
    ),
  );

describe('English and Spanish', () => {
  it('have the same files', () => {
    expect(files('es')).toEqual(files('en'));
    expect(files('en').length).toBeGreaterThan(0);
  });

  it.each(files('en'))('%s: the same keys, none of them empty', (file) => {
    const [en, es] = [read('en', file), read('es', file)];
    expect(keysOf(es).toSorted()).toEqual(keysOf(en).toSorted());
    const empty = [...Object.entries(en), ...Object.entries(es)].filter(
      ([, words]) => typeof words === 'string' && words.trim() === '',
    );
    expect(empty).toEqual([]);
  });

  it.each(files('en'))('%s: the same values are filled in', (file) => {
    const [en, es] = [holes(read('en', file)), holes(read('es', file))];
    const shared = Object.keys(en).filter((key) => key in es && !/_(one|zero)$/.test(key));
    expect(shared.map((key) => [key, es[key]])).toEqual(shared.map((key) => [key, en[key]]));
  });
});
