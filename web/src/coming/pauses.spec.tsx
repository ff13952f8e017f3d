import 'temporal-polyfill/global';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { api } from '../api/client.js';
import { loadWords, startI18n, switchLanguage } from '../i18n/i18n.js';
import { clientOf, flawsOfPage, openPage } from '../session/page.fixture.js';
import type { Permission } from '../session/session.js';
import { ComingPage } from './coming-page.js';
import { type Coming, comingQuery } from './coming-query.js';
import { type MessagePause, pausesQuery } from './pause-api.js';

const CASE = '0198b5a2-0000-7000-8000-00000000000c';
const mail: Coming = {
  id: 'm',
  caseId: CASE,
  caseReference: 'FZ-7K3F',
  kind: 'reminder',
  step: 'T-7d',
  channel: 'mail',
  recipient: { id: 'a', kind: 'staff', name: 'Ana Núñez' },
  dueAt: '2026-11-27T14:00:00Z',
  recipientZone: 'America/New_York',
  language: 'en',
  inboxTitle: null,
  subject: 'Reminder: FZ-7K3F',
  text: 'There is something to do on FZ-7K3F.',
  pause: null,
};
const late = { until: '2026-11-28T14:00:00Z', skipped: false, tellsCoordinators: true };
const urgent: Coming = {
  ...mail,
  id: 'u',
  step: 'T-1d',
  channel: 'inbox',
  inboxTitle: 'hearing-ahead',
  text: null,
};
const pause: MessagePause = {
  id: 'p',
  caseId: CASE,
  caseReference: 'FZ-7K3F',
  recipient: { id: 'a', kind: 'staff', name: 'Ana Núñez' },
  reason: 'person-away',
  endsAt: '2026-11-28T14:00:00Z',
  pausedBy: { id: 'e', kind: 'staff', name: 'Eva Ruiz' },
};
const asked: { path: string; body: unknown }[] = [];
const { GET, POST } = api;

/** A server that answers with what a pause would do, and remembers what it was told. */
function serve(preview: Coming[], pauses: MessagePause[] = []) {
  asked.length = 0;
  const answer = (data: unknown) => ({ data, response: { ok: true, status: 200 } });
  const lists: Record<string, unknown> = {
    '/api/reminders/pauses': { items: pauses },
    '/api/reminders/coming/digests': { items: [] },
  };
  api.GET = (async (path: string) =>
    answer(lists[path] ?? { items: [mail], next: null })) as unknown as typeof GET;
  api.POST = (async (path: string, { body }: { body?: unknown }) => {
    asked.push({ path, body });
    return answer(path.endsWith('preview') ? { items: preview } : pause);
  }) as unknown as typeof POST;
}

async function open(items: Coming[], pauses: MessagePause[], permissions: Permission[]) {
  const client = clientOf(permissions);
  client.setQueryData(comingQuery(CASE).queryKey, { pages: [{ items, next: null }], pageParams: [''] });
  client.setQueryData(pausesQuery(CASE).queryKey, { items: pauses });
  await openPage(ComingPage, client, `/?caseId=${CASE}`);
}
const expectClean = async () => {
  expect(await flawsOfPage()).toEqual([]);
};

beforeAll(async () => {
  await startI18n('es');
  await loadWords('coming', 'cases', 'inbox', 'dashboard');
});
afterEach(async () => {
  cleanup();
  api.GET = GET;
  api.POST = POST;
  await switchLanguage('es');
});

it('shows what would become of each message before it is held back, by the keyboard alone', async () => {
  const user = userEvent.setup();
  serve([{ ...mail, pause: late }, urgent]);
  await open([mail], [], ['reminder:read', 'reminder:pause']);
  screen.getByRole('button', { name: 'Poner mensajes en pausa' }).focus();
  await user.keyboard('{Enter}');
  const dialog = screen.getByRole('dialog', { name: 'Poner en pausa los mensajes de FZ-7K3F' });
  await waitFor(() => expect(within(dialog).getAllByRole('listitem')).toHaveLength(2));
  const [first, second] = within(dialog).getAllByRole('listitem');
  expect(first?.textContent).toMatch(
    /Ana Núñez.*7 días antes.*Se envía con retraso.*28 de nov.*coordinación/,
  );
  expect(second?.textContent).toMatch(/Sale según lo previsto/);
  await expectClean();
  const confirm = within(dialog).getByRole('button', { name: 'Poner estos en pausa' });
  expect(confirm.hasAttribute('disabled')).toBe(true);
  await user.selectOptions(within(dialog).getByLabelText('Mensajes de quién'), 'Ana Núñez');
  await user.selectOptions(within(dialog).getByLabelText('Motivo'), 'La persona está ausente');
  await waitFor(() => expect(confirm.hasAttribute('disabled')).toBe(false));
  confirm.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked.at(-1)).toEqual({
    path: '/api/cases/{id}/pauses',
    body: { hours: 24, recipientId: 'a', reason: 'person-away', shown: ['m'] },
  });
});

it('says how many of them go to clients or family', async () => {
  const user = userEvent.setup();
  const outside: Coming = {
    ...mail,
    id: 'f',
    channel: 'sms',
    recipient: { id: 'o', kind: 'family', name: '' },
    subject: null,
    text: 'Recordatorio: tiene una cita.',
    pause: late,
  };
  serve([{ ...mail, pause: late }, outside, { ...outside, id: 'g' }, { ...outside, id: 'h', pause: null }]);
  await open([mail], [], ['reminder:read', 'reminder:pause']);
  await user.click(screen.getByRole('button', { name: 'Poner mensajes en pausa' }));
  expect(await screen.findByText(/^2 de estos mensajes son para clientes o sus familias/)).toBeTruthy();
  await expectClean();
});

it('nothing to hold back cannot be confirmed, and says so', async () => {
  const user = userEvent.setup();
  await switchLanguage('en');
  serve([urgent]);
  await open([mail], [], ['reminder:read', 'reminder:pause']);
  await user.click(screen.getByRole('button', { name: 'Hold messages back' }));
  await user.selectOptions(await screen.findByLabelText('Why'), 'The person is away');
  expect(await screen.findByText(/nothing that could be held back/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Hold these back' }).hasAttribute('disabled')).toBe(true);
});

it('what is held back is marked, with who did it and until when, and can be sent again', async () => {
  const user = userEvent.setup();
  await switchLanguage('en');
  serve([], [pause]);
  await open([{ ...mail, pause: { ...late, skipped: true } }], [pause], ['reminder:read', 'reminder:pause']);
  const held = screen.getByRole('region', { name: 'Held back now' });
  expect(within(held).getByText('Eva Ruiz')).toBeTruthy();
  expect(within(held).getByText('The person is away')).toBeTruthy();
  expect(screen.getByText(/Not sent: by then a newer one says the same/)).toBeTruthy();
  await expectClean();
  await user.click(within(held).getByRole('button', { name: /Send again.*FZ-7K3F, Ana Núñez/ }));
  await waitFor(() => expect(asked.at(-1)?.path).toBe('/api/reminders/pauses/{id}/end'));
});

it('whoever may not hold back sees that it is, and has no button', async () => {
  await switchLanguage('en');
  serve([], [pause]);
  await open([mail], [pause], ['reminder:read']);
  expect(screen.getByRole('region', { name: 'Held back now' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Hold messages back|Send again/ })).toBeNull();
});
