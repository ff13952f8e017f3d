import type { OfficeFacts } from '../../places/rules/federal-holidays.js';
import type { Ladder } from './ladders.js';
import { remembered } from './remembered.js';
import { timedSteps, type TimedStep } from './step-time.js';

type Dated = Parameters<typeof timedSteps>[2];
type Known = ReturnType<typeof remembered<string, readonly TimedStep[]>>;

const MOST_DATES = 4000;
const byLadder = new WeakMap<Ladder, WeakMap<OfficeFacts, Known>>();

/**
 * What `timedSteps` gives, worked out once for a date: every plan of a case asks for all of its dates, and one of them has
 * moved, or, in the check of each hour, none.
 */
export function knownSteps(ladder: Ladder, ruleCode: string, date: Dated): readonly TimedStep[] {
  const { target, timeZone, openedAt, officeFacts } = date;
  const day = 'on' in target ? target.on : target.at;
  const key = `${ruleCode} ${day.toString()} ${timeZone} ${openedAt.epochNanoseconds}`;
  return knownOf(ladder, officeFacts)(key, () => timedSteps(ladder, ruleCode, date));
}

function knownOf(ladder: Ladder, officeFacts: OfficeFacts): Known {
  let byFacts = byLadder.get(ladder);
  if (!byFacts) byLadder.set(ladder, (byFacts = new WeakMap()));
  let known = byFacts.get(officeFacts);
  if (!known) byFacts.set(officeFacts, (known = remembered(MOST_DATES)));
  return known;
}
