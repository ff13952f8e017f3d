import i18next from 'i18next';
import { loadWords, startI18n, switchLanguage } from './i18n.js';

beforeAll(() => startI18n('en'));

it('switches with every word that is in use', async () => {
  await loadWords('cases');
  await switchLanguage('es');
  expect([i18next.language, document.documentElement.lang]).toEqual(['es', 'es-US']);
  expect(i18next.t('cases:leave.stay')).toBe('Quedarme aquí');
  await switchLanguage('en');
});

it('keeps the old language when the words of the new one cannot be fetched', async () => {
  await loadWords('words-that-do-not-arrive');
  await expect(switchLanguage('es')).rejects.toThrow();
  expect([i18next.language, i18next.t('ui:cancel')]).toEqual(['en', 'Cancel']);
});
