import { Temporal } from 'temporal-polyfill';
import { officeFacts } from '../../places/rules/federal-holidays.js';
import { knownSteps } from './known-steps.js';
import { LADDERS, type Ladder } from './ladders.js';
import { timedSteps } from './step-time.js';

type Asked = Parameters<typeof timedSteps>;

const OFFICES = officeFacts([]);
const CLOSED = officeFacts([{ on: '2026-12-11', reason: 'Ice storm' }]);
const DATE: Asked[2] = {
  target: { on: Temporal.PlainDate.from('2026-12-18') },
  timeZone: 'America/New_York',
  openedAt: Temporal.Instant.from('2026-11-20T15:00:00Z'),
  officeFacts: OFFICES,
};
const { C } = LADDERS;
const SHORT: Ladder = { ...C, steps: C.steps.slice(-2) };

const told = (steps: ReturnType<typeof timedSteps> | ReturnType<typeof knownSteps>) =>
  steps.map(({ step, dueAt }) => `${step.step} ${dueAt.toString()}`);

const at = (instant: string): Asked[2] => ({ ...DATE, target: { at: Temporal.Instant.from(instant) } });
const CASES: readonly [title: string, asked: Asked][] = [
  ['a date', [C, 'BIA_BOND_APPEAL', DATE]],
  ['another ladder of that letter', [SHORT, 'BIA_BOND_APPEAL', DATE]],
  ['another ladder', [LADDERS.E, 'BIA_BOND_APPEAL', DATE]],
  ['a rule that has steps of its own there', [LADDERS.E, 'AUTOSTAY_90', DATE]],
  ['another day', [C, 'BIA_BOND_APPEAL', { ...DATE, target: { on: Temporal.PlainDate.from('2026-12-21') } }]],
  ['an hour of a day', [LADDERS.D, 'BOND_HEARING', at('2026-12-18T17:00:00Z')]],
  ['another hour of it', [LADDERS.D, 'BOND_HEARING', at('2026-12-18T20:30:00Z')]],
  ['another zone', [C, 'BIA_BOND_APPEAL', { ...DATE, timeZone: 'America/Denver' }]],
  [
    'a date that was opened after some of its steps',
    [C, 'BIA_BOND_APPEAL', { ...DATE, openedAt: Temporal.Instant.from('2026-12-17T15:00:00Z') }],
  ],
  ['an office that is closed on a day of it', [C, 'BIA_BOND_APPEAL', { ...DATE, officeFacts: CLOSED }]],
];

describe('the steps of a date that were worked out before', () => {
  test.each(CASES)('are those of %s', (_title, asked) => {
    for (const [, other] of CASES) knownSteps(...other);
    expect(told(knownSteps(...asked))).toEqual(told(timedSteps(...asked)));
  });

  test('are kept', () => {
    expect(knownSteps(C, 'BIA_BOND_APPEAL', DATE)).toBe(knownSteps(C, 'BIA_BOND_APPEAL', { ...DATE }));
  });

  test('differ in every one of these cases', () => {
    const all = CASES.map(([, asked]) => told(timedSteps(...asked)).join());
    expect(new Set(all).size).toBe(all.length);
  });
});
