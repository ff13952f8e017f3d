import { Temporal } from 'temporal-polyfill';
import { officeFacts } from '../../places/rules/federal-holidays.js';
import { DIGEST_LADDERS, DIGEST_STEPS, waitsForDigest } from './digest-steps.js';
import { ESCALATIONS } from './escalation.js';
import { LADDERS, LADDER_CODES, type LadderCode } from './ladders.js';
import { timedSteps } from './step-time.js';

const timeZone = 'America/New_York';
const day = (text: string) => Temporal.PlainDate.from(text);
const closeOf = (on: string) => day(on).toPlainDateTime('17:00').toZonedDateTime(timeZone).toInstant();

/** Names of the steps of a date that wait, of one opened that many days before it. */
function waiting(ladder: LadderCode, ruleCode: string, daysBefore: number): string[] {
  const on = '2027-03-31';
  const openedAt = closeOf(day(on).subtract({ days: daysBefore }).toString());
  return timedSteps(LADDERS[ladder], ruleCode, {
    target: { on: day(on) },
    timeZone,
    openedAt,
    officeFacts: officeFacts(),
  })
    .filter(({ step, dueAt }) =>
      waitsForDigest({ ladder, step: step.step, ruleCode, dueAt, at: closeOf(on) }),
    )
    .map(({ step }) => step.step);
}

describe('what may wait for the mail of the day', () => {
  it.each([
    ['C', 'BIA_BOND_APPEAL', 30, ['T-21d', 'T-14d', 'T-10d', 'T-7d']],
    ['C', 'BIA_BOND_APPEAL', 13, ['now T-14d', 'T-10d', 'T-7d']],
    ['C', 'BIA_BOND_APPEAL', 6, []],
    ['C', 'BIA_BOND_APPEAL', 0, []],
    ['H', 'ASYLUM_1YR', 365, ['T-180d', 'T-120d', 'T-90d', 'T-60d', 'T-30d', 'T-14d']],
    ['H', 'ASYLUM_1YR', 10, ['now T-14d']],
    ['H', 'ASYLUM_1YR', 5, []],
    ['E', 'EOIR43', 10, ['open']],
    ['E', 'EOIR43', 1, []],
    ['E', 'AUTOSTAY_90', 90, ['open']],
    ['F', 'LOCATE', 0, []],
    ['I', 'FOR_INFORMATION', 3, ['open']],
    ['A', 'HOLD_48', 2, []],
    ['B', 'E28', 2, []],
    ['D', 'BOND_HEARING', 30, []],
    ['G', 'CHECK_IN', 30, []],
  ] as const)('ladder %s, %s, opened %i days before', (ladder, code, daysBefore, steps) => {
    expect(waiting(ladder, code, daysBefore)).toEqual(steps);
  });

  it('what an agency owes waits, also after its day', () => {
    expect(waiting('F', 'FOIA_20', 20)).toEqual(
      expect.arrayContaining(['T 09:00', 'T+3d', 'T+30d', 'T+360d']),
    );
  });

  it('of what has a clock only the first week’s step does, and its clock is a whole day', () => {
    const clocked = LADDER_CODES.flatMap((ladder) =>
      (ESCALATIONS[ladder] ?? []).filter(({ step }) => {
        const far = DIGEST_STEPS[ladder]?.steps;
        return far === 'all' || far?.includes(step);
      }),
    );
    expect(clocked).toMatchObject([{ step: 'T-7d', waitHours: 24 }]);
    expect(DIGEST_LADDERS).toEqual(['C', 'E', 'F', 'H', 'I']);
  });

  it('every name is one of its ladder, so that a renamed step does not wait by mistake', () => {
    for (const ladder of DIGEST_LADDERS) {
      const far = DIGEST_STEPS[ladder];
      const known = LADDERS[ladder].steps.map(({ step }) => step);
      if (far && far.steps !== 'all')
        for (const step of far.steps) expect(known).toContain(step.replace(/^now /, ''));
    }
  });
});
