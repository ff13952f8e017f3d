import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import userEvent from '@testing-library/user-event';
import { loadWords, startI18n, switchLanguage } from '../i18n/i18n.js';
import { LanguageSwitch } from '../shell/language-switch.js';
import { adoptLanguage } from './adopt-language.js';
import { type Session } from './session.js';

const signedIn = (language: 'en' | 'es') => ({ signedIn: true, staff: { language } }) as Session;
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
    await adoptLanguage(signedIn('es'));
    expect(spoken()).toBe('es-US');
  });

  test('stays the one that was pressed on the way in; the next who comes in has their own', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Español' }));
    await waitFor(() => expect(spoken()).toBe('es-US'));
    await adoptLanguage({ signedIn: false } as Session);
    await adoptLanguage(signedIn('en'));
    expect(spoken()).toBe('es-US');
    await adoptLanguage(signedIn('en'));
    expect(spoken()).toBe('en-US');
  });
});
