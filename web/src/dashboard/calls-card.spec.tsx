import 'temporal-polyfill/global';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { loadWords, startI18n } from '../i18n/i18n.js';
import { CallsCard } from './calls-card.js';
import { callsQuery } from './dashboard-query.js';
import { type CallOutcome, type PhoneTask } from './shapes.js';

const CALL: PhoneTask = {
  id: '0198b5a2-0000-7000-8000-00000000000c',
  reason: 'unreachable',
  colleague: { id: '0198b5a2-0000-7000-8000-00000000000d', name: 'Luz Marín', phone: '+17045550123' },
  client: null,
  caseId: null,
  caseReference: 'FZ-7K3F',
  dueAt: '2026-12-04T18:00:00Z',
  timeZone: 'America/New_York',
  openedAt: '2026-12-03T15:00:00Z',
  outcome: null,
};
const said: [string, CallOutcome][] = [];

async function open(items: PhoneTask[]) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  client.setQueryData(callsQuery.queryKey, { items });
  const close = async (id: string, outcome: CallOutcome) => {
    said.push([id, outcome]);
  };
  const Page = () => (
    <QueryClientProvider client={client}>
      <main>
        <h1>.</h1>
        <CallsCard close={close} />
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
  await loadWords('dashboard', 'cases', 'clients');
});
afterEach(cleanup);

it('says whom to call, by which number and why, and takes how it went', async () => {
  await open([CALL]);
  expect(screen.getByRole('heading', { name: '1 persona por llamar' })).toBeTruthy();
  expect(screen.getByRole('link', { name: '(704) 555-0123' }).getAttribute('href')).toBe('tel:+17045550123');
  expect(screen.getByText('No le llega ningún mensaje')).toBeTruthy();
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
  await userEvent.selectOptions(screen.getByLabelText('Resultado de la llamada a Luz Marín'), 'Contestó');
  expect(said).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Guardar: Resultado de la llamada a Luz Marín' }));
  await waitFor(() => expect(said).toEqual([[CALL.id, 'reached']]));
});

it('without a number it says so, and without calls there is no card', async () => {
  await open([{ ...CALL, colleague: { ...CALL.colleague!, phone: null }, caseReference: null, dueAt: null }]);
  expect(screen.getByText(/sin número/)).toBeTruthy();
  cleanup();
  await open([]);
  expect(screen.queryByRole('heading', { level: 2 })).toBeNull();
});

it('a client is called by what they are, with what to say in their language', async () => {
  const client = {
    who: 'family' as const,
    name: 'Rosa',
    phone: '+17045550124',
    language: 'en' as const,
    say: 'Hello, I call as you asked.',
  };
  await open([{ ...CALL, reason: 'client-unreached', colleague: null, client }]);
  expect(screen.getByRole('rowheader', { name: /Rosa \(Familia\), \(704\) 555-0124/ })).toBeTruthy();
  expect(screen.getByText('No le llegó nuestro mensaje sobre una fecha')).toBeTruthy();
  expect(screen.getByText(client.say).getAttribute('lang')).toBe('en');
});
