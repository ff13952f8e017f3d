import type { components } from '../api/schema.js';

type Wish = components['schemas']['AddDeviceDto'];

const BROWSERS: readonly (readonly [RegExp, Wish['browser']])[] = [
  [/\bEdgA?\//, 'edge'],
  [/\bSamsungBrowser\//, 'samsung'],
  [/\b(Firefox|FxiOS)\//, 'firefox'],
  [/\b(Chrome|CriOS)\//, 'chrome'],
  [/\bSafari\//, 'safari'],
];
const SYSTEMS: readonly (readonly [RegExp, Wish['system']])[] = [
  [/\bAndroid\b/, 'android'],
  [/\b(iPhone|iPad|iPod)\b/, 'ios'],
  [/\bMac OS X\b/, 'mac'],
  [/\bWindows\b/, 'windows'],
  [/\b(Linux|CrOS)\b/, 'linux'],
];

/** What a browser says of itself, in as many words as a list of one's own devices needs. */
export function deviceKind(userAgent: string): Pick<Wish, 'browser' | 'system'> {
  const of = <Kind>(kinds: readonly (readonly [RegExp, Kind])[]) =>
    kinds.find(([mark]) => mark.test(userAgent))?.[1];
  return { browser: of(BROWSERS) ?? 'other', system: of(SYSTEMS) ?? 'other' };
}
