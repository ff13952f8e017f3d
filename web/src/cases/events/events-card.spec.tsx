import 'temporal-polyfill/global';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { api } from '../../api/client.js';
import { loadWords, startI18n, switchLanguage } from '../../i18n/i18n.js';
import { openPart } from '../case-part.fixture.js';
import { type Outcome } from '../court/outcome-card.js';
import { type EventKind, type LegalEvent } from '../shapes.js';
import { EventsCard } from './events-card.js';

const SESSION = {
  signedIn: true,
  step: 'done',
  permissions: ['event:record'],
  csrfToken: '',
  demo: false,
  staging: false,
};
const kind = (more: Partial<EventKind>): EventKind => ({
  kind: 'FINAL_ORDER',
  stage: 'removal',
  title: { en: 'The removal order became final', es: 'La orden de expulsión quedó firme' },
  setAhead: false,
  asksTime: false,
  asksOrdered: false,
  timeZone: 'America/New_York',
  ...more,
});
const KINDS = [
  kind({
    kind: 'BOND_POSTED',
    stage: 'bond',
    title: { en: 'Bond posted', es: 'Fianza pagada' },
    asksTime: true,
  }),
  kind({}),
];
const EVENT: LegalEvent = {
  id: 'e1',
  kind: 'FINAL_ORDER',
  title: { en: 'The removal order became final', es: 'La orden de expulsión quedó firme' },
  on: '2026-11-24',
  at: null,
  orderedOn: null,
  timeZone: 'America/New_York',
  toldBy: 'court',
  toldHow: 'ecas',
  note: 'Read in the file',
  recordedBy: { id: 'a', name: 'Ana Prueba' },
  recordedAt: '2026-11-24T15:00:00Z',
  takenBack: null,
};
const TAKEN_BACK: LegalEvent = {
  ...EVENT,
  id: 'e2',
  takenBack: { by: { id: 'a', name: 'Ana Prueba' }, at: '2026-11-25T15:00:00Z', reason: 'Another case' },
};

let sent: { url: string; body: unknown }[] = [];
const post = api.POST;

beforeAll(async () => {
  await startI18n('en');
  await loadWords('cases', 'events');
});
beforeEach(() => {
  sent = [];
  api.POST = ((url: string, { body }: { body: unknown }) => {
    sent.push({ url, body });
    const data = url.endsWith('/preview')
      ? { appears: [], moves: [], closes: [] }
      : url.endsWith('take-back')
        ? TAKEN_BACK
        : { event: EVENT, deadlines: [] };
    return Promise.resolve({ data, response: { ok: true, status: 200 } });
  }) as unknown as typeof api.POST;
});
afterEach(async () => {
  cleanup();
  api.POST = post;
  await switchLanguage('en');
});

const show = (items: LegalEvent[], done: (outcome: Outcome) => void = () => undefined) =>
  openPart(<EventsCard onDone={done} />, {
    known: [
      [['session'], SESSION],
      [['case', 'case-1', 'events'], { items }],
      [['case', 'case-1', 'events', 'kinds'], { items: KINDS }],
    ],
  });
const faults = async () => {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id }) => id);
};

it('by keyboard alone: finds the kind, asks the hour it needs, shows the change and records it', async () => {
  const outcomes: Outcome[] = [];
  await show([], (outcome) => outcomes.push(outcome));
  await userEvent.click(screen.getByRole('button', { name: 'Record an event' }));
  await userEvent.type(screen.getByRole('combobox', { name: /What happened/ }), 'posted{ArrowDown}{Enter}');
  const time = await screen.findByLabelText(/At what time/);
  const day = within(screen.getByRole('group', { name: /On which day/ }));
  await userEvent.type(day.getAllByRole('textbox')[0] as HTMLElement, '2026-11-24');
  await userEvent.type(time, '11:00');
  await userEvent.selectOptions(screen.getByLabelText(/Who told us/), 'us');
  await userEvent.selectOptions(screen.getByLabelText(/How we know/), 'paper');
  expect(await screen.findByText('No date of this case changes.', {}, { timeout: 3000 })).toBeTruthy();
  expect(await faults()).toEqual([]);
  await userEvent.click(screen.getAllByRole('button', { name: 'Record the event' }).at(-1) as HTMLElement);
  await waitFor(() => expect(outcomes).toHaveLength(1));
  expect(sent.at(-1)).toMatchObject({
    url: '/api/cases/{id}/events',
    body: { kind: 'BOND_POSTED', on: '2026-11-24', at: '11:00', toldBy: 'us', toldHow: 'paper' },
  });
});

it('says what is missing, and sends nothing', async () => {
  await show([]);
  await userEvent.click(screen.getByRole('button', { name: 'Record an event' }));
  await userEvent.click(screen.getByRole('button', { name: 'Record the event' }));
  expect(screen.getByRole('combobox', { name: /What happened/ }).getAttribute('aria-invalid')).toBe('true');
  expect(sent).toEqual([]);
});

it.each([
  ['en', 'Take back: The removal order became final', 'taken back', /Source: the court, in ECAS/],
  ['es', 'Retirar: La orden de expulsión quedó firme', 'retirado', /Fuente: la corte, en ECAS/],
] as const)(
  '%s: tells who said so, and what was taken back and why',
  async (language, button, badge, told) => {
    await switchLanguage(language);
    await show([EVENT, TAKEN_BACK]);
    expect(screen.getAllByText(told)).toHaveLength(2);
    expect(screen.getByText(badge)).toBeTruthy();
    expect(screen.getByText(/Ana Prueba.*Another case/)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: button })).toHaveLength(1);
    expect(await faults()).toEqual([]);
  },
);

it('takes back only with a reason', async () => {
  await show([EVENT]);
  await userEvent.click(screen.getByRole('button', { name: /^Take back/ }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.click(dialog.getByRole('button', { name: 'Take back' }));
  expect(sent).toEqual([]);
  await userEvent.type(dialog.getByRole('textbox'), 'It was another case');
  await userEvent.click(dialog.getByRole('button', { name: 'Take back' }));
  await waitFor(() =>
    expect(sent).toEqual([{ url: '/api/events/{id}/take-back', body: { reason: 'It was another case' } }]),
  );
});
