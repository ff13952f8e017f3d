import 'temporal-polyfill/global';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { api } from '../../api/client.js';
import { loadWords, startI18n, switchLanguage } from '../../i18n/i18n.js';
import { openPart } from '../case-part.fixture.js';
import { type BondDecision, type Hearing } from '../shapes.js';
import { correctionBody, correctionFaults, draftOf, isUnchanged } from './correction-draft.js';
import { decisionBody } from './decision-form.js';
import { DecisionPart } from './decision-part.js';
import { type Outcome } from './outcome-card.js';

const ANA = { id: 'a', name: 'Ana Prueba' };
const DECISION: BondDecision = {
  id: 'd2',
  hearingId: 'h1',
  result: 'GRANTED_AMOUNT',
  noJurisdictionReason: null,
  alternative: null,
  amountCents: 750_000,
  conditionKinds: ['phone_reporting'],
  conditions: 'Every Monday',
  appealReservedBy: ['respondent', 'dhs'],
  decidedOn: '2026-11-20',
  served: { method: 'mail', on: '2026-11-23' },
  dhsBond: 'no_bond',
  dhsStance: 'opposed',
  dhsPosition: 'No ties',
  dhsSaidWillAppeal: true,
  recordedBy: ANA,
  recordedAt: '2026-11-24T15:00:00Z',
  corrected: null,
};
const EARLIER: BondDecision = {
  ...DECISION,
  id: 'd1',
  amountCents: 1_500_000,
  corrected: { by: ANA, at: '2026-11-24T15:00:00Z', reason: 'Another amount' },
};
const HEARING = {
  id: 'h1',
  on: '2026-11-19',
  timeZone: 'America/New_York',
  decision: DECISION,
  earlierDecisions: [EARLIER],
} as unknown as Hearing;
const session = (...permissions: string[]) => ({
  signedIn: true,
  step: 'done',
  permissions,
  csrfToken: '',
  demo: false,
  staging: false,
});

let sent: { url: string; body: Record<string, unknown> }[] = [];
const post = api.POST;

beforeAll(async () => {
  await startI18n('en');
  await loadWords('cases', 'corrections');
});
beforeEach(() => {
  sent = [];
  api.POST = ((url: string, { body }: { body: Record<string, unknown> }) => {
    sent.push({ url, body });
    const data = url.endsWith('/preview')
      ? { appears: [], moves: [], closes: [] }
      : { decision: DECISION, deadlines: [] };
    return Promise.resolve({ data, response: { ok: true, status: 200 } });
  }) as unknown as typeof api.POST;
});
afterEach(async () => {
  cleanup();
  api.POST = post;
  await switchLanguage('en');
});

const show = (done: (outcome: Outcome) => void = () => undefined, ...permissions: string[]) =>
  openPart(<DecisionPart hearing={HEARING} onDone={done} />, {
    known: [[['session'], session(...permissions)]],
  });
const flaws = async () => {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id }) => id);
};

describe('the form', () => {
  it('says what stands, whatever it is', () => {
    const { id, result, amountCents, conditionKinds, conditions, appealReservedBy, decidedOn } = DECISION;
    const { served, dhsBond, dhsStance, dhsPosition, dhsSaidWillAppeal } = DECISION;
    expect(decisionBody(draftOf(DECISION), id)).toEqual({
      id,
      result,
      amountCents,
      conditionKinds,
      conditions,
      appealReservedBy,
      decidedOn,
      served,
      dhsBond,
      dhsStance,
      dhsPosition,
      dhsSaidWillAppeal,
    });
    expect(draftOf({ ...DECISION, amountCents: 150_050 }).amount).toBe('1500.50');
    expect(draftOf({ ...DECISION, appealReservedBy: ['none'] }).appealReservedBy).toBe('none');
  });

  it('knows when nothing is different, and wants a reason', () => {
    const draft = draftOf(DECISION);
    expect(isUnchanged(draft, DECISION)).toBe(true);
    expect(isUnchanged({ ...draft, reason: 'Typo' }, DECISION)).toBe(true);
    expect(isUnchanged({ ...draft, amount: '5000' }, DECISION)).toBe(false);
    expect(correctionFaults(draft)).toEqual({ reason: 'reason' });
    expect(correctionBody({ ...draft, amount: '' }, 'd3', 'x')).toBeNull();
  });
});

it('by keyboard alone: opens, is refused unchanged, shows what follows, and sends the correction with its reason', async () => {
  const outcomes: Outcome[] = [];
  await show((outcome) => outcomes.push(outcome), 'decision:record');
  (await screen.findByRole('button', { name: /^Correct this decision: hearing on/ })).focus();
  // The form comes from the network: what it waits for is waited for here.
  await act(async () => {
    await userEvent.keyboard('{Enter}');
  });
  const named = { name: 'Correct this decision' };
  const form = within(await screen.findByRole('group', named, { timeout: 10_000 }));
  const amount = form.getByLabelText<HTMLInputElement>(/^Bond amount/);
  expect(amount.value).toBe('7500');
  form.getByRole('button', { name: 'Put the decision right' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(form.getAllByText(/Nothing is different yet/).length).toBeGreaterThan(0);
  expect(sent).toEqual([]);

  await userEvent.clear(amount);
  await userEvent.type(amount, '5000');
  await userEvent.type(form.getByLabelText(/What was wrong/), 'The order says 5,000');
  expect(await screen.findByText('No date of this case changes.', {}, { timeout: 3000 })).toBeTruthy();
  expect(sent.at(-1)).toMatchObject({
    url: '/api/decisions/{id}/correct/preview',
    body: { amountCents: 500_000 },
  });
  expect(await flaws()).toEqual([]);
  form.getByRole('button', { name: 'Put the decision right' }).focus();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(outcomes).toMatchObject([{ saved: 'correction' }]));
  expect(sent.at(-1)).toMatchObject({
    url: '/api/decisions/{id}/correct',
    body: { amountCents: 500_000, reason: 'The order says 5,000', decidedOn: '2026-11-20' },
  });
});

it.each([
  ['en', /Corrected: what was recorded before/, /Corrected by Ana Prueba.*Another amount/],
  ['es', /Corregida: lo que se había anotado antes/, /Lo corrigió Ana Prueba.*Another amount/],
] as const)(
  '%s: what was recorded before stays, with who corrected it and why',
  async (language, summary, why) => {
    await switchLanguage(language);
    await show(undefined, 'decision:record');
    await userEvent.click(await screen.findByText(summary));
    expect(screen.getByText(why)).toBeTruthy();
    expect(screen.getByText(/15[,.]?000/)).toBeTruthy();
    expect(await flaws()).toEqual([]);
  },
);

it('offers no correction to those who may not record a decision', async () => {
  await show(undefined, 'hearing:read');
  expect(await screen.findByText(/\$7,500/)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
