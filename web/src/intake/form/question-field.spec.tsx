import 'temporal-polyfill/global';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { loadWords, startI18n } from '../../i18n/i18n.js';
import { type Answers } from '../answers.js';
import { type Duplicate, type Intake } from '../intake-types.js';
import { type Desk } from '../desk.js';
import { asked, openCall } from './open-call.fixture.js';

const NAME = asked({ id: 'caller.name', type: 'name', label: { en: "Caller's name", es: 'Nombre' } });
const CONSENT = asked({
  id: 'consent.store',
  type: 'yesNo',
  label: { en: 'May we write this down?', es: '¿Anotar?' },
});
const NUMBER = asked({
  id: 'detained.aNumber',
  type: 'aNumber',
  sensitivity: 'P2',
  label: { en: 'A-number', es: 'Número A' },
});
const ENTRY = asked({
  id: 'court.howEntered',
  type: 'text',
  monitoredLine: 'skip',
  label: { en: 'How they came', es: 'Cómo' },
});
const HEARING = asked({
  id: 'court.knowsHearing',
  type: 'yesNo',
  label: { en: 'Is there a hearing date?', es: '¿Hay fecha?' },
  say: { en: 'Has anyone told you of a date?', es: '¿Alguien le ha dicho una fecha?' },
  then: [
    {
      in: ['unknown'],
      say: { en: 'The court line does not list bond hearings.', es: 'La línea no incluye fianzas.' },
    },
  ],
});
const RELEASE = asked({
  id: 'now.wouldBeReleasedAt',
  type: 'instant',
  label: { en: 'When would they get out?', es: '¿Cuándo saldría?' },
});
const ALL = [NAME, CONSENT, NUMBER, ENTRY, HEARING, RELEASE];
const open = (answers: Answers, intake: Partial<Intake> = {}) =>
  openCall({ questions: ALL, answers, intake });

const box = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const duplicate = (more: Partial<Duplicate>): Duplicate => ({
  reason: 'a_number',
  visible: false,
  kind: 'case',
  ...more,
});
const permitted: Answers = { 'consent.store': { state: 'value', value: 'yes' } };
const numbered: Answers = { ...permitted, 'detained.aNumber': { state: 'value', value: 'A •••-••5-678' } };

beforeAll(async () => {
  await startI18n('en');
  await loadWords('intake');
});
afterEach(cleanup);

describe('a question on the screen', () => {
  it('? and - in an empty box record not sure and declined, which look unlike each other; Backspace takes back', async () => {
    const { desk } = await open({});
    await userEvent.type(box("Caller's name"), '?');
    expect(desk.answers['caller.name']).toEqual({ state: 'unknown' });
    expect(box("Caller's name").placeholder).toBe('? Not sure');
    await userEvent.type(box("Caller's name"), '-');
    expect(desk.answers['caller.name']).toEqual({ state: 'declined' });
    expect(box("Caller's name").placeholder).toBe('– Would rather not say');
    await userEvent.type(box("Caller's name"), '{Backspace}');
    expect(desk.answers['caller.name']).toBeUndefined();
  });

  it('? and - are letters like any other once something is typed', async () => {
    const { desk } = await open({});
    await userEvent.type(box("Caller's name"), 'Ana-Luz?');
    expect(desk.answers['caller.name']).toEqual({ state: 'value', value: 'Ana-Luz?' });
  });

  it('y, n, ? and - answer a row; what follows is said in the language of the caller', async () => {
    const { desk } = await open({});
    act(() => screen.getAllByRole('radio', { name: 'Yes' }).at(-1)?.focus());
    await userEvent.keyboard('n');
    expect(desk.answers['court.knowsHearing']).toEqual({ state: 'value', value: 'no' });
    await userEvent.keyboard('?');
    expect(desk.answers['court.knowsHearing']).toEqual({ state: 'unknown' });
    const next = screen.getByText('La línea no incluye fianzas.');
    expect(next.lang).toBe('es');
    await userEvent.keyboard('-');
    expect(desk.answers['court.knowsHearing']).toEqual({ state: 'declined' });
  });

  it('is locked until the caller gives permission, and opens at once with the yes', async () => {
    const { desk } = await open({});
    expect(box('A-number').disabled).toBe(true);
    expect(box('A-number').placeholder).toBe('Ask permission first');
    expect(box("Caller's name").disabled).toBe(false);
    act(() => desk.change('consent.store', { state: 'value', value: 'yes' }));
    expect(box('A-number').disabled).toBe(false);
  });

  it('is not on the screen of a monitored line when it must not be asked there', async () => {
    await open({}, { monitoredLine: true });
    expect(screen.queryByRole('textbox', { name: 'How they came' })).toBeNull();
    expect(box("Caller's name")).toBeTruthy();
  });
});

