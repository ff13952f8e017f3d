import 'temporal-polyfill/global';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { loadWords, startI18n } from '../i18n/i18n.js';
import { CALL_NOTICE } from './call-notice.fixture.js';
import { InboxItemRow } from './inbox-item.js';
import { type InboxItem } from './inbox-queries.js';

const confirmed: InboxItem[] = [];

async function show(item: InboxItem) {
  const Page = () => (
    <QueryClientProvider client={new QueryClient()}>
      <ul>
        <InboxItemRow item={item} confirmItem={async (each) => void confirmed.push(each)} />
      </ul>
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

beforeEach(() => confirmed.splice(0));
afterEach(cleanup);

describe.each([
  {
    language: 'en' as const,
    turned: 'A call turned red',
    waits: 'A red call waits for a decision',
    seen: 'I have seen it: A call turned red IN-7K3F',
    settled: 'Settled, nothing to confirm',
    gone: 'You no longer see this call',
  },
  {
    language: 'es' as const,
    turned: 'Una llamada pasó a rojo',
    waits: 'Una llamada en rojo espera una decisión',
    seen: 'Lo he visto: Una llamada pasó a rojo IN-7K3F',
    settled: 'Ya está resuelto, no hay nada que confirmar',
    gone: 'Usted ya no ve esta llamada',
  },
])('a notice about a call, in $language', ({ language, turned, waits, seen, settled, gone }) => {
  beforeAll(async () => {
    await startI18n(language);
    await loadWords('inbox');
  });

  it('says what happened and leads to the call in the review queue', async () => {
    await show(CALL_NOTICE);
    expect(screen.getByText(turned)).toBeTruthy();
    const way = screen.getByRole('link', { name: 'IN-7K3F' });
    expect(way.getAttribute('href')).toBe(`/review?call=${CALL_NOTICE.intakeId}`);
  });

  it('is confirmed with one press', async () => {
    await show(CALL_NOTICE);
    await userEvent.click(screen.getByRole('button', { name: seen }));
    await waitFor(() => expect(confirmed).toEqual([CALL_NOTICE]));
  });

  it('that somebody else decided on asks for nothing', async () => {
    await show({ ...CALL_NOTICE, titleKey: 'red-call-waits', open: false });
    expect(screen.getByText(waits)).toBeTruthy();
    expect(screen.getByText(settled)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('leads nowhere for somebody who no longer sees the call', async () => {
    await show({ ...CALL_NOTICE, intakeReference: null, open: false });
    expect(screen.getByText(gone)).toBeTruthy();
    expect(screen.queryByRole('link')).toBeNull();
  });
});
