import { Temporal } from 'temporal-polyfill';
import { CALLER_NAMES, givenNamesOf, surnamesOf } from './names.js';
import type { SeededRandom } from './random.js';

/** Numbers of the synthetic office, spread as domain.md 6.3 counts them. */
const CALLS = 240;
const CASES = 90;
const WEEKS_BACK = 12;
const MINUTES_IN_WEEKS_BACK = WEEKS_BACK * 7 * 24 * 60;

const COUNTRIES = [
  ['MX', 46],
  ['HN', 17],
  ['GT', 10],
  ['VE', 6],
  ['SV', 6],
  ['NI', 4],
  ['EC', 3],
  ['CO', 3],
  ['BR', 2],
  ['HT', 2],
  ['NG', 1],
] as const;
const ROUTES = [
  ['jailRelease', 58],
  ['trafficStop', 16],
  ['street', 8],
  ['work', 6],
  ['checkIn', 6],
  ['court', 3],
  ['home', 3],
] as const;
const LOCAL = [
  ['MECKLNC', 24],
  ['CBRRSNC', 12],
  ['GASTNNC', 10],
  ['ALAMCNC', 10],
  ['HENDENC', 6],
  ['WAKECNC', 6],
  ['CLTHOLD', 16],
  ['RDUHOLD', 4],
  ['LEXINSC', 6],
  ['CHARLSC', 6],
] as const;
const GEORGIA = [
  ['STWRTGA', 61],
  ['FIPCMGA', 22],
  ['FIPCAGA', 9],
  ['FIPCDGA', 6],
  ['BOPATL', 2],
] as const;
const AGENCIES: Readonly<Record<string, readonly string[]>> = {
  jailRelease: ['sheriff', 'iceEro'],
  trafficStop: ['police'],
  checkIn: ['iceEro'],
  street: ['cbp'],
};
const RELATIONS = [
  ['spouse', 38],
  ['sibling', 18],
  ['parent', 12],
  ['child', 10],
  ['otherFamily', 8],
  ['friend', 8],
  ['clergy', 2],
  ['employer', 2],
  ['self', 2],
] as const;

export type CallEnd =
  'accepted' | 'declined' | 'referred' | 'wait_listed' | 'waiting' | 'parked' | 'draft' | 'wrong_number';
const OTHER_ENDS: readonly (readonly [CallEnd, number])[] = [
  ['declined', 30],
  ['referred', 34],
  ['wait_listed', 10],
  ['waiting', 26],
  ['parked', 20],
  ['draft', 8],
  ['wrong_number', 22],
];

export type AnswerGiven = { state: 'value'; value: unknown } | { state: 'unknown' } | { state: 'declined' };

export interface SyntheticCall {
  readonly at: Temporal.Instant;
  readonly channel: 'phone' | 'whatsapp' | 'jail_call';
  readonly answers: Readonly<Record<string, AnswerGiven>>;
  /** DETLOC of where the person is said to be. */
  readonly facility: string | null;
  readonly end: CallEnd;
}

/** The calls of the last twelve weeks, oldest first; what a call holds depends on the seed alone, when it came on `now`. */
export function syntheticCalls(random: SeededRandom, now: Temporal.Instant): SyntheticCall[] {
  const minutes = Array.from({ length: CALLS }, () => random.whole(90, MINUTES_IN_WEEKS_BACK)).sort(
    (a, b) => b - a,
  );
  const ends = callEnds(random);
  const calls: SyntheticCall[] = [];
  minutes.forEach((ago, index) => {
    // Every fortieth call is about somebody who was called about before: the same A-number.
    const twin = index % 40 === 39 ? calls[index - 5] : undefined;
    const call = oneCall(random, now.subtract({ minutes: ago }), index, ends[index] ?? 'waiting');
    calls.push(twin ? { ...call, answers: { ...call.answers, ...identityOf(twin) } } : call);
  });
  return calls;
}

/** Old calls were decided; what still waits, is parked or is being written came in the last days. */
function callEnds(random: SeededRandom): CallEnd[] {
  const open = new Set<CallEnd>(['waiting', 'parked', 'draft', 'wait_listed']);
  const others = OTHER_ENDS.flatMap(([end, count]) => Array.from({ length: count }, () => end));
  const decided: CallEnd[] = [
    ...others.filter((end) => !open.has(end)),
    ...Array.from({ length: CASES }, (): CallEnd => 'accepted'),
  ];
  return [
    ...shuffled(random, decided),
    ...shuffled(
      random,
      others.filter((end) => open.has(end)),
    ),
  ];
}

