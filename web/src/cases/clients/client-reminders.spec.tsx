import 'temporal-polyfill/global';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { api } from '../../api/client.js';
import { loadWords, startI18n, switchLanguage } from '../../i18n/i18n.js';
import { flawsOfPage } from '../../session/page.fixture.js';
import { openPart } from '../case-part.fixture.js';
import { ClientReminders } from './client-reminders.js';
import { type ClientCall, clientCallsQuery, type OptIn, type OptInList, optInsQuery } from './clients-api.js';

const SESSION = {
  signedIn: true,
  step: 'done',
  permissions: ['client:remind', 'client:call'],
  csrfToken: '',
  demo: false,
  staging: false,
};
const CLIENT: OptIn = {
  id: 'o1',
  who: 'client',
  name: null,
  ending: '0123',
  way: 'text',
  language: 'es',
  safety: 'private',
  askedBy: 'self',
  askedOn: '2026-11-20',
  timeZone: 'America/New_York',
  recordedBy: { id: 'b', name: 'Ben Whitaker' },
  recordedAt: '2026-11-20T15:00:00Z',
  told: false,
  endedAt: null,
  endedAs: null,
};
const SAMPLES: OptInList['samples'] = [
  { language: 'en', first: 'Hello from 704-555-0100', next: 'Reminder', due: 'Hello, I call' },
  { language: 'es', first: 'Hola, del 704-555-0100', next: 'Recordatorio', due: 'Buenas, le llamo' },
];
const CALL: ClientCall = {
  id: 'k1',
  reason: 'client-unreached',
  colleague: null,
  client: {
    who: 'family',
    name: 'Rosa',
    phone: '+17045550124',
    language: 'es',
    say: 'Buenas, tiene una cita.',
  },
  caseId: 'case-1',
  caseReference: 'FZ-7K3F',
  dueAt: '2026-12-15T18:00:00Z',
  timeZone: 'America/New_York',
  openedAt: '2026-12-08T14:00:00Z',
  outcome: null,
};

const sent: [string, unknown][] = [];
const open = async (items: OptIn[], calls: ClientCall[] = []) =>
  openPart(
    <main>
      <h2>.</h2>
      <ClientReminders />
    </main>,
    {
      known: [
        [['session'], SESSION],
        [optInsQuery('case-1').queryKey, { items, smsOffered: true, samples: SAMPLES }],
        [clientCallsQuery('case-1').queryKey, { items: calls }],
      ],
    },
  );

const post = api.POST;

beforeAll(async () => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  api.POST = ((
    url: string,
    { body, params }: { body?: unknown; params: { path: Record<string, string> } },
  ) => {
    sent.push([
      url.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => params.path[name] ?? ''),
      body ?? null,
    ]);
    return Promise.resolve({ data: {}, response: new Response('{}', { status: 200 }) });
  }) as unknown as typeof api.POST;
  await startI18n('en');
  await loadWords('clients', 'cases', 'dashboard');
});
beforeEach(async () => {
  sent.length = 0;
  await switchLanguage('en');
});
afterEach(cleanup);
afterAll(() => {
  api.POST = post;
});

it('says that nothing goes to a client who is held, and shows no number', async () => {
  await open([CLIENT]);
  expect(screen.getByText('The client, number ending in 0123')).toBeTruthy();
  expect(screen.getByText(/while the client is held/)).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/555-0123/);
  expect(await flawsOfPage()).toEqual([]);
});

it('shows the very words in both languages', async () => {
  await open([]);
  await userEvent.click(screen.getByText('The very words'));
  expect(screen.getByText('Hola, del 704-555-0100').closest('[lang]')?.getAttribute('lang')).toBe('es');
  expect(screen.getByText('Hello from 704-555-0100').closest('[lang]')?.getAttribute('lang')).toBe('en');
});

