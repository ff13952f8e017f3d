import { LEAD, TWO, day, hour, type LadderStep } from './ladder-steps.js';

/**
 * What ladder F repeats until its date is closed (domain reference 3.4). A plan is finite: what could still be of use has an
 * end of its own, and a plan that grew with the clock would look like a fault to the hourly comparison of rows and plan.
 */

/** The person is looked for in the locator. */
export const SEARCH = 'LOCATE';

const HOURS = 6;
const DAYS_BY_HOURS = 7;
/** The locator shows nobody who was released more than sixty days ago. */
const LAST_DAY_OF_SEARCH = 60;
const MONTH_DAYS = 30;
/** An agency that was asked for a file, and ICE for a cancelled bond after the third letter. */
const MONTHLY = ['FOIA_20', 'BOND_REFUND_90'];
const LAST_MONTH = 12;

/** A week long every six hours: people are moved at any hour, and the locator follows about eight hours later. */
export const EVERY_SIX_HOURS: readonly LadderStep[] = count(0, (DAYS_BY_HOURS * 24) / HOURS).map((turn) => ({
  ...hour(turn * HOURS, LEAD),
  onlyFor: [SEARCH],
}));

/** Then daily; what is asked of agencies, every thirty days for a year. One step a day, whatever it is for. */
export const AGAIN: readonly LadderStep[] = count(DAYS_BY_HOURS + 1, LAST_MONTH * MONTH_DAYS).flatMap(
  (days) => {
    const onlyFor = [
      ...(days <= LAST_DAY_OF_SEARCH ? [SEARCH] : []),
      ...(days % MONTH_DAYS === 0 ? MONTHLY : []),
    ];
    return onlyFor.length > 0 ? [{ ...day(days, TWO), onlyFor }] : [];
  },
);

function count(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
