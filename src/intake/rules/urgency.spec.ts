import { Temporal } from 'temporal-polyfill';
import type { Answer, Answers } from './answers.js';
import { urgencyOf } from './urgency.js';

const today = Temporal.PlainDate.from('2026-11-24');
const value = (
  v: string | boolean | string[] | { precision: 'day' | 'year'; y: number; m?: number; d?: number },
): Answer => ({ state: 'value', value: v });
const judged = (answers: Answers, facilityState: string | null = null) =>
  urgencyOf({ answers, facilityState, today });

const settled: Answers = {
  'now.childAlone': value('no'),
  'now.medical': value('no'),
  'now.beingMoved': value('no'),
  'now.localJail': value('no'),
  'court.usCitizen': value('no'),
  'court.priorRemovalOrder': value('no'),
  'court.deportedBefore': value('no'),
  'court.signedAnything': value('no'),
  'court.bondSet': value('yes'),
  'court.knowsHearing': value('yes'),
  'court.hearingOn': value('2026-12-15'),
  'court.howEntered': value('visa'),
  'crim.anyArrest': value('no'),
  'detained.language': value('spa'),
};

describe('urgency of a call', () => {
  it('located, bond set, hearing three weeks away, nothing else: green', () => {
    expect(judged(settled, 'GA')).toEqual({ level: 'green', reasons: ['located-bond-set'] });
  });

  it('a call of which nothing is known is amber, not green', () => {
    expect(judged({})).toEqual({ level: 'amber', reasons: ['arrest-unknown', 'not-enough-known'] });
  });

  it.each([
    'now.childAlone',
    'now.medical',
    'now.beingMoved',
    'now.localJail',
    'court.priorRemovalOrder',
    'court.usCitizen',
    'detained.language',
  ])('%s unknown is not "no": no longer green', (id) => {
    expect(judged({ ...settled, [id]: { state: 'unknown' } }, 'GA').level).toBe('amber');
    expect(judged({ ...settled, [id]: { state: 'declined' } }, 'GA').level).toBe('amber');
  });

  it.each([
    ['now.childAlone', 'child-alone'],
    ['now.medical', 'medical'],
    ['now.beingMoved', 'being-moved'],
    ['now.localJail', 'local-jail'],
    ['court.usCitizen', 'may-be-us-citizen'],
    ['court.priorRemovalOrder', 'final-order'],
    ['court.deportedBefore', 'reinstatement'],
    ['court.grantedNotReleased', 'automatic-stay'],
  ])('%s answered yes is red at once', (id, reason) => {
    expect(judged({ ...settled, [id]: value('yes') }, 'GA')).toEqual({ level: 'red', reasons: [reason] });
  });

  it('being asked to sign, and having signed, are red', () => {
    expect(judged({ 'court.signedAnything': value('asked') }).reasons).toEqual(['asked-to-sign']);
    expect(judged({ 'court.signedAnything': value('signed') }).reasons).toEqual(['signed-papers']);
  });

  it('papers speak: an I-860 is expedited removal, an I-205 a final order', () => {
    expect(judged({ 'court.papers': value(['i860', 'i205']) }).reasons).toEqual([
      'expedited-removal',
      'final-order',
    ]);
  });

  it('in a Carolina jail since yesterday, or since nobody knows when: red', () => {
    const since = (d: number) => ({
      ...settled,
      'detained.since': value({ precision: 'day', y: 2026, m: 11, d }),
    });
    expect(judged(since(23), 'NC').reasons).toEqual(['still-in-carolinas']);
    expect(judged(settled, 'NC').reasons).toEqual(['still-in-carolinas']);
    expect(judged(since(10), 'NC').level).toBe('green');
    expect(judged(since(23), 'GA').level).toBe('green');
  });

  it('a detainer timer runs once the release time is known', () => {
    const answers = { 'now.localJail': value('yes'), 'now.wouldBeReleasedAt': value('2026-11-24T20:00:00Z') };
    expect(judged(answers).reasons).toEqual(['detainer-timer', 'local-jail']);
  });

  it.each([
    ['2026-11-24', 'red'],
    ['2026-11-30', 'red'],
    // Thanksgiving is no business day, so Monday the 30th is the third one.
    ['2026-12-01', 'amber'],
    ['2026-12-04', 'amber'],
    ['2026-12-05', 'green'],
    ['2026-11-20', 'green'],
  ])('hearing on %s, seen on the Tuesday before Thanksgiving: %s', (on, level) => {
    expect(judged({ ...settled, 'court.hearingOn': value(on) }, 'GA').level).toBe(level);
  });

  it('a bond decision of 27 days ago leaves three days to appeal', () => {
    expect(judged({ 'court.bondDecisionOn': value('2026-10-28') }).reasons).toEqual(['appeal-within-5-days']);
    expect(judged({ 'court.bondDecisionOn': value('2026-10-20') }).level).toBe('amber');
    expect(judged({ 'court.bondDecisionOn': value('2026-11-20') }).level).toBe('amber');
  });

  it('somebody born in 2010 may be a child', () => {
    expect(judged({ 'detained.birth': value({ precision: 'year', y: 2010 }) }).reasons).toEqual(['minor']);
    expect(judged({ 'detained.birth': value({ precision: 'year', y: 1985 }) }).level).toBe('amber');
  });

  it('theft and entry without inspection in Georgia are amber, each with its reason', () => {
    const answers = {
      ...settled,
      'crim.anyArrest': value('yes'),
      'crim.kinds': value(['theft']),
      'court.howEntered': value('ewi'),
    };
    expect(judged(answers, 'GA')).toEqual({
      level: 'amber',
      reasons: ['lra-risk', 'any-arrest', 'ewi-georgia'],
    });
  });

  it('a last entry eleven months ago: the asylum year is ending', () => {
    expect(
      judged({ ...settled, 'court.lastEntry': value({ precision: 'day', y: 2026, m: 1, d: 5 }) }, 'GA')
        .reasons,
    ).toEqual(['asylum-one-year']);
  });

  it('Mam needs a match of language', () => {
    expect(judged({ ...settled, 'detained.language': value('mam') }, 'GA').reasons).toEqual(['language']);
  });

  it('the call taker may raise without a reason', () => {
    expect(judged({ ...settled, 'now.takerRaises': value(true) }, 'GA').reasons).toEqual(['raised-by-taker']);
  });
});