describe('the A-number', () => {
  it('is read back in threes with a word about the zero, and hidden after leaving the field', async () => {
    const { desk } = await open(permitted);
    await userEvent.type(box('A-number'), '12345678');
    expect(screen.getByText(/012 · 345 · 678/).textContent).toContain('a 0 was put in front');
    expect(desk.answers['detained.aNumber']).toEqual({ state: 'value', value: 'A012-345-678' });
    await userEvent.tab();
    expect(screen.queryByRole('textbox', { name: 'A-number' })).toBeNull();
    expect(screen.getByText('A •••-••5-678')).toBeTruthy();
  });

  it('is shown again only by asking the server, which writes it down', async () => {
    const { revealed } = await open(numbered);
    expect(screen.queryByText('A012-345-678')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /Show A-number/ }));
    await waitFor(() => expect(screen.getByText('A012-345-678')).toBeTruthy());
    expect(revealed).toEqual(['i1']);
  });

  it('half of it is kept here, not sent, and called wrong only after leaving the field', async () => {
    const { desk } = await open(permitted);
    await userEvent.type(box('A-number'), 'A12');
    expect(desk.autosave.ledger.waiting).toEqual({});
    expect(box('A-number').getAttribute('aria-invalid')).toBeNull();
    await userEvent.tab();
    expect(box('A-number').getAttribute('aria-invalid')).toBe('true');
    expect(box('A-number').value).toBe('A12');
  });
});

describe('an answer that something else than its box changed', () => {
  const elsewhere = (desk: Desk, id: string, value: string, unreadable?: string) =>
    act(() => desk.change(id, { state: 'value', value }, unreadable));

  it('is what the box shows: a name, half a number, an hour', async () => {
    const { desk } = await open(permitted);
    await userEvent.type(box("Caller's name"), 'Lupe');
    await userEvent.type(box('A-number'), 'A12');
    elsewhere(desk, 'caller.name', 'Guadalupe');
    elsewhere(desk, 'detained.aNumber', 'A99', 'a-number-length');
    elsewhere(desk, 'now.wouldBeReleasedAt', '2026-11-27T21:30:00Z');
    expect([box("Caller's name").value, box('A-number').value]).toEqual(['Guadalupe', 'A99']);
    const day = screen.getByLabelText<HTMLInputElement>('When would they get out?', { selector: 'input' });
    expect(day.value).toBe('2026-11-27');
    elsewhere(desk, 'now.wouldBeReleasedAt', '2026-11-28T14:00:00Z');
    expect(screen.getByLabelText<HTMLInputElement>('Time').value).toBe('09:00');
  });

  it('an hour stands with the letters of its zone', async () => {
    await open({ 'now.wouldBeReleasedAt': { state: 'value', value: '2026-11-27T21:30:00Z' } });
    expect(screen.getByLabelText<HTMLInputElement>('Time').value).toBe('16:30');
    expect(screen.getByText('EST')).toBeTruthy();
  });
});

describe('someone may have called before', () => {
  it('without access nothing is told but that a coordinator will check', async () => {
    await open(numbered, {
      duplicates: [duplicate({ reference: 'FZ-7K3F', id: 'case-1', status: 'accepted' })],
    });
    expect(screen.getByText('A case may exist. A coordinator will check.')).toBeTruthy();
    expect(document.body.textContent).not.toContain('FZ-7K3F');
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('with access the case can be opened; nothing is blocked', async () => {
    await open(numbered, { duplicates: [duplicate({ visible: true, reference: 'FZ-7K3F', id: 'case-1' })] });
    expect(screen.getByRole('link', { name: 'Open case FZ-7K3F' }).getAttribute('href')).toBe(
      '/cases/FZ-7K3F',
    );
  });
});
