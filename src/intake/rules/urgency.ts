import { Temporal } from 'temporal-polyfill';
import { spanOf } from '../../parties/rules/partial-date.js';
import { dateOf, isYes, wordOf, wordsOf, type Answers } from './answers.js';
import { datesThatPress } from './urgent-dates.js';

export const URGENCY_LEVELS = ['red', 'amber', 'green'] as const;
export type UrgencyLevel = (typeof URGENCY_LEVELS)[number];

export interface Urgency {
  readonly level: UrgencyLevel;
  /** Codes of the reasons for this level, in the order in which they should be read. */
  readonly reasons: readonly string[];
}

export interface CallFacts {
  readonly answers: Answers;
  /** State of the facility that was named ("NC"), null when no facility is known. */
  readonly facilityState: string | null;
  /** Today in the office's zone. */
  readonly today: Temporal.PlainDate;
}

type Trigger = readonly [code: string, applies: (facts: CallFacts) => boolean];

const yes = (id: string) => (facts: CallFacts) => isYes(facts.answers, id);
const paper =
  (...papers: string[]) =>
  (facts: CallFacts) =>
    wordsOf(facts.answers, 'court.papers').some((p) => papers.includes(p));
const CAROLINAS = ['NC', 'SC'];
// Offences of the Laken Riley Act, Pub. L. 119-1: arrest alone is enough.
const LAKEN_RILEY = ['theft', 'burglary', 'assaultOfficer', 'seriousInjury'];
const SPOKEN_HERE = ['spa', 'eng'];

const RED: readonly Trigger[] = [
  ['child-alone', yes('now.childAlone')],
  ['medical', yes('now.medical')],
  ['being-moved', yes('now.beingMoved')],
  ['asked-to-sign', ({ answers }) => wordOf(answers, 'court.signedAnything') === 'asked'],
  ['signed-papers', ({ answers }) => wordOf(answers, 'court.signedAnything') === 'signed'],
  [
    'detainer-timer',
    ({ answers }) => isYes(answers, 'now.localJail') && wordOf(answers, 'now.wouldBeReleasedAt') !== null,
  ],
  ['local-jail', yes('now.localJail')],
  ['still-in-carolinas', (facts) => isFreshInCarolinas(facts)],
  ['minor', (facts) => mayBeMinor(facts)],
  ['may-be-us-citizen', yes('court.usCitizen')],
  ['expedited-removal', paper('i860')],
  ['reinstatement', (facts) => isYes(facts.answers, 'court.deportedBefore') || paper('i871')(facts)],
  [
    'final-order',
    (facts) => isYes(facts.answers, 'court.priorRemovalOrder') || paper('i205', 'i220b')(facts),
  ],
  ['automatic-stay', yes('court.grantedNotReleased')],
  ['hearing-within-3-days', (facts) => datesThatPress(facts).hearing === 'red'],
  ['appeal-within-5-days', (facts) => datesThatPress(facts).appeal],
  [
    'raised-by-taker',
    ({ answers }) =>
      answers['now.takerRaises']?.state === 'value' && answers['now.takerRaises'].value === true,
  ],
];

const AMBER: readonly Trigger[] = [
  ['lra-risk', ({ answers }) => wordsOf(answers, 'crim.kinds').some((kind) => LAKEN_RILEY.includes(kind))],
  ['any-arrest', yes('crim.anyArrest')],
  [
    'ewi-georgia',
    (facts) => facts.facilityState === 'GA' && wordOf(facts.answers, 'court.howEntered') === 'ewi',
  ],
  [
    'arriving',
    ({ answers }) =>
      ['parole', 'cbpOne', 'refused', 'esta'].includes(wordOf(answers, 'court.howEntered') ?? ''),
  ],
  ['missed-hearing', yes('court.missedHearing')],
  ['hearing-within-10-days', (facts) => datesThatPress(facts).hearing === 'amber'],
  ['asylum-one-year', (facts) => datesThatPress(facts).asylumYear],
  ['language', ({ answers }) => !SPOKEN_HERE.includes(wordOf(answers, 'detained.language') ?? 'spa')],
  ['moved-often', ({ answers }) => wordOf(answers, 'detained.moved') === '2'],
  ['victim', yes('ties.victimOfCrime')],
  [
    'entry-unknown-georgia',
    (facts) => facts.facilityState === 'GA' && wordOf(facts.answers, 'court.howEntered') === null,
  ],
  ['arrest-unknown', ({ answers }) => wordOf(answers, 'crim.anyArrest') === null],
];

// A green call has a clear "no" to each of these.
const MUST_BE_NO = [
  'now.childAlone',
  'now.medical',
  'now.beingMoved',
  'now.localJail',
  'court.usCitizen',
  'court.priorRemovalOrder',
  'court.deportedBefore',
  'court.signedAnything',
];

/**
 * Urgency of a call (domain rules 5.6). Red and amber come from what is known; green needs knowledge: a place, a
 * language, a bond that was set, no hearing within ten days, and a clear "no" to what would make it red. What is
 * unknown, declined or not asked is never a "no", so a call of which little is known is amber.
 */
export function urgencyOf(facts: CallFacts): Urgency {
  const red = RED.filter(([, applies]) => applies(facts)).map(([code]) => code);
  if (red.length > 0) return { level: 'red', reasons: red };
  const amber = AMBER.filter(([, applies]) => applies(facts)).map(([code]) => code);
  if (!isSettled(facts)) return { level: 'amber', reasons: [...amber, 'not-enough-known'] };
  return amber.length > 0
    ? { level: 'amber', reasons: amber }
    : { level: 'green', reasons: ['located-bond-set'] };
}

function isSettled({ answers, facilityState }: CallFacts): boolean {
  const clearNo = (id: string) => wordOf(answers, id) === 'no';
  return (
    facilityState !== null &&
    isYes(answers, 'court.bondSet') &&
    wordOf(answers, 'court.knowsHearing') !== null &&
    wordOf(answers, 'detained.language') !== null &&
    MUST_BE_NO.every(clearNo)
  );
}

/** Held in the Carolinas for under 72 hours, as far as anyone can tell: the time in which a habeas petition keeps venue. */
function isFreshInCarolinas({ answers, facilityState, today }: CallFacts): boolean {
  if (facilityState === null || !CAROLINAS.includes(facilityState)) return false;
  if (wordOf(answers, 'detained.detainedNow') === 'no') return false;
  const span = datesSpan(answers, 'detained.since');
  // Not knowing since when is not knowing that it was long ago.
  return span === null || span.to.until(today).days <= 3;
}

function mayBeMinor({ answers, today }: CallFacts): boolean {
  const span = datesSpan(answers, 'detained.birth');
  return span !== null && Temporal.PlainDate.compare(span.to.add({ years: 18 }), today) > 0;
}

function datesSpan(answers: Answers, id: string) {
  const date = dateOf(answers, id);
  return date ? spanOf(date) : null;
}
