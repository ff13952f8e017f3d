import 'temporal-polyfill/global';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { api } from '../../api/client.js';
import { loadWords, startI18n, switchLanguage } from '../../i18n/i18n.js';
import { CaseFileContext, useCaseFile } from '../case-file-context.js';
import { openPart } from '../case-part.fixture.js';
import { type CaseFile, type LegalEvent } from '../shapes.js';
import { RetainerOffer } from './retainer-offer.js';

const SESSION = {
  signedIn: true,
  step: 'done',
  permissions: ['event:record'],
  csrfToken: '',
  demo: false,
  staging: false,
};
const KIND = {
  kind: 'RETAINED',
  stage: 'representation',
  title: { en: 'The client signed the retainer', es: 'Se firmó el contrato' },
  setAhead: false,
  asksTime: false,
  asksOrdered: false,
  timeZone: 'America/New_York',
};
const retained = (takenBack: object | null) => ({ id: 'e', kind: 'RETAINED', takenBack }) as LegalEvent;

function Offer({ of }: { of: Partial<CaseFile> }) {
  const file = useCaseFile();
  return (
    <CaseFileContext value={{ ...file, ...of }}>
      <RetainerOffer />
    </CaseFileContext>
  );
}

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
      : { event: retained(null), deadlines: [] };
    return Promise.resolve({ data, response: { ok: true, status: 200 } });
  }) as unknown as typeof api.POST;
});
afterEach(async () => {
  cleanup();
  api.POST = post;
  await switchLanguage('en');
});

const show = (of: Partial<CaseFile>, items: LegalEvent[] = [], may = SESSION) =>
  openPart(<Offer of={of} />, {
    known: [
      [['session'], may],
      [['case', 'case-1', 'events'], { items }],
      [['case', 'case-1', 'events', 'kinds'], { items: [KIND] }],
    ],
  });
const LED: Partial<CaseFile> = { status: 'represented', representation: 'accepted' };

it.each([
  ['en', 'Record the retainer', 'Record the event'],
  ['es', 'Anotar el contrato', 'Anotar el suceso'],
] as const)('%s: one press from the form, one more and it is recorded', async (language, offer, save) => {
  await switchLanguage(language);
  await show(LED);
  await userEvent.click(screen.getByRole('button', { name: offer }));
  const button = await screen.findByRole('button', { name: save });
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
  await userEvent.click(button);
  await waitFor(() =>
    expect(sent.find(({ url }) => url === '/api/cases/{id}/events')?.body).toMatchObject({
      kind: 'RETAINED',
      toldBy: 'us',
      toldHow: 'paper',
    }),
  );
});

it.each([
  ['nobody leads it', { status: 'matching', representation: 'unrepresented' }, []],
  ['the appearance is filed', { status: 'represented', representation: 'full_28' }, []],
  ['it is closed', { status: 'closed', representation: 'accepted' }, []],
  ['it is told', LED, [retained(null)]],
] as const)('is not offered when %s', async (_title, of, items) => {
  await show(of, [...items]);
  expect(screen.queryByRole('button')).toBeNull();
});

it('is offered again when what was told is taken back, and only to those who may tell', async () => {
  await show(LED, [retained({ by: { id: 'a', name: 'Ana' }, at: '2026-11-24T15:00:00Z', reason: 'x' })]);
  expect(screen.getByRole('button', { name: 'Record the retainer' })).toBeTruthy();
  cleanup();
  await show(LED, [], { ...SESSION, permissions: [] });
  expect(screen.queryByRole('button')).toBeNull();
});
