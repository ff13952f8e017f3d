import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NAMESPACES } from './catalogues.js';

const folder = resolve('web/src/i18n');
const files = readdirSync(join(folder, 'en')).filter((name) => name.endsWith('.json'));

function words(language: string, file: string): Record<string, string> {
  return JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Record<string, string>;
}

const same = JSON.parse(readFileSync(join(folder, 'same.json'), 'utf8')) as string[];
const holes = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)]
    .map(([, name]) => name)
    .toSorted()
    .join(' ');
/** Familiar forms; the house says usted. */
const FAMILIAR = /(^|[^\p{L}])(tú|tu|tus|tienes|puedes|quieres|debes|contigo|eres)(?=$|[^\p{L}])/iu;

it('every catalogue is loaded under its name', () => {
  expect(files.map((name) => name.replace('.json', '')).toSorted()).toEqual(NAMESPACES.toSorted());
  expect(readdirSync(join(folder, 'es')).toSorted()).toEqual(readdirSync(join(folder, 'en')).toSorted());
});

describe.each(files)('%s', (file) => {
  const [en, es] = [words('en', file), words('es', file)];

  it('has the same keys in both languages', () => {
    expect(Object.keys(es).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  it('has no empty words', () => {
    const empty = [...Object.entries(en), ...Object.entries(es)].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('leaves the same holes in both languages', () => {
    const unequal = Object.keys(en).filter((key) => holes(en[key] ?? '') !== holes(es[key] ?? ''));
    expect(unequal).toEqual([]);
  });

  it('is translated wherever the words are not alike', () => {
    const alike = Object.entries(en).filter(
      ([key, text]) =>
        text === es[key] && /\p{L}{2}/u.test(text.replace(/\{\{.*?\}\}/g, '')) && !same.includes(text),
    );
    expect(alike).toEqual([]);
  });

  it('speaks to the reader with usted', () => {
    expect(Object.entries(es).filter(([, text]) => FAMILIAR.test(text))).toEqual([]);
  });
});
