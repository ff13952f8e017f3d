import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const css = readFileSync(resolve('web/src/ui/tokens.css'), 'utf8');
const pairs = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast by WCAG 2.2, 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ['paper', 'card'];
const TEXT: [string, string][] = [
  ...SURFACES.flatMap((under): [string, string][] =>
    ['ink', 'muted', 'accent', 'soon', 'late', 'ok'].map((over) => [over, under]),
  ),
  ...['accent-soft', 'soon-soft', 'late-soft', 'ok-soft'].flatMap((under): [string, string][] => [
    ['ink', under],
    ['muted', under],
  ]),
  ['accent', 'accent-soft'],
  ['soon', 'soon-soft'],
  ['late', 'late-soft'],
  ['ok', 'ok-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['bar-ink', 'bar'],
  ['bar-ink', 'bar-active'],
  ['bar-muted', 'bar'],
  ['bar-muted', 'bar-active'],
  ['bar', 'bar-ink'],
  ...[0, 1, 2, 3].map((step): [string, string] => [`on-heat-${step}`, `heat-${step}`]),
];
const PARTS: [string, string][] = [
  ...['ctl', 'accent', 'late', 'soon', 'ok'].flatMap((line): [string, string][] =>
    SURFACES.map((under) => [line, under]),
  ),
  ['accent', 'accent-soft'],
  ['bar-line', 'bar'],
];

function colors(name: string) {
  const pair = pairs.get(name);
  if (!pair) throw new Error(`No token --${name}`);
  return pair;
}

describe.each(['light', 'dark'] as const)('colours in the %s theme', (theme) => {
  it.each(TEXT)('%s can be read on %s', (over, under) => {
    expect(contrast(colors(over)[theme], colors(under)[theme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(PARTS)('%s can be seen on %s', (part, under) => {
    expect(contrast(colors(part)[theme], colors(under)[theme])).toBeGreaterThanOrEqual(3);
  });
});