function shuffled<T>(random: SeededRandom, list: readonly T[]): T[] {
  return list
    .map((value) => ({ value, place: random.fraction() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

function identityOf(call: SyntheticCall): Record<string, AnswerGiven> {
  return Object.fromEntries(
    Object.entries(call.answers).filter(([id]) =>
      /^detained\.(aNumber|givenNames|firstSurname|secondSurname|countryOfBirth|birth)$/.test(id),
    ),
  );
}

const value = (given: unknown): AnswerGiven => ({ state: 'value', value: given });
const UNKNOWN: AnswerGiven = { state: 'unknown' };
const DECLINED: AnswerGiven = { state: 'declined' };

function oneCall(random: SeededRandom, at: Temporal.Instant, index: number, end: CallEnd): SyntheticCall {
  const phone = value(`+1704555${String(100 + (index % 100)).padStart(4, '0')}`);
  const caller = {
    'caller.phone': phone,
    'caller.safeToTalk': value('yes'),
    'caller.name': value(random.pick(CALLER_NAMES)),
  };
  if (end === 'wrong_number') return { at, channel: 'phone', answers: caller, facility: null, end };
  const country = random.byShare(COUNTRIES);
  const local = random.chance(end === 'waiting' || end === 'draft' ? 0.45 : 0.3);
  const facility = random.chance(0.94) ? random.byShare<string>(local ? LOCAL : GEORGIA) : null;
  const channel = random.byShare([
    ['phone', 80],
    ['whatsapp', 14],
    ['jail_call', 6],
  ] as const);
  const answers = {
    ...caller,
    'caller.relationship': value(random.byShare(RELATIONS)),
    'caller.voicemailOk': random.chance(0.3) ? value('yes') : value('no'),
    'caller.smsOk': random.chance(0.4) ? value('yes') : value('no'),
    'consent.store': value('yes'),
    'close.consentShare': random.chance(0.95) ? value('yes') : DECLINED,
    ...person(random, country, index),
    ...rightNow(random, local, at),
    ...arrest(random, at, local),
    ...(channel === 'jail_call' ? {} : history(random)),
  };
  return { at, channel, answers, facility, end };
}

function person(random: SeededRandom, country: string, index: number): Record<string, AnswerGiven> {
  const isWoman = random.chance(0.08);
  const surnames = surnamesOf(country);
  const language =
    country === 'GT'
      ? random.byShare([
          ['mam', 40],
          ['quc', 25],
          ['kjb', 10],
          ['spa', 25],
        ] as const)
      : ({ BR: 'por', HT: 'hat', NG: 'eng' }[country] ?? 'spa');
  const year = random.whole(1968, 2005);
  return {
    'detained.detainedNow': value('yes'),
    'detained.aNumber': random.chance(0.72)
      ? value(`A000${String(100_000 + index * 37).slice(-6)}`)
      : UNKNOWN,
    'detained.countryOfBirth': value(country),
    'detained.givenNames': value(random.pick(givenNamesOf(isWoman))),
    'detained.firstSurname': value(random.pick(surnames)),
    'detained.secondSurname': random.chance(0.8) ? value(random.pick(surnames)) : UNKNOWN,
    'detained.birth': random.byShare<AnswerGiven>([
      [value({ precision: 'day', y: year, m: random.whole(1, 12), d: random.whole(1, 28) }), 60],
      [value({ precision: 'year', y: year }), 20],
      [value({ precision: 'approx', y: year }), 12],
      [UNKNOWN, 8],
    ]),
    'detained.language': value(language),
    'caller.language': value(
      random.chance(0.9) ? (language === 'mam' || language === 'quc' ? 'spa' : language) : 'eng',
    ),
    ...(language === 'mam'
      ? { 'detained.languageVariant': value('San Juan Atitán'), 'detained.spanish': value('some') }
      : {}),
    ...(language === 'quc'
      ? { 'detained.languageVariant': value('Momostenango'), 'detained.spanish': value('some') }
      : {}),
  };
}

function rightNow(random: SeededRandom, local: boolean, at: Temporal.Instant): Record<string, AnswerGiven> {
  const jail = local && random.chance(0.5);
  return {
    'now.childAlone': value(random.chance(0.03) ? 'yes' : 'no'),
    'now.medical': random.chance(0.05) ? value('yes') : random.chance(0.2) ? UNKNOWN : value('no'),
    'now.beingMoved': value(random.chance(0.05) ? 'yes' : 'no'),
    'now.localJail': value(jail ? 'yes' : 'no'),
    ...(jail
      ? { 'now.wouldBeReleasedAt': value(at.add({ minutes: random.whole(3, 60) * 30 }).toString()) }
      : {}),
  };
}

function arrest(random: SeededRandom, at: Temporal.Instant, local: boolean): Record<string, AnswerGiven> {
  const route = random.byShare(ROUTES);
  const day = at
    .toZonedDateTimeISO('America/New_York')
    .toPlainDate()
    .subtract({ days: local ? random.whole(0, 2) : random.whole(3, 40) });
  const since = random.chance(0.7)
    ? { precision: 'day', y: day.year, m: day.month, d: day.day }
    : { precision: 'month', y: day.year, m: day.month };
  return {
    'detained.since': value(since),
    'detained.arrestRoute': value(route),
    'detained.arrestingAgency': value(AGENCIES[route] ?? ['iceEro']),
    'detained.moved': value(local ? '0' : random.pick(['1', '1', '2'])),
  };
}

function history(random: SeededRandom): Record<string, AnswerGiven> {
  return {
    'court.howEntered': value(
      random.byShare([
        ['ewi', 74],
        ['visa', 16],
        ['parole', 6],
        ['cbpOne', 4],
      ] as const),
    ),
    'court.priorRemovalOrder': random.byShare<AnswerGiven>([
      [value('no'), 70],
      [UNKNOWN, 22],
      [value('yes'), 8],
    ]),
    'court.signedAnything': value(
      random.byShare([
        ['no', 88],
        ['asked', 8],
        ['signed', 4],
      ] as const),
    ),
    'crim.anyArrest': random.byShare<AnswerGiven>([
      [value('no'), 50],
      [value('yes'), 38],
      [UNKNOWN, 12],
    ]),
    'ties.children': value(random.pick(['0', '1', '2', '3', '4+'])),
    'ties.yearsHere': value(
      random.byShare([
        ['<2', 10],
        ['2-5', 18],
        ['5-10', 30],
        ['10+', 42],
      ] as const),
    ),
    'ties.payUpTo': value(random.pick(['<1500', '1500-5000', '5000-10000'])),
  };
}
