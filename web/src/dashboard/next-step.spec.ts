import 'temporal-polyfill/global';

import { nextStep, soonest } from './next-step.js';

const ana = { id: 'ana', name: 'Ana' };

describe('what to do about a late date', () => {
  it.each<[string, Parameters<typeof nextStep>[0], string]>([
    ['nobody has it: assign', { kind: 'deadline', owner: 'US', lead: null, backup: null }, 'assign'],
    [
      'our act: ask whether it is done',
      { kind: 'deadline', owner: 'US', lead: ana, backup: null },
      'confirm',
    ],
    [
      'an act of the government: look at the docket',
      { kind: 'deadline', owner: 'DHS', lead: ana, backup: null },
      'check',
    ],
    [
      'a reminder nobody confirmed: call',
      { kind: 'unacknowledged', owner: null, lead: null, backup: ana },
      'call',
    ],
  ])('%s', (_situation, late, step) => expect(nextStep(late)).toBe(step));
});

it('the soonest date of the week', () => {
  const timeZone = 'America/New_York';
  const hearing = { on: '2026-11-25', at: '2026-11-25T18:00:00Z', timeZone };
  const wholeDay = { on: '2026-11-25', at: null, timeZone };
  expect(soonest([{ on: '2026-11-26', at: null, timeZone }, wholeDay, hearing])).toEqual(hearing);
  expect(soonest([])).toBeNull();
});
