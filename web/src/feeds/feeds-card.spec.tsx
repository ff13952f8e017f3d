import 'temporal-polyfill/global';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { ApiProblem } from '../api/problem.js';
import { loadWords, startI18n, switchLanguage } from '../i18n/i18n.js';
import { FeedsCard } from './feeds-card.js';
import { type Feed, type FeedKind, type FeedOffice } from './feeds-api.js';

const ADDRESS = 'https://office.example.org/api/calendars/';
const dates: Feed = { kind: 'dates', madeAt: '2026-11-24T14:00:00Z', lastUsedAt: '2026-11-25T15:30:00Z' };

/** A server that keeps addresses, and remembers what it was asked to do. */
function serve(kept: Feed[] = []) {
  let feeds = kept;
  const asked: string[] = [];
  const issue = async (kind: FeedKind) => {
    const feed: Feed = { kind, madeAt: '2026-11-26T14:00:00Z', lastUsedAt: null };
    feeds = [...feeds.filter((other) => other.kind !== kind), feed];
    return { feed, address: `${ADDRESS}${asked.length}.ics` };
  };
  const office: FeedOffice = {
    list: async () => ({ items: feeds }),
    make: async (kind) => {
      asked.push(`make ${kind}`);
      if (feeds.some((feed) => feed.kind === kind))
        throw new ApiProblem({ status: 409, slug: 'feed-exists' });
      return issue(kind);
    },
    rotate: async (kind) => {
      asked.push(`rotate ${kind}`);
      return issue(kind);
    },
    revoke: async (kind) => {
      asked.push(`revoke ${kind}`);
      feeds = feeds.filter((feed) => feed.kind !== kind);
    },
  };
  /** As if it was made in another tab. */
  const keep = (feed: Feed) => (feeds = [...feeds, feed]);
  return { asked, office, keep };
}

async function open(office: FeedOffice) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  act(() => {
    render(
      <QueryClientProvider client={client}>
        <main>
          <FeedsCard office={office} />
        </main>
      </QueryClientProvider>,
    );
  });
  await screen.findByRole('heading', { level: 3, name: /^(Dates|Fechas)$/ });
  return client;
}

const violations = async () =>
  (await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
const button = (name: string) => screen.findByRole('button', { name });
const address = () => screen.queryByRole<HTMLTextAreaElement>('textbox')?.value;

beforeAll(async () => {
  // axe asks for a canvas to tell letters from icons; jsdom has none, and says so at length.
  await startI18n('en');
  await loadWords('feeds');
});
beforeEach(() => switchLanguage('en'));
afterEach(cleanup);

describe('calendar feeds in the settings', () => {
  it('makes an address and shows it once, with its warning', async () => {
    const { asked, office } = serve();
    const client = await open(office);
    expect(screen.getAllByText('No address yet.')).toHaveLength(2);
    expect(await violations()).toEqual([]);
    await userEvent.click(await button('Make an address: Busy only'));
    expect(await screen.findByText(/Whoever has this address sees these dates/)).toBeTruthy();
    expect(address()).toBe(`${ADDRESS}1.ics`);
    expect(await violations()).toEqual([]);
    expect(asked).toEqual(['make busy']);
    await userEvent.click(await button('I have copied it'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await screen.findByText(/Not fetched yet/)).toBeTruthy();
    await waitFor(() => expect(client.isMutating() + client.isFetching()).toBe(0));
    const remembered = JSON.stringify(
      [client.getQueryCache().getAll(), client.getMutationCache().getAll()].map((cache) =>
        cache.map(({ state }) => state),
      ),
    );
    expect(document.body.innerHTML + remembered).not.toContain(ADDRESS);
    // The button that was pressed is gone; the keyboard goes on from the calendar's name.
    expect(document.activeElement?.textContent).toBe('Busy only');
  });

  it('says when a calendar last fetched, and replaces the address after a question', async () => {
    const { asked, office } = serve([dates]);
    await open(office);
    expect(screen.getByText(/Made Tue, Nov 24, 2026.*Last fetched Wed, Nov 25, 2026/)).toBeTruthy();
    await userEvent.click(await button('New address: Dates'));
    expect(await screen.findByText(/The old address stops at once/)).toBeTruthy();
    expect(await violations()).toEqual([]);
    expect(asked).toEqual([]);
    await userEvent.click(await button('Cancel'));
    await userEvent.click(await button('New address: Dates'));
    await userEvent.click(await button('New address'));
    await waitFor(() => expect(address()).toBe(`${ADDRESS}1.ics`));
    expect(asked).toEqual(['rotate dates']);
  });

  it('by keyboard alone: revoked after a question, and the keyboard is not lost', async () => {
    const { asked, office } = serve([dates]);
    await open(office);
    (await button('Revoke: Dates')).focus();
    await userEvent.keyboard('{Enter}');
    (await button('Revoke')).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.getAllByText('No address yet.')).toHaveLength(2));
    expect(asked).toEqual(['revoke dates']);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Dates'));
  });

  it('an address made in another tab is not ended: the screen says so and shows it', async () => {
    const { keep, office } = serve();
    await open(office);
    keep(dates);
    await userEvent.click(await button('Make an address: Dates'));
    expect(await screen.findByText(/You have this calendar already/)).toBeTruthy();
    expect(await button('Revoke: Dates')).toBeTruthy();
    expect(address()).toBeUndefined();
  });

  it('speaks Spanish', async () => {
    await act(() => switchLanguage('es'));
    await loadWords('feeds');
    const { office } = serve([dates]);
    await open(office);
    expect(screen.getByText(/^Creada: mar.*Última consulta: mié/)).toBeTruthy();
    await userEvent.click(await button('Dirección nueva: Fechas'));
    await userEvent.click(await button('Dirección nueva'));
    expect(await screen.findByText(/Quien tenga esta dirección/)).toBeTruthy();
    expect(await violations()).toEqual([]);
  });
});
