import type { HearingCertainty } from '../../calendar/rules/hearing-certainty.js';
import type { SeededRandom } from './random.js';

/** What happens in a synthetic case after it was opened, in days after the call. */
export interface CaseCourse {
  readonly leadAfterDays: number | null;
  readonly hasBackup: boolean;
  /** DETLOC and day of a move. */
  readonly transfer: { readonly to: string; readonly afterDays: number } | null;
  readonly hearingAfterDays: number | null;
  readonly hearingTime: string;
  readonly continuedByDays: number | null;
  readonly result: 'GRANTED_AMOUNT' | 'DENIED_FLIGHT' | 'DENIED_DANGER' | 'NO_JURISDICTION';
  readonly amountCents: number;
  readonly alternativeCents: number | null;
  readonly appealReserved: readonly ('respondent' | 'dhs')[];
}

const TIMES = ['08:30', '09:00', '10:30', '13:00', '13:30', '14:00'] as const;

/** One case's course. Grants are rarer than denials; "no jurisdiction" is common and often holds in the alternative. */
export function caseCourse(random: SeededRandom, isLocal: boolean): CaseCourse {
  const result = random.byShare([
    ['GRANTED_AMOUNT', 34],
    ['DENIED_FLIGHT', 22],
    ['DENIED_DANGER', 12],
    ['NO_JURISDICTION', 32],
  ] as const);
  const granted = result === 'GRANTED_AMOUNT';
  return {
    leadAfterDays: random.chance(0.84) ? random.whole(0, 5) : null,
    hasBackup: random.chance(0.78),
    transfer:
      isLocal && random.chance(0.6)
        ? { to: random.pick(['STWRTGA', 'STWRTGA', 'FIPCMGA']), afterDays: random.whole(2, 6) }
        : null,
    hearingAfterDays: random.chance(0.9) ? random.whole(8, 40) : null,
    hearingTime: random.pick(TIMES),
    continuedByDays: random.chance(0.2) ? random.whole(7, 14) : null,
    result,
    amountCents: random.pick([250_000, 400_000, 500_000, 750_000, 800_000, 1_000_000]),
    alternativeCents: result === 'NO_JURISDICTION' && random.chance(0.5) ? 800_000 : null,
    appealReserved: granted ? (random.chance(0.5) ? ['dhs'] : []) : ['respondent'],
  };
}

/** Whether a result is written down wrongly at first and corrected on the same evening. */
export function isMisheard(index: number): boolean {
  return index % 7 === 3;
}

/** One hearing in nine waits for its date, another holds a place on the calendar; a few days before both are set. */
export function certaintyOf(index: number): HearingCertainty {
  if (index % 9 === 4) return 'control';
  return index % 9 === 7 ? 'to_be_set' : 'exact';
}

/** Whose turn it is, when people take turns. */
export function whoseTurn(people: readonly string[], index: number): string {
  const person = people[index % people.length];
  if (!person) throw new RangeError('Nobody works here');
  return person;
}
