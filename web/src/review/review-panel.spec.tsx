import 'temporal-polyfill/global';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { loadWords, startI18n } from '../i18n/i18n.js';
import { ApiProblem } from '../api/problem.js';
import { type Intake } from '../intake/intake-types.js';
import { type Questionnaire } from '../intake/questionnaire.js';
import { type Deciding, type ReviewOffice } from './review-api.js';
import { ReviewPanel } from './review-panel.js';

const QUESTIONNAIRE: Questionnaire = {
  version: 'v1',
  languages: [],
  countries: [],
  sections: [
    {
      id: 'who',
      number: 3,
      title: { en: 'Who', es: 'Quién' },
      questions: [
        {
          id: 'detained.givenNames',
          type: 'name',
          sensitivity: 'P1',
          owner: 'detained',
          label: { en: 'Given names', es: 'Nombres' },
          monitoredLine: 'ask',
        },
        {
          id: 'court.court',
          type: 'court',
          sensitivity: 'P1',
          owner: 'detained',
          label: { en: 'Court', es: 'Corte' },
          monitoredLine: 'ask',
        },
      ],
    },
  ],
};

const STEWART = { id: 'c1', name: 'Stewart Immigration Court' };

const intake = (version: number, name: string): Intake => ({
  id: 'i1',
  reference: 'IN-7K3F',
  version,
  status: 'finished',
  channel: 'phone',
  monitoredLine: false,
  answers: {
    'detained.givenNames': { state: 'value', value: name },
    'court.court': { state: 'value', value: STEWART.id },
  },
  startedAt: '2026-11-24T15:40:00Z',
  savedAt: '2026-11-24T15:41:00Z',
  finishedAt: '2026-11-24T15:50:00Z',
  takenBy: { id: 'ana', name: 'Ana' },
  urgency: { level: 'red', reasons: ['child-alone'] },
  enoughToAct: true,
  missing: [],
  consent: { store: true, share: true },
  duplicates: [],
  outcome: null,
});

/** An office that holds one intake, which somebody may change between reading and deciding. */
function server() {
  const decided: Deciding[] = [];
  let now = intake(4, 'José');
  const office: ReviewOffice = {
    readIntake: async () => now,
    readQuestionnaire: async () => QUESTIONNAIRE,
    decide: async (deciding) => {
      if (deciding.version !== now.version) throw new ApiProblem({ status: 412, slug: 'stale-version' });
      decided.push(deciding);
      return null;
    },
  };
  const change = () => {
    now = intake(5, 'José Luis');
  };
  return { decided, change, office };
}

async function openPanel(office: ReviewOffice) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(['places', 'courts'], [STEWART]);
  const closed: string[] = [];
  const Page = () => (
    <QueryClientProvider client={client}>
      <ReviewPanel intakeId="i1" duplicates={0} office={office} onClose={() => closed.push('closed')} />
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
  return closed;
}

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

beforeAll(async () => {
  await startI18n('en');
  await loadWords('review', 'intake');
});
afterEach(cleanup);

describe('deciding on an intake', () => {
  it('wants a reason before anything is sent', async () => {
    const { office, decided } = server();
    await openPanel(office);
    await press('Decline');
    await press('Decline');
    expect(await screen.findByText('Write at least a few words.')).toBeTruthy();
    expect(decided).toEqual([]);
  });

  it('is sent with its reason and the version that was read', async () => {
    const { office, decided } = server();
    const closed = await openPanel(office);
    await press('Decline');
    await userEvent.type(screen.getByRole('textbox', { name: 'Why we decline' }), 'Has a lawyer already');
    await press('Decline');
    expect(decided).toMatchObject([{ decision: 'decline', version: 4, reason: 'Has a lawyer already' }]);
    expect(closed).toEqual(['closed']);
  });

  it('has to wait while the call goes on', async () => {
    const { office } = server();
    await openPanel({
      ...office,
      readIntake: async () => ({ ...intake(2, 'José'), status: 'draft', finishedAt: null }),
    });
    expect(await screen.findByText(/You can decide once it is handed on/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Decline' })).toBeNull();
  });

  it('names the court', async () => {
    const { office } = server();
    await openPanel(office);
    expect(await screen.findByText('Stewart Immigration Court')).toBeTruthy();
  });

  it('keeps the reason when another decision is looked at', async () => {
    const { office } = server();
    await openPanel(office);
    await press('Decline');
    await userEvent.type(screen.getByRole('textbox', { name: 'Why we decline' }), 'Held in Texas');
    await press('Back');
    await press('Refer');
    expect(screen.getByDisplayValue('Held in Texas')).toBeTruthy();
  });

  it('on an older version shows what is new and asks again', async () => {
    const { office, change } = server();
    await openPanel(office);
    expect(await screen.findAllByText('José')).toBeTruthy();
    await press('Accept and open a case');
    await userEvent.type(screen.getByRole('textbox', { name: 'Why we take it' }), 'An attorney is free');
    change();
    await press('Open the case');
    expect(await screen.findByText(/Somebody changed this intake/)).toBeTruthy();
    expect(await screen.findAllByText('José Luis')).toBeTruthy();
    await press('Accept and open a case');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Why we take it' }).value).toBe(
      'An attorney is free',
    );
  });
});
