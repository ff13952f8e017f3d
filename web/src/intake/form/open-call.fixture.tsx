import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, render } from '@testing-library/react';
import { type Answers } from '../answers.js';
import { Desk, type DeskPorts } from '../desk.js';
import { OpenIntakeContext, ReadingAloudContext } from '../desk-context.js';
import { type Intake, type IntakeApi } from '../intake-types.js';
import { type Question, type Questionnaire } from '../questionnaire.js';
import { QuestionField } from './question-field.js';

/** For specs: a question with the little that the spec cares about. */
export const asked = (more: Partial<Question> & Pick<Question, 'id' | 'type'>): Question => ({
  sensitivity: 'P1',
  owner: 'detained',
  label: { en: more.id, es: more.id },
  monitoredLine: 'ask',
  ...more,
});

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

interface OpenCall {
  questions: readonly Question[];
  questionnaire?: Partial<Questionnaire>;
  answers: Answers;
  intake?: Partial<Intake>;
}

/** For specs: an open call with these questions on the screen, Spanish read aloud, and a server that never answers. */
export async function openCall({ questions, questionnaire, answers, intake: more }: OpenCall) {
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
    questionnaire: {
      version: 'v1',
      languages: [],
      countries: [],
      sections: [{ id: 'who', number: 1, title: { en: 'Who', es: 'Quién' }, questions }],
      ...questionnaire,
    },
    masks: true,
    timeZone: 'America/New_York',
    placeNames: new Map(),
  };
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const Page = () => (
    <QueryClientProvider client={client}>
      <OpenIntakeContext value={intake}>
        <ReadingAloudContext value={{ language: 'es', shown: true }}>
          {questions.map((question) => (
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
  return { desk, revealed, client };
}
