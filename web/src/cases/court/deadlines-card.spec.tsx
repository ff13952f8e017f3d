import 'temporal-polyfill/global';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { loadWords, startI18n } from '../../i18n/i18n.js';
import { openPart } from '../case-part.fixture.js';
import { deadline } from '../deadline.fixture.js';
import { type Deadline } from '../shapes.js';
import { DeadlinesCard } from './deadlines-card.js';

const PERMISSIONS = [
  'deadline:enter',
  'deadline:meet',
  'deadline:waive',
  'deadline:pass',
  'deadline:reopen',
  'date:verify',
];
const UNVERIFIED = deadline('x', '2026-12-31').verification;

/** The card with these dates, and no line to the server. */
async function open(items: readonly Deadline[], permissions = PERMISSIONS) {
  const session = { signedIn: true, step: 'done', permissions, csrfToken: '', demo: false, staging: false };
  await openPart(<DeadlinesCard onDone={() => {}} />, {
    known: [
      [['session'], session],
      [['case', 'case-1', 'deadlines'], { items }],
    ],
  });
}

const buttons = () => screen.queryAllByRole('button').map(({ textContent }) => textContent);
const violations = async () =>
  (
    await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    })
  ).violations.map(({ id }) => id);

beforeAll(async () => {
  await startI18n('en');
  await loadWords('cases');
});
afterEach(cleanup);

describe('what can be done to a deadline', () => {
  it('is what its rule, its owner and the reader’s role allow', async () => {
    await open([deadline('a', '2026-12-31')]);
    expect(buttons()).toEqual(['Add a date', 'Mark as met', 'Verify', 'Waive']);
    cleanup();
    await open([deadline('a', '2026-12-31', { waivable: false })], ['deadline:meet', 'deadline:waive']);
    expect(buttons()).toEqual(['Mark as met']);
    cleanup();
    const passed = { owner: 'DHS', ours: false, passableFrom: '2020-12-04T05:00:00Z' } as const;
    await open([deadline('a', '2020-12-02', passed)], ['deadline:pass', 'deadline:meet']);
    expect(buttons()).toEqual(['Mark as passed']);
    cleanup();
    await open([deadline('a', '2090-12-02', { ...passed, passableFrom: '2090-12-04T05:00:00Z' })]);
    expect(buttons()).toEqual(['Add a date', 'Verify']);
    expect(screen.getByText(/Look at the docket again/)).toBeTruthy();
  });

  it('by the keyboard: the list of ways is asked for, and a refusal keeps what was said', async () => {
    await open([deadline('a', '2026-12-31', { version: 3 })]);
    const keys = userEvent.setup();
    screen.getByRole('button', { name: 'Verify the date: Appeal' }).focus();
    await keys.keyboard('{Enter}');
    const dialog = screen.getByRole('dialog', { name: 'Is this date right? Appeal' });
    expect(await violations()).toEqual([]);
    within(dialog).getByRole('button', { name: 'Yes, the date is right' }).focus();
    await keys.keyboard('{Enter}');
    expect(document.activeElement?.getAttribute('type')).toBe('radio');
    await keys.keyboard(' ');
    await keys.type(within(dialog).getByRole('textbox', { name: /^Note/ }), 'Clerk of Judge Ficticio');
    within(dialog).getByRole('button', { name: 'Yes, the date is right' }).focus();
    await keys.keyboard('{Enter}');
    await waitFor(() => expect(within(dialog).getByRole('alert')).toBeTruthy());
    expect(within(dialog).getByRole<HTMLInputElement>('textbox').value).toBe('Clerk of Judge Ficticio');
  });
});

