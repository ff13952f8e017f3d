import 'temporal-polyfill/global';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { loadWords, startI18n } from '../i18n/i18n.js';
import { clientOf, flawsOfPage, openPage } from '../session/page.fixture.js';
import { Agenda } from './agenda.js';
import { type CalendarDeadline, type CalendarPage } from './calendar-query.js';

const SPAN = { from: '2026-11-24', to: '2026-12-21' };
const due = (id: number, on: string): CalendarDeadline => ({
  id: String(id),
  caseId: 'c',
  caseReference: `FZ-000${id}`,
  code: 'BIA_APPEAL',
  title: { en: 'Appeal', es: 'Apelación' },
  owner: 'US',
  on,
  at: null,
  timeZone: 'America/New_York',
  lead: null,
  backup: null,
});
/** Three a day for five days. */
const PAGE = {
  hearings: [],
  deadlines: Array.from({ length: 15 }, (_, at) => due(at, `2026-11-${24 + Math.floor(at / 3)}`)),
  holidays: [],
} as unknown as CalendarPage;
const Page = () => (
  <>
    <h1>.</h1>
    <h2>.</h2>
    <Agenda page={PAGE} span={SPAN} on="2026-11-24" today="2026-11-24" />
  </>
);
const { matchMedia } = globalThis;
const windowIs = (phone: boolean) => {
  globalThis.matchMedia = (() => ({ matches: phone })) as unknown as typeof matchMedia;
};

beforeAll(async () => {
  await startI18n('es');
  await loadWords('calendar', 'cases', 'dashboard');
});
afterEach(() => {
  cleanup();
  globalThis.matchMedia = matchMedia;
});

it('on a phone begins with whole days of a few dates, and unfolds the others', async () => {
  windowIs(true);
  await openPage(Page, clientOf());
  expect(screen.getAllByRole('listitem')).toHaveLength(6);
  expect(await flawsOfPage()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Mostrar 3 días más' }));
  expect(screen.getAllByRole('listitem')).toHaveLength(15);
  expect(screen.queryByRole('button', { name: /Mostrar/ })).toBeNull();
});

it('at a desk shows all of them', async () => {
  windowIs(false);
  await openPage(Page, clientOf());
  expect(screen.getAllByRole('listitem')).toHaveLength(15);
});
