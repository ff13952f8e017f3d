import 'temporal-polyfill/global';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { api } from '../api/client.js';
import { loadWords, startI18n } from '../i18n/i18n.js';
import { found } from './find-rules.js';
import { RulesPage } from './rules-page.js';
import { type Rule, rulesQuery } from './rules-queries.js';

const APPEAL: Rule = {
  code: 'BIA_BOND_APPEAL',
  version: 3,
  title: { en: 'Appeal of the bond decision', es: 'Apelación de la decisión de fianza' },
  owner: 'US',
  count: 30,
  unit: 'CALENDAR_DAY',
  direction: 'AFTER',
  rolls: true,
  countsHours: false,
  ladder: 'C',
  citation: '8 CFR 1003.38(b),(c)',
  mark: 'V',
  effectiveFrom: '2026-03-09',
  effectiveTo: null,
  approvedBy: null,
  lastVerifiedOn: '2026-11-24',
};
const WINDOW: Rule = {
  ...APPEAL,
  code: 'HABEAS_WINDOW',
  title: { en: 'Decide on a habeas petition', es: 'Decidir sobre una petición de habeas' },
  unit: 'WORKING_HOUR',
  count: 4,
  countsHours: true,
  rolls: false,
  mark: 'D',
  citation: 'Internal target',
};

const post = api.POST;
const asked: unknown[] = [];

async function open() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  client.setQueryData(rulesQuery.queryKey, [APPEAL, WINDOW]);
  await act(async () => {
    render(
      <QueryClientProvider client={client}>
        <main>
          <RulesPage />
        </main>
      </QueryClientProvider>,
    );
    await Promise.resolve();
  });
}

beforeAll(async () => {
  await startI18n('es');
  await loadWords('rules');
});
afterEach(() => {
  cleanup();
  api.POST = post;
  asked.length = 0;
});

describe('finding a rule', () => {
  it('by its code, its title or its source, accents aside, every word', () => {
    const codes = (words: string) => found([APPEAL, WINDOW], words, 'es').map(({ code }) => code);
    expect(codes('')).toEqual(['BIA_BOND_APPEAL', 'HABEAS_WINDOW']);
    expect(codes('apelacion 1003.38')).toEqual(['BIA_BOND_APPEAL']);
    expect(codes('bia bond')).toEqual(['BIA_BOND_APPEAL']);
    expect(codes('habeas apelacion')).toEqual([]);
  });

  it('while one types; how many there are is said', async () => {
    await open();
    await userEvent.type(screen.getByRole('searchbox', { name: /Buscar/ }), 'habeas');
    expect(screen.queryByText('BIA_BOND_APPEAL')).toBeNull();
    expect(screen.getByRole('status').textContent).toBe('1 regla');
  });
});

describe('a rule', () => {
  it('that is not verified says so, and nothing is presented as advice', async () => {
    await open();
    expect(screen.getByText('sin verificar: lea el texto')).toBeTruthy();
    expect(screen.getByText(/no es asesoría legal/)).toBeTruthy();
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('is tried on a date, and shows the date, the later one and how it was counted', async () => {
    const answer = {
      data: {
        rule: 'BIA_BOND_APPEAL',
        version: 3,
        nominal: '2027-01-17',
        rolled: '2027-01-19',
        timeZone: 'America/New_York',
        arithmetic: '30 days after 2026-12-18 is Sunday 2027-01-17',
        citation: APPEAL.citation,
        mark: 'V',
        verified: true,
      },
      response: { ok: true, status: 200 },
    };
    api.POST = ((...request: unknown[]) => {
      asked.push(request);
      return Promise.resolve(answer);
    }) as typeof api.POST;
    await open();
    await userEvent.click(screen.getByText(APPEAL.title.es));
    const form = screen.getByRole('form', { name: 'Probar BIA_BOND_APPEAL con una fecha' });
    await userEvent.click(within(form).getByRole('button', { name: 'Calcular' }));
    expect(asked).toEqual([]);
    expect(within(form).getByText('Escriba el día completo.')).toBeTruthy();
    await userEvent.type(within(form).getByLabelText('Mes'), '12');
    await userEvent.type(within(form).getByLabelText('Día'), '18');
    await userEvent.type(within(form).getByLabelText('Año'), '2026');
    await userEvent.click(within(form).getByRole('button', { name: 'Calcular' }));
    expect(asked).toMatchObject([
      [
        '/api/rules/{code}/compute',
        {
          params: { path: { code: 'BIA_BOND_APPEAL' } },
          body: { on: '2026-12-18', zone: 'America/New_York' },
        },
      ],
    ]);
    expect(await within(form).findByText(/17 de ene/)).toBeTruthy();
    expect(within(form).getByText(/a más tardar/).textContent).toMatch(/19 de ene/);
    expect(
      within(form)
        .getByText(/30 days after/)
        .getAttribute('lang'),
    ).toBe('en');
  });

  it('that counts hours asks for the time too', async () => {
    await open();
    await userEvent.click(screen.getByText(WINDOW.title.es));
    expect(screen.getByLabelText('Hora del hecho')).toBeTruthy();
  });
});
