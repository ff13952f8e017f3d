import { Temporal } from 'temporal-polyfill';
import { RELEASE_TYPES, wordsOfRelease } from '../../custody/rules/release.js';
import { CASE_MOVES } from '../../cases/rules/case-lifecycle.js';
import { DEADLINE_STATUSES, countsHours } from './deadline-rule.js';
import { eventTime } from './event-time.js';
import {
  closedBy,
  heldHearing,
  isBuiltUpon,
  saying,
  triggeredBy,
  triggersOf,
} from './legal-event-effects.js';
import { EVENT_STAGES, LEGAL_EVENT_KINDS, SAID_ELSEWHERE, legalEventKind } from './legal-event-kinds.js';
import { RULE_BOOK } from './rule-book.js';

const TRIGGERS = new Set(RULE_BOOK.map(({ trigger }) => trigger));
const CLOSING = new Set(RULE_BOOK.flatMap(({ closesOn }) => closesOn));
const SAID = new Set(
  LEGAL_EVENT_KINDS.flatMap(({ says, ordered }) => [...says, ...(ordered ? [ordered] : [])]),
);
const CODES = new Set(RULE_BOOK.map(({ code }) => code));

const kindOf = (word: string) => {
  const kind = legalEventKind(word);
  if (!kind) throw new Error(`No kind ${word}`);
  return kind;
};
const date = (code: string, more: { id?: string; hearingId?: string | null } = {}) => ({
  id: code,
  code,
  hearingId: null,
  closesOn: RULE_BOOK.findLast((rule) => rule.code === code)?.closesOn ?? [],
  ...more,
});

describe('no word of the rules is an orphan', () => {
  test.each([...TRIGGERS])('somebody can say that %s, which starts a count', (word) => {
    expect(SAID.has(word) || word in SAID_ELSEWHERE).toBe(true);
  });

  test.each([...CLOSING])('somebody can say that %s, which ends a date', (word) => {
    expect(SAID.has(word) || word in SAID_ELSEWHERE).toBe(true);
  });

  test.each([...SAID, ...Object.keys(SAID_ELSEWHERE)])('%s means something to a rule', (word) => {
    expect(TRIGGERS.has(word) || CLOSING.has(word)).toBe(true);
  });

  test('a word is said by an event or by a form of its own, not by both', () => {
    expect(Object.keys(SAID_ELSEWHERE).filter((word) => SAID.has(word))).toEqual([]);
  });
});

describe.each(LEGAL_EVENT_KINDS.map((kind) => [kind.kind, kind] as const))('%s', (_word, kind) => {
  test('says everything a kind must say', () => {
    expect(kind.title.en).toMatch(/\S/);
    expect(kind.title.es).toMatch(/\S/);
    expect(EVENT_STAGES).toContain(kind.stage);
    expect(DEADLINE_STATUSES).toContain(kind.closesAs);
    expect(['happened', 'set']).toContain(kind.when);
    expect(['all', 'soonest']).toContain(kind.closes);
    expect(['event:record', 'deadline:waive', null]).toContain(kind.needs);
    expect(CASE_MOVES).toEqual(expect.arrayContaining([...kind.moves]));
    expect([...kind.only, ...kind.meets].filter((code) => !CODES.has(code))).toEqual([]);
  });

  test('opens exactly the rules its words trigger, each from its own input', () => {
    const rules = RULE_BOOK.filter(({ trigger }) => kind.says.includes(trigger));
    const opened = triggeredBy(rules, { on: '2026-11-24', at: '2026-11-24T15:00:00Z', orderedOn: null });
    expect(opened.map(({ code }) => code).toSorted()).toEqual(
      [...new Set(rules.map(({ code }) => code))].toSorted(),
    );
    for (const { code, inputs } of opened) {
      const rule = rules.findLast((one) => one.code === code);
      const value = rule && countsHours(rule.unit) ? '2026-11-24T15:00:00Z' : '2026-11-24';
      expect(inputs).toEqual({ [rule?.inputs[0] ?? '']: value });
    }
  });

  test('closes something, or opens something, unless the person is held on', () => {
    const closes = [...CODES].filter((code) => closedBy([date(code)], kind).length > 0);
    const opens = RULE_BOOK.some(({ trigger }) => kind.says.includes(trigger));
    expect(opens || closes.length > 0).toBe(kind.kind !== 'RELEASE_TRANSFER_CRIMINAL');
    for (const code of kind.only.filter(() => kind.closes === 'soonest')) expect(closes).toContain(code);
  });
});

