import 'temporal-polyfill/global';
import { cleanup, screen, within } from '@testing-library/react';
import { loadWords, startI18n, switchLanguage } from '../i18n/i18n.js';
import { clientOf, flawsOfPage, openPage } from '../session/page.fixture.js';
import { ComingPage } from './coming-page.js';
import { type Coming, comingQuery } from './coming-query.js';
import { digestsQuery, type ComingDigest } from './digests-query.js';
import { pausesQuery } from './pause-api.js';

const mail: Coming = {
  id: 'm',
  caseId: 'c',
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
const inbox: Coming = {
  ...mail,
  id: 'i',
  kind: 'escalation',
  channel: 'inbox',
  inboxTitle: 'hearing-unconfirmed',
  subject: null,
  text: null,
};

const daily: ComingDigest = {
  recipient: mail.recipient,
  at: '2026-12-03T13:30:00Z',
  recipientZone: 'America/New_York',
  steps: [
    { id: 's', caseId: 'c', caseReference: 'FZ-7K3F', step: 'T-21d', dueAt: '2026-12-03T14:00:00Z' },
    { id: 'u', caseId: 'd', caseReference: 'FZ-9999', step: 'now T-14d', dueAt: '2026-12-03T14:00:00Z' },
  ],
};

async function open(items: Coming[], digests: ComingDigest[] = []) {
  const client = clientOf();
  client.setQueryData(comingQuery(undefined).queryKey, { pages: [{ items, next: null }], pageParams: [''] });
  client.setQueryData(pausesQuery(undefined).queryKey, { items: [] });
  client.setQueryData(digestsQuery(undefined).queryKey, { items: digests });
  await openPage(ComingPage, client);
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
  expect(await flawsOfPage()).toEqual([]);
});

it('says why there is nothing', async () => {
  await open([]);
  expect(screen.getByText(/No hay nada previsto/)).toBeTruthy();
});

it.each([
  ['es', 'Correos diarios', /21 días antes/, '(nuevo: la fecha se supo tarde)'],
  ['en', 'Daily mails', /21 days before/, '(new: the date came late)'],
] as const)('has the one mail a day with its steps, in %s', async (language, title, step, late) => {
  await switchLanguage(language);
  await open([mail], [daily]);
  const card = within(screen.getByRole('region', { name: title }));
  expect(card.getByText('Ana Núñez')).toBeTruthy();
  expect(card.getByText(/8:30/)).toBeTruthy();
  expect(card.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^FZ-7K3F/),
    // Nothing in a list of half past eight is told "at once".
    `FZ-9999 ${late}`,
  ]);
  expect(card.getByText(step)).toBeTruthy();
  expect(await flawsOfPage()).toEqual([]);
  cleanup();
  await switchLanguage('es');
});
