import 'temporal-polyfill/global';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { loadWords, startI18n } from '../i18n/i18n.js';
import { unverifiedQuery } from './dashboard-query.js';
import { type UnverifiedDates } from './shapes.js';
import { UnverifiedCard } from './unverified-card.js';

async function open(dates: UnverifiedDates) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  client.setQueryData(unverifiedQuery.queryKey, dates);
  const Page = () => (
    <QueryClientProvider client={client}>
      <UnverifiedCard />
    </QueryClientProvider>
  );
  const router = createRouter({
    routeTree: createRootRoute({ component: Page }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  await act(async () => {
    await router.load();
    render(<RouterProvider router={router} />);
  });
}

beforeAll(async () => {
  await startI18n('es');
  await loadWords('dashboard');
  await loadWords('cases');
});
afterEach(cleanup);

it('names the case, the date, who entered it and when it was verified last', async () => {
  const at = '2026-12-01T18:00:00Z';
  await open({
    count: 3,
    items: [
      {
        kind: 'hearing',
        id: 'h',
        caseId: 'c',
        caseReference: 'FZ-7K3F',
        title: null,
        hearingKind: 'bond',
        on: null,
        at,
        timeZone: 'America/New_York',
        enteredBy: { id: 'a', name: 'Ana Núñez' },
        enteredAt: '2026-11-24T15:00:00Z',
        lastVerifiedAt: null,
      },
    ],
  });
  expect(screen.getByRole('heading', { name: '3 fechas importantes están sin verificar' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'FZ-7K3F' }).getAttribute('href')).toContain('tab=court');
  expect(screen.getByText('Audiencia de fianza')).toBeTruthy();
  expect(screen.getByText(/^Ana Núñez, /)).toBeTruthy();
  expect(screen.getByText('nunca')).toBeTruthy();
  expect(screen.getByText('Se muestran 1 de 3, las más cercanas primero.')).toBeTruthy();
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
  expect((await axe.run(document.body, { rules })).violations.map(({ id }) => id)).toEqual([]);
});

it('says when there is nobody to call', async () => {
  await open({ count: 0, items: [] });
  expect(
    screen.getByRole('heading', { name: 'Todas las fechas importantes están verificadas' }),
  ).toBeTruthy();
});
