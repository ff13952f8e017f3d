import i18next from 'i18next';
import { loadWords, startI18n } from '../i18n/i18n.js';
import { type SaveState } from './autosave.js';
import { saveWords } from './save-words.js';

const said = (state: SaveState) =>
  saveWords(
    state,
    (key, values) => i18next.t(key, { ns: 'intake', ...values }),
    () => '10:42',
  );

beforeAll(async () => {
  await startI18n('en');
  await loadWords('intake');
});

describe('saving in words', () => {
  it.each([
    [{ kind: 'saved', at: '2026-11-24T15:42:00Z' }, 'Saved 10:42'],
    [{ kind: 'device' }, 'Saved on this device. Will send when online.'],
    [{ kind: 'failed', slug: 'not-found' }, 'Not saved: try again'],
    [{ kind: 'page' }, 'Not sent yet. Kept only while this page is open.'],
    [{ kind: 'sign-in' }, 'Saved on this device. Sign in again to send.'],
  ] as const)('%j', (state, words) => {
    expect(said(state)).toBe(words);
  });

  it('names what was saved and what was not', () => {
    const state: SaveState = { kind: 'held', at: '2026-11-24T15:42:00Z', refused: 1, clashes: 1 };
    expect(said(state)).toContain('Saved 10:42');
    expect(said(state)).toContain('2 answers need a look');
  });
});
