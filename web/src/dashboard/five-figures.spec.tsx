import 'temporal-polyfill/global';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, render, screen } from '@testing-library/react';
import { startI18n } from '../i18n/i18n.js';
import { FiveFigures } from './five-figures.js';
import { type DeadlineDashboard } from './shapes.js';

const CALM: DeadlineDashboard = {
  asOf: '2026-11-24T15:00:00Z',
  timeZone: 'America/New_York',
  overdue: { count: 0, items: [] },
  nextSevenDays: {
    days: [{ on: '2026-11-24', weekend: false, holiday: null }],
    rows: [{ kind: 'hearing', title: null, cells: [3], total: 3 }],
    items: [],
  },
  coverage: { covered: 4, partly: 1, nobody: 0, total: 5, items: [] },
  unassigned: { count: 2, bars: [], oldest: null, medianHoursToMatch: null, items: [] },
  delivery: {
    channels: [
      {
        channel: 'mail',
        sent: 199,
        delivered: 199,
        acknowledged: 0,
        failed: 0,
        waiting: 0,
        lastSuccessAt: '2026-11-24T14:59:00Z',
        oldestWaitingAt: null,
      },
    ],
    heartbeat: { at: '2026-11-24T14:59:00Z', ok: true },
  },
};

async function open(changes: Partial<DeadlineDashboard> = {}, elsewhere = true) {
  const Page = () => <FiveFigures board={{ ...CALM, ...changes }} elsewhere={elsewhere} />;
  const router = createRouter({
    routeTree: createRootRoute({ component: Page }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  await act(async () => {
    await router.load();
    render(<RouterProvider router={router} />);
  });
}
const figures = () => screen.getAllByRole('link').map(({ textContent }) => textContent);
const late = () =>
  screen.queryAllByRole('img', { name: 'needs a look' }).map((mark) => mark.closest('a')?.textContent);

beforeAll(async () => {
  await startI18n('en');
});
afterEach(cleanup);

describe('the five numbers', () => {
  it('say what the panels say, and lead to them', async () => {
    await open();
    expect(figures()).toEqual([
      '0Overdue',
      '3Next 7 days',
      '2Without an attorney',
      '4/5Hearings with two attorneys',
      '100%Reminders that left',
    ]);
    expect(late()).toEqual([]);
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toContain(
      '/deadlines#coverage',
    );
  });

  it('stand out for what is overdue, for a hearing with nobody, and for a reminder that was lost', async () => {
    const [mail] = CALM.delivery.channels;
    await open({
      overdue: { count: 1, items: [] },
      coverage: { covered: 4, partly: 0, nobody: 1, total: 5, items: [] },
      delivery: { ...CALM.delivery, channels: mail ? [{ ...mail, failed: 1 }] : [] },
    });
    expect(late()).toEqual(['1Overdue', '4/5Hearings with two attorneys', '99.5%Reminders that left']);
  });

  it('without a sign of life the reminders are no good news, though none was lost', async () => {
    await open({ delivery: { ...CALM.delivery, heartbeat: { at: null, ok: false } } });
    expect(late()).toEqual(['100%Reminders that left']);
  });

  it('on the dashboard itself they are links within the page', async () => {
    await open({}, false);
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toContain('#delivery');
  });
});
