import 'temporal-polyfill/global';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { api } from '../api/client.js';
import { loadWords, startI18n } from '../i18n/i18n.js';
import { clientOf, flawsOfPage, openPage } from '../session/page.fixture.js';
import type { Permission } from '../session/session.js';
import { HealthPage } from './health-page.js';
import { type Health, healthQuery } from './health-query.js';

const WELL: Health = {
  asOf: '2026-11-24T15:00:00Z',
  troubles: [],
  engine: { backend: 'redis', answers: true, waiting: 0, active: 2 },
  due: { count: 0, claimed: 0, oldestAt: null },
  signs: [
    { kind: 'worker', name: 'house/71', at: '2026-11-24T14:59:58Z', alive: true },
    { kind: 'sweep', name: null, at: '2026-11-24T14:59:58Z', alive: true },
    { kind: 'canary', name: null, at: '2026-11-24T14:59:30Z', alive: true },
    { kind: 'dead-man', name: null, at: null, alive: false },
  ],
  checks: [{ name: 'database', ok: true }],
  deadCount: 0,
  dead: [],
  openIncidents: 0,
  incidents: [],
};
const ID = '0198b5a2-0000-7000-8000-00000000000c';
const ILL: Health = {
  ...WELL,
  troubles: ['engine-away', 'dead-letters'],
  engine: { backend: 'postgres', answers: false, waiting: null, active: null },
  deadCount: 1,
  dead: [
    {
      id: ID,
      caseReference: 'FZ-7K3F',
      kind: 'reminder',
      ladder: 'D',
      step: 'T-7d',
      channel: 'mail',
      role: 'lead',
      dueAt: '2026-11-24T14:00:00Z',
      subjectAt: '2026-12-01T18:00:00Z',
      timeZone: 'America/New_York',
      diedAt: '2026-11-24T14:00:05Z',
      tries: 8,
      fault: 'address-refused',
      refusal: null,
    },
    {
      id: ID.replace(/c$/, 'd'),
      caseReference: 'FZ-7K3G',
      kind: 'reminder',
      ladder: 'D',
      step: 'T-1d',
      channel: 'sms',
      role: 'backup',
      dueAt: '2026-11-24T14:00:00Z',
      subjectAt: '2026-11-25T18:00:00Z',
      timeZone: 'America/New_York',
      diedAt: '2026-11-24T14:00:05Z',
      tries: 1,
      fault: 'no-reply',
      refusal: 'may-have-been-sent',
    },
  ],
  openIncidents: 1,
  incidents: [
    {
      id: ID,
      kind: 'dead-reminder',
      fault: 'address-refused',
      caseReference: 'FZ-7K3F',
      openedAt: '2026-11-24T14:00:05Z',
      closedAt: null,
      closedBy: null,
      closedAs: null,
    },
  ],
};
const ADMIN: Permission[] = ['queue:read', 'queue:replay', 'queue:board', 'incident:close'];

async function open(health: Health, permissions: Permission[] = ADMIN) {
  const client = clientOf(permissions);
  client.setQueryData(healthQuery.queryKey, health);
  await openPage(HealthPage, client);
}

afterEach(cleanup);

describe('in Spanish', () => {
  beforeAll(async () => {
    await startI18n('es');
    await loadWords('health', 'cases');
  });

  it('all well: says so, and that nobody runs a switch', async () => {
    await open(WELL);
    expect(screen.getByText('Todo funciona.')).toBeTruthy();
    expect(screen.getByText('Proceso house/71')).toBeTruthy();
    expect(screen.getByText('no está en marcha')).toBeTruthy();
    expect(screen.getByRole('link', { name: /Ver el interior de la cola/ })).toBeTruthy();
    expect(await flawsOfPage()).toEqual([]);
  });

  it('what is wrong comes first, with what to do; dead ones by code and role', async () => {
    await open(ILL);
    expect(screen.getByText('2 problemas')).toBeTruthy();
    expect(screen.getByText(/La cola no responde/)).toBeTruthy();
    expect(screen.getByText('titular del caso, por correo electrónico')).toBeTruthy();
    expect(screen.getByText('pudo haber llegado; llame por teléfono')).toBeTruthy();
    expect(await flawsOfPage()).toEqual([]);
  });
});

describe('in English', () => {
  const sent: { address: string; body: unknown }[] = [];
  const post = api.POST;
  beforeAll(async () => {
    await startI18n('en');
    await loadWords('health', 'cases');
    api.POST = ((address: string, options?: { body?: unknown }) => {
      sent.push({ address, body: options?.body });
      return Promise.resolve({ data: { count: 1 }, response: { ok: true } as Response });
    }) as unknown as typeof api.POST;
  });
  afterAll(() => {
    api.POST = post;
  });

  it('an admin opens one again, and all after a question', async () => {
    await open(ILL);
    await userEvent.click(
      screen.getByRole('button', { name: 'Open again: FZ-7K3F, lead attorney, by e-mail' }),
    );
    await waitFor(() => expect(sent.at(-1)?.address).toBe('/api/queue/dead/{id}/replay'));
    await userEvent.click(screen.getByRole('button', { name: 'Open all again' }));
    const dialog = document.querySelector('dialog');
    if (!dialog) throw new Error('no question');
    await userEvent.click(within(dialog).getByText('Open all again'));
    await waitFor(() => expect(sent.at(-1)?.address).toBe('/api/queue/dead/replay'));
  });

  it('an incident is closed with a reason', async () => {
    await open(ILL);
    await userEvent.selectOptions(screen.getByLabelText('Close: A reminder died FZ-7K3F'), 'put right');
    expect(sent.map(({ address }) => address)).not.toContain('/api/incidents/{id}/close');
    await userEvent.click(screen.getByRole('button', { name: 'Save: Close: A reminder died FZ-7K3F' }));
    await waitFor(() =>
      expect(sent.at(-1)).toEqual({ address: '/api/incidents/{id}/close', body: { reason: 'put-right' } }),
    );
  });

  it('a coordinator sees it and cannot open anything again', async () => {
    await open(ILL, ['queue:read', 'incident:close', 'case:read']);
    expect(screen.queryByRole('button', { name: /again/ })).toBeNull();
    expect(screen.queryByRole('link', { name: /Look into/ })).toBeNull();
    expect(screen.getAllByRole('link', { name: 'FZ-7K3F' }).length).toBe(2);
    expect(await flawsOfPage()).toEqual([]);
  });
});