describe('where a deadline comes from, and how sure it is', () => {
  it('stands beside it', async () => {
    const last = {
      by: { id: 'b', name: 'Ben Whitaker' },
      at: '2026-11-21T15:00:00Z',
      method: 'ecas_checked',
      note: null,
    } as const;
    await open([
      deadline('a', '2026-12-31', { verification: { ...UNVERIFIED, youMay: false } }),
      deadline('b', '2027-01-31', {
        verification: { ...UNVERIFIED, standing: 'verified', last, dueAgainAt: '2027-02-20T15:00:00Z' },
      }),
    ]);
    expect(screen.getAllByText(/From the decision, entered by Ana Núñez/)).toHaveLength(2);
    expect(screen.getAllByText('Date not verified')).toHaveLength(1);
    expect(screen.getByText('You entered it, so a colleague has to verify it.')).toBeTruthy();
    expect(screen.getByText(/Verified by Ben Whitaker .*: Looked in ECAS\./)).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it('what was done stays, and what a person closed can be opened again', async () => {
    const by = { id: 'b', name: 'Ben Whitaker' };
    const at = '2026-11-23T15:00:00Z';
    const met = { kind: 'met', by, at, on: '2026-11-23', docketCheck: null, note: 'wrong case' } as const;
    await open([
      deadline('a', '2026-12-31', {
        status: 'met',
        reopenable: true,
        version: 2,
        closedAt: at,
        history: [met],
      }),
    ]);
    await userEvent.click(screen.getByText('1 deadline that is over'));
    expect(screen.getByText(/^Met Mon, Nov 23, 2026 · Ben Whitaker/)).toBeTruthy();
    expect(screen.getByText('wrong case')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Open again: Appeal' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'What was the mistake?' }), 'Another case');
    await userEvent.click(screen.getByRole('button', { name: 'Open it again' }));
    await waitFor(() => expect(screen.getAllByText(/^The server does not answer/)).toBeTruthy());
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('Another case');
  });
});

describe('a date entered by hand', () => {
  const source = {
    kind: 'hand',
    by: { id: 'a', name: 'Ana Núñez' },
    toldBy: 'family',
    at: '2026-11-20T15:00:00Z',
  } as const;
  const told = {
    code: 'HAND_BRIEF',
    title: { en: 'Brief', es: 'Alegato' },
    mark: 'D',
    verified: false,
    source,
  } as const;

  it('says who told it and what was noted, and nothing of a rule', async () => {
    await open([deadline('a', '2026-12-31', { ...told, owner: 'COURT', ours: false, note: 'Twenty pages' })]);
    expect(buttons()).toEqual(['Add a date', 'Verify', 'Change', 'Waive']);
    expect(screen.getByText(/^Source: family; entered by Ana Núñez/)).toBeTruthy();
    expect(screen.getByText('Twenty pages')).toBeTruthy();
    expect(screen.queryByText('How it was counted')).toBeNull();
    expect(screen.queryByText('Not verified: check the text')).toBeNull();
  });

  it('by the keyboard: what is missing is listed, and what was typed outlives a refusal', async () => {
    await open([]);
    const keys = userEvent.setup();
    screen.getByRole('button', { name: 'Add a date' }).focus();
    await keys.keyboard('{Enter}');
    const form = screen.getByRole('region', { name: 'A date that the rules do not compute' });
    expect(await violations()).toEqual([]);
    await keys.click(within(form).getByRole('radio', { name: 'Something else' }));
    within(form).getByRole('button', { name: 'Save the date' }).focus();
    await keys.keyboard('{Enter}');
    expect(
      within(form)
        .getByRole('textbox', { name: /^In your own words/ })
        .getAttribute('aria-invalid'),
    ).toBe('true');
    expect(document.activeElement).toBe(within(form).getByRole('textbox', { name: /^In your own words/ }));
    await keys.keyboard('Call with the consulate');
    await keys.type(within(form).getByLabelText('Month'), '12');
    await keys.type(within(form).getByLabelText('Day'), '15');
    await keys.type(within(form).getByLabelText('Year'), '2026');
    await keys.selectOptions(within(form).getByRole('combobox', { name: 'Who told us the date?' }), 'family');
    await keys.click(within(form).getByRole('button', { name: 'Save the date' }));
    await waitFor(() => expect(within(form).getByText(/^The server does not answer/)).toBeTruthy());
    expect(within(form).getByDisplayValue('Call with the consulate')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it('is changed from what it is', async () => {
    await open([deadline('a', '2026-12-31', { ...told, note: 'Twenty pages' })]);
    await userEvent.click(screen.getByRole('button', { name: 'Change: Brief' }));
    const form = screen.getByRole('region', { name: 'Another date in its place' });
    expect(
      within(form).getByRole<HTMLInputElement>('radio', { name: 'Brief to the Board or the court' }).checked,
    ).toBe(true);
    expect(within(form).getByDisplayValue('Twenty pages')).toBeTruthy();
  });
});
