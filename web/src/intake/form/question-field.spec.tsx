import 'temporal-polyfill/global';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { loadWords, startI18n } from '../../i18n/i18n.js';
import { type Answers } from '../answers.js';
import { Desk, type DeskPorts } from '../desk.js';
import { OpenIntakeContext, ReadingAloudContext } from '../desk-context.js';
import { type Duplicate, type Intake, type IntakeApi } from '../intake-types.js';
import { type Question, type Questionnaire } from '../questionnaire.js';
import { QuestionField } from './question-field.js';

const asked = (more: Partial<Question> & Pick<Question, 'id' | 'type'>): Question => ({
  sensitivity: 'P1',
  owner: 'detained',
  label: { en: more.id, es: more.id },
  monitoredLine: 'ask',
  ...more,
});

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
const ALL = [NAME, CONSENT, NUMBER, ENTRY, HEARING];
const QUESTIONNAIRE: Questionnaire = {
  version: 'v1',
  languages: [],
  countries: [],
  sections: [{ id: 'who', number: 1, title: { en: 'Who', es: 'Quién' }, questions: ALL }],
};

function call(answers: Answers, more: Partial<Intake> = {}): Intake {
  return {
    id: 'i1',
    reference: 'IN-7K3F',
    version: 1,
    status: 'draft',
    channel: 'phone',
    monitoredLine: false,
    answers,
    startedAt: '2026-11-24T15:40:00Z',
    savedAt: '2026-11-24T15:41:00Z',
    takenBy: { id: 'ana', name: 'Ana' },
    urgency: { level: 'green', reasons: [] },
    enoughToAct: false,
    missing: [],
    consent: { store: false, share: false },
    duplicates: [],
    ...more,
  };
}

async function open(answers: Answers, more: Partial<Intake> = {}, masks = true) {
  const revealed: string[] = [];
  const never = () => new Promise<never>(() => undefined);
  const api: IntakeApi = {
    begin: never,
    read: never,
    save: never,
    finish: never,
    reopen: never,
    reveal: async (id) => {
      revealed.push(id);
      return { ok: true, value: { value: 'A012-345-678' } };
    },
  };
  const ports: DeskPorts = {
    api,
    drafts: null,
    isOnline: () => true,
    newId: () => 'p',
    wait: () => () => undefined,
  };
  const desk = Desk.begun(call(answers, more), ports);
  const intake = {
    desk,
    questionnaire: QUESTIONNAIRE,
    masks,
    timeZone: 'America/New_York',
    placeNames: new Map(),
  };
  const Page = () => (
    <QueryClientProvider client={new QueryClient()}>
      <OpenIntakeContext value={intake}>
        <ReadingAloudContext value={{ language: 'es', shown: true }}>
          {ALL.map((question) => (
            <QuestionField key={question.id} question={question} span={6} />
          ))}
        </ReadingAloudContext>
      </OpenIntakeContext>
    </QueryClientProvider>
  );
  const router = createRouter({
    routeTree: createRootRoute({ component: Page }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  await act(async () => {
    await router.load();
    render(<RouterProvider router={router} />);
  });
  return { desk, revealed };
}

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