it('whoever asks on the phone asked today: one press, also over what was half written', async () => {
  await open([]);
  await userEvent.click(screen.getByRole('button', { name: 'Add somebody' }));
  const form = within(screen.getByRole('region', { name: 'Who asked to be reminded' }));
  await userEvent.type(form.getByRole('textbox', { name: 'Month' }), '3');
  await userEvent.click(form.getByRole('button', { name: 'Today' }));
  const today = Temporal.Now.zonedDateTimeISO('America/New_York');
  const boxes = ['Month', 'Day', 'Year'].map(
    (name) => form.getByRole<HTMLInputElement>('textbox', { name }).value,
  );
  expect(boxes.map(Number)).toEqual([today.month, today.day, today.year]);
  await userEvent.click(form.getByRole('button', { name: 'Save and plan' }));
  expect(form.queryByText('Write the whole day.')).toBeNull();
});

it('asks whether the phone is safe before anything is saved, and never texts one that is not', async () => {
  await open([]);
  await userEvent.click(screen.getByRole('button', { name: 'Add somebody' }));
  const form = within(screen.getByRole('region', { name: 'Who asked to be reminded' }));
  await userEvent.click(form.getByRole('button', { name: 'Save and plan' }));
  expect(form.getAllByText('Ask, and choose the answer.').length).toBeGreaterThan(0);
  await userEvent.click(form.getByRole('radio', { name: 'Family' }));
  await userEvent.type(form.getByLabelText(/^Name/), 'Rosa');
  await userEvent.type(form.getByLabelText('Number'), '704 555 0124');
  await userEvent.click(form.getByRole('radio', { name: 'Not safe: never text it' }));
  expect(form.getByRole<HTMLInputElement>('radio', { name: /Somebody calls them/ }).checked).toBe(true);
  await userEvent.click(form.getByRole('radio', { name: 'By text message' }));
  for (const [box, text] of [
    ['Month', '11'],
    ['Day', '20'],
    ['Year', '2026'],
  ] as const)
    await userEvent.type(form.getByRole('textbox', { name: box }), text);
  await userEvent.click(form.getByRole('button', { name: 'Save and plan' }));
  expect(sent).toEqual([]);
  await userEvent.click(form.getByRole('radio', { name: /Somebody calls them/ }));
  expect(await flawsOfPage()).toEqual([]);
  await userEvent.click(form.getByRole('button', { name: 'Save and plan' }));
  await waitFor(() => expect(sent[0]?.[0]).toBe('/api/cases/case-1/client-reminders'));
  expect(sent[0]?.[1]).toEqual({
    who: 'family',
    name: 'Rosa',
    phone: '704 555 0124',
    language: 'es',
    safety: 'unsafe',
    way: 'call',
    askedBy: 'self',
    askedOn: '2026-11-20',
  });
});

it('begins at the head of the form and goes back to the button', async () => {
  await open([]);
  await userEvent.click(screen.getByRole('button', { name: 'Add somebody' }));
  expect(document.activeElement?.textContent).toBe('Who asked to be reminded');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(document.activeElement?.textContent).toBe('Add somebody');
});

it('ends one after asking, with what that means', async () => {
  await open([CLIENT]);
  await userEvent.click(screen.getByRole('button', { name: 'End the reminders to the client' }));
  expect(screen.getByText(/No goodbye is sent/)).toBeTruthy();
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'End' }));
  await waitFor(() => expect(sent[0]?.[0]).toBe('/api/cases/case-1/client-reminders/o1/end'));
});

it('says whom to call, what to say in their language, and takes how it went', async () => {
  await switchLanguage('es');
  await open([], [CALL]);
  expect(screen.getByRole('link', { name: '(704) 555-0124' })).toBeTruthy();
  expect(screen.getByText('Buenas, tiene una cita.').getAttribute('lang')).toBe('es');
  expect(await flawsOfPage()).toEqual([]);
  await userEvent.selectOptions(screen.getByLabelText('Resultado de la llamada a Rosa'), 'Contestó');
  expect(sent).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Guardar: Resultado de la llamada a Rosa' }));
  await waitFor(() =>
    expect(sent[0]).toEqual(['/api/cases/case-1/client-calls/k1/done', { outcome: 'reached' }]),
  );
});