describe('what is closed', () => {
  test('an appeal that was filed closes its own date and its guard, not the other appeals', () => {
    const open = ['BIA_BOND_APPEAL', 'BIA_APPEAL_GUARD', 'BIA_MERITS', 'HAB_APPEAL', 'BREACH_APPEAL'].map(
      (code) => date(code),
    );
    expect(
      closedBy(open, kindOf('BOND_APPEAL_FILED')).map(({ date: { code }, status }) => `${code} ${status}`),
    ).toEqual(['BIA_BOND_APPEAL met', 'BIA_APPEAL_GUARD met']);
  });

  test('an act answers the soonest of two dates of one rule; a release ends both', () => {
    const open = [date('BIA_BOND_APPEAL', { id: 'first' }), date('BIA_BOND_APPEAL', { id: 'second' })];
    expect(closedBy(open, kindOf('BOND_APPEAL_FILED')).map(({ date: { id } }) => id)).toEqual(['first']);
    expect(closedBy(open, kindOf('RELEASE_BOND')).map(({ date: { id } }) => id)).toEqual(['first', 'second']);
  });

  test('a release meets the date that waits for it and leaves the others without object', () => {
    const open = [date('RELEASE_CONFIRM'), date('POST_BOND'), date('EOIR33_IJ')];
    expect(
      closedBy(open, kindOf('RELEASE_ROR')).map(({ date: { code }, status }) => `${code} ${status}`),
    ).toEqual(['RELEASE_CONFIRM met', 'POST_BOND superseded']);
  });

  test('what is said of one hearing leaves the dates of another one alone', () => {
    const open = [
      date('HAB_ORDERED_HEARING'),
      date('NTA_10D'),
      date('BOND_EVIDENCE', { hearingId: 'another' }),
    ];
    expect(closedBy(open, heldHearing('bond'), 'this').map(({ date: { code } }) => code)).toEqual([
      'HAB_ORDERED_HEARING',
    ]);
    expect(closedBy(open, heldHearing('master'), 'this').map(({ date: { code } }) => code)).toEqual([
      'NTA_10D',
    ]);
    expect(closedBy(open, saying(['HEARING_HELD']), 'this')).toHaveLength(2);
  });
});

describe('releases', () => {
  test.each(RELEASE_TYPES)('%s says only words the rules know', (type) => {
    expect(wordsOfRelease(type).filter((word) => !TRIGGERS.has(word) && !CLOSING.has(word))).toEqual([]);
  });

  test('seven days to change the terms run only when ICE let the person go', () => {
    const byIce = RELEASE_TYPES.filter((type) => wordsOfRelease(type).includes('RELEASED_BY_ICE'));
    expect(byIce).toEqual(['BOND', 'ROR', 'ATD_ONLY', 'PAROLE', 'UNKNOWN']);
  });

  test('whoever is handed over to criminal custody keeps every date', () => {
    expect(wordsOfRelease('TRANSFER_CRIMINAL')).toEqual([]);
  });
});

describe('when it happened', () => {
  const now = Temporal.Instant.from('2026-11-24T15:00:00Z');
  const hours = RULE_BOOK.filter(({ trigger }) => trigger === 'BOND_POSTED');
  const zone = 'America/New_York';
  const told = (on: string, at: string | null = null, orderedOn: string | null = null) => ({
    on,
    at,
    orderedOn,
  });

  test('an hour is needed where a rule counts hours, and becomes the instant at the place', () => {
    expect(eventTime(told('2026-11-24'), zone, kindOf('BOND_POSTED'), hours, now)).toEqual({
      ok: false,
      fault: { field: 'at', code: 'needed' },
    });
    expect(eventTime(told('2026-11-24', '09:30'), zone, kindOf('BOND_POSTED'), hours, now)).toEqual({
      ok: true,
      time: { on: '2026-11-24', at: '2026-11-24T14:30:00Z', orderedOn: null },
    });
  });

  test('what has happened is not to come; what was set may be', () => {
    expect(eventTime(told('2026-11-25'), zone, kindOf('FINAL_ORDER'), [], now)).toMatchObject({ ok: false });
    expect(eventTime(told('2026-11-24', '10:30'), zone, kindOf('BOND_POSTED'), hours, now)).toMatchObject({
      ok: false,
    });
    expect(eventTime(told('2026-12-25'), zone, kindOf('CHECKIN_ORDERED'), [], now)).toMatchObject({
      ok: true,
    });
  });

  test('an hour that the clocks skip is no hour', () => {
    const later = Temporal.Instant.from('2027-03-15T15:00:00Z');
    expect(eventTime(told('2027-03-14', '02:30'), zone, kindOf('BOND_POSTED'), hours, later)).toMatchObject({
      fault: { field: 'at', code: 'clock-skips' },
    });
  });

  test('a day the court named takes the place of the one that is counted, where the kind can have one', () => {
    const cause = kindOf('ORDER_TO_SHOW_CAUSE');
    expect(triggersOf(cause, null)).toEqual(['ORDER_TO_SHOW_CAUSE']);
    expect(triggersOf(cause, '2026-12-10')).toEqual(['RETURN_DATE_ORDERED']);
    expect(triggersOf(kindOf('FINAL_ORDER'), '2026-12-10')).toEqual(['FINAL_ORDER']);
    expect(eventTime(told('2026-11-24', null, '2026-11-23'), zone, cause, [], now)).toMatchObject({
      ok: false,
    });
  });
});

describe('whether something was built upon an event', () => {
  test.each([
    ['open', null, false],
    ['superseded', null, false],
    ['met', null, true],
    ['waived', null, true],
    ['superseded', 'another event', true],
  ] as const)('a date that is %s, closed by %s: %s', (status, closedByEventId, built) => {
    expect(isBuiltUpon([{ status, closedByEventId }])).toBe(built);
  });
});
