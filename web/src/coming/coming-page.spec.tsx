import 'temporal-polyfill/global';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { loadWords, startI18n } from '../i18n/i18n.js';
import { ComingPage } from './coming-page.js';
import { type Coming, comingQuery } from './coming-query.js';
import { pausesQuery } from './pause-api.js';

const mail: Coming = {
  id: 'm',
  caseId: 'c',
  caseReference: 'FZ-7K3F',
  kind: 'reminder',
  step: 'T-7d',
  channel: 'mail',
  recipient: { id: 'a', name: 'Ana Núñez' },
  dueAt: '2026-11-27T14:00:00Z',
  recipientZone: 'America/New_York',
  language: 'en',
  inboxTitle: null,
  subject: 'Reminder: FZ-7K3F',
  text: 'There is something to do on FZ-7K3F.',
  pause: null,
};
const inbox: Coming = {
  ...mail,
  id: 'i',
  kind: 'escalation',
  channel: 'inbox',
  inboxTitle: 'hearing-unconfirmed',
  subject: null,
  text: null,
};

async function open(items: Coming[]) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  client.setQueryData(comingQuery(undefined).queryKey, { pages: [{ items, next: null }], pageParams: [''] });
  client.setQueryData(pausesQuery(undefined).queryKey, { items: [] });
  const Page = () => (
    <QueryClientProvider client={client}>
      <main>
        <ComingPage />
      </main>
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
  await loadWords('coming', 'cases', 'inbox', 'dashboard');
});
afterEach(cleanup);

it('says to whom, when, by which way, and has the words in the language of who gets them', async () => {
  await open([mail, inbox]);
  const [, first, second] = screen.getAllByRole('row');
  if (!first || !second) throw new Error('two rows');
  expect(within(first).getByText('Ana Núñez, por correo electrónico')).toBeTruthy();
  expect(within(first).getByText(/27 de nov.*9:00/)).toBeTruthy();
  expect(within(first).getByText('There is something to do on FZ-7K3F.').lang).toBe('en');
  expect(within(second).getByText('Nadie ha confirmado una audiencia')).toBeTruthy();
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
});

it('says why there is nothing', async () => {
  await open([]);
  expect(screen.getByText(/No hay nada previsto/)).toBeTruthy();
});
