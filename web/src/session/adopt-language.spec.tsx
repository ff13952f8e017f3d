import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import userEvent from '@testing-library/user-event';
import { loadWords, startI18n, switchLanguage } from '../i18n/i18n.js';
import { LanguageSwitch } from '../shell/language-switch.js';
import { adoptLanguage } from './adopt-language.js';
import { type Session } from './session.js';

const signedIn = (language: 'en' | 'es') => ({ signedIn: true, staff: { language } }) as Session;
const kept: unknown[] = [];
const keep = async (preferences: unknown) => void kept.push(preferences);
const spoken = () => document.documentElement.lang;

describe('the language of somebody who comes in', () => {
  beforeAll(async () => {
    await startI18n('en');
    await loadWords('shell');
  });
  beforeEach(async () => {
    await switchLanguage('en');
    render(
      <QueryClientProvider client={new QueryClient()}>
        <LanguageSwitch />
      </QueryClientProvider>,
    );
  });
  afterEach(cleanup);

  test('is that of the account, whatever the device spoke', async () => {
    await adoptLanguage(signedIn('es'), keep);
    expect(spoken()).toBe('es-US');
    expect(kept).toEqual([]);
  });

  test('stays the one that was pressed on the way in, and becomes that of the account; the next who comes in has their own', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Español' }));
    await waitFor(() => expect(spoken()).toBe('es-US'));
    await adoptLanguage({ signedIn: false } as Session, keep);
    expect(kept).toEqual([]);
    await adoptLanguage(signedIn('en'), keep);
    expect([spoken(), kept]).toEqual(['es-US', [{ language: 'es' }]]);
    await adoptLanguage(signedIn('en'), keep);
    expect([spoken(), kept]).toEqual(['en-US', [{ language: 'es' }]]);
  });
});
