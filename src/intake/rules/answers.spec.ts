import questionnaire from '../data/questionnaire.v1.json' with { type: 'json' };
import { applyChanges, readPatch, type Answers } from './answers.js';
import { indexQuestions, QUESTION_TYPES, type Questionnaire } from './questionnaire.js';

const v1 = questionnaire as Questionnaire;
const index = indexQuestions(v1);
const consented: Answers = { 'consent.store': { state: 'value', value: 'yes' } };
const value = (v: unknown) => ({ state: 'value', value: v });
const read = (patch: Record<string, unknown>, current: Answers = consented, monitored = false) =>
  readPatch(index, current, patch, monitored);
const codes = (patch: Record<string, unknown>, current: Answers = consented, monitored = false) => {
  const reading = read(patch, current, monitored);
  return reading.ok ? [] : reading.errors.map((error) => error.code);
};

describe('the questionnaire', () => {
  const all = v1.sections.flatMap((section) => section.questions);

  it('has seven sections in order and no question twice', () => {
    expect(v1.sections.map((section) => section.number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(index.questions.size).toBe(all.length);
  });

  it('every wording is there in English and in Spanish', () => {
    for (const question of all) {
      const choices = (question.choices ?? []).map((choice) => choice.label);
      const spoken = (question.then ?? []).map((next) => next.say);
      for (const wording of [question.label, question.say, question.why, ...choices, ...spoken]) {
        if (wording)
          expect([question.id, wording.en.trim() !== '', wording.es.trim() !== '']).toEqual([
            question.id,
            true,
            true,
          ]);
      }
    }
  });

  it('types are known, conditions point at questions, choices exist where they must', () => {
    for (const question of all) {
      expect(QUESTION_TYPES).toContain(question.type);
      if (question.showIf) expect(index.questions.has(question.showIf.question)).toBe(true);
      if (['choice', 'choices', 'band'].includes(question.type))
        expect(question.choices?.length).toBeGreaterThan(1);
    }
  });

  it("never asks for the caller's own immigration status, and what is asked before consent is not P2 or P3", () => {
    const before = v1.sections
      .filter((section) => section.id === 'reach')
      .flatMap((section) => section.questions);
    expect(before.every((question) => ['P0', 'P1'].includes(question.sensitivity))).toBe(true);
    expect(
      all
        .filter((question) => question.owner === 'caller')
        .every((question) => ['P0', 'P1'].includes(question.sensitivity)),
    ).toBe(true);
  });
});

describe('a patch of answers', () => {
  it('keeps values in their canonical form, the A-number only masked', () => {
    const reading = read({
      'caller.phone': value('(704) 555-0123'),
      'detained.aNumber': value('a 12 345 678'),
      'detained.firstSurname': value('  Herna\u0301ndez '),
      'detained.birth': value({ precision: 'year', y: 1985 }),
      'crim.anyArrest': { state: 'unknown' },
      'court.usCitizen': { state: 'declined' },
    });
    expect(reading).toMatchObject({ ok: true, aNumber: '012345678' });
    expect(reading.ok && Object.fromEntries(reading.changes)).toEqual({
      'caller.phone': value('+17045550123'),
      'detained.aNumber': value('A •••-••5-678'),
      'detained.firstSurname': value('Hernández'),
      'detained.birth': value({ precision: 'year', y: 1985 }),
      'crim.anyArrest': { state: 'unknown' },
      'court.usCitizen': { state: 'declined' },
    });
  });

  it.each([
    ['detained.aNumber', value('123456'), 'a-number'],
    ['detained.aNumber', value('A 12 345 67B'), 'a-number'],
    ['caller.phone', value('12'), 'phone'],
    ['detained.birth', value({ precision: 'day', y: 2025, m: 2, d: 30 }), 'date'],
    ['detained.birth', value({ precision: 'unknown' }), 'date'],
    ['court.hearingOn', value('2026-02-30'), 'date'],
    ['now.wouldBeReleasedAt', value('tomorrow'), 'instant'],
    ['caller.name', value('Ana\u0000'), 'not-text'],
    ['caller.name', value('Ana\ud800'), 'not-text'],
    ['close.notes', value('line\u0000'), 'not-text'],
    ['caller.name', value('x'.repeat(201)), 'too-long'],
    ['caller.name', value('   '), 'required'],
    ['caller.name', value(''), 'required'],
    ['caller.name', value(7), 'not-text'],
    ['caller.language', value('klingon'), 'not-a-choice'],
    ['detained.countryOfBirth', value('Honduras'), 'not-a-choice'],
    ['caller.smsOk', value('maybe'), 'not-a-choice'],
    ['court.papers', value(['nta', 'nta']), 'not-a-choice'],
    ['court.papers', value('nta'), 'not-a-choice'],
    ['detained.facility', value('Stewart'), 'unknown-facility'],
    ['court.court', value('Charlotte'), 'unknown-court'],
    ['close.readBack', value('yes'), 'not-a-yes-or-no'],
    ['close.readBack', { state: 'unknown' }, 'state'],
    ['caller.name', { state: 'maybe' }, 'state'],
    ['caller.name', { state: 'unknown', value: 'Ana' }, 'state'],
    ['caller.name', 'Ana', 'state'],
    ['caller.name', { state: 'value', value: 'Ana', note: 'x' }, 'unknown-field'],
    ['caller.immigrationStatus', value('x'), 'unknown-question'],
    ['__proto__', value('x'), 'unknown-question'],
    ['constructor', value('x'), 'unknown-question'],
  ])('%s = %j is refused as %s', (id, answer, code) => {
    expect(codes({ [id]: answer })).toEqual([code]);
  });

  it('is all or nothing and names every refused question', () => {
    const reading = read({
      'caller.name': value('Ana'),
      'caller.phone': value('12'),
      'detained.aNumber': value('1'),
    });
    expect(reading).toEqual({
      ok: false,
      errors: [
        { field: 'answers.caller.phone', code: 'phone' },
        { field: 'answers.detained.aNumber', code: 'a-number' },
      ],
    });
  });

  it('before consent, reachable facts are kept and legal facts are refused, even an "unknown"', () => {
    expect(
      codes(
        {
          'caller.phone': value('704 555 0123'),
          'detained.givenNames': value('José'),
          'now.medical': value('yes'),
        },
        {},
      ),
    ).toEqual([]);
    expect(
      codes({ 'detained.aNumber': value('A000-123-456'), 'ties.medicine': { state: 'unknown' } }, {}),
    ).toEqual(['consent-needed', 'consent-needed']);
    expect(
      codes({ 'detained.aNumber': value('A000-123-456') }, { 'consent.store': { state: 'declined' } }),
    ).toEqual(['consent-needed']);
  });

  it('consent and the facts it opens may come together', () => {
    expect(codes({ 'detained.aNumber': value('A000-123-456'), 'consent.store': value('yes') }, {})).toEqual(
      [],
    );
    expect(codes({ 'detained.aNumber': value('A000-123-456'), 'consent.store': value('no') })).toEqual([
      'consent-needed',
    ]);
  });

  it('on a monitored line the questions that would harm are refused', () => {
    expect(
      codes(
        { 'detained.countryOfBirth': value('HN'), 'crim.anyArrest': value('no'), 'now.medical': value('no') },
        consented,
        true,
      ),
    ).toEqual(['monitored-line', 'monitored-line']);
  });

  it('null takes an answer back, without any consent', () => {
    const current: Answers = { 'crim.charge': { state: 'value', value: 'DWI' } };
    const reading = read({ 'crim.charge': null }, current);
    expect(reading.ok && applyChanges(current, reading.changes)).toEqual({});
  });

  it('an unchanged answer and a mask sent back are no change', () => {
    const current: Answers = {
      ...consented,
      'caller.name': { state: 'value', value: 'Ana' },
      'detained.aNumber': { state: 'value', value: 'A •••-••5-678' },
    };
    const reading = read(
      { 'caller.name': value('Ana'), 'detained.aNumber': value('A •••-••5-678') },
      current,
    );
    expect(reading.ok && reading.changes.size).toBe(0);
    expect(reading.ok && reading.aNumber).toBeNull();
  });

  it('another A-number with the same last four is a change', () => {
    const current: Answers = { ...consented, 'detained.aNumber': { state: 'value', value: 'A •••-••5-678' } };
    const reading = read({ 'detained.aNumber': value('A000-005-678') }, current);
    expect(reading.ok && [reading.changes.size, reading.aNumber]).toEqual([1, '000005678']);
  });
});
