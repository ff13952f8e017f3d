import { type Answer } from './answers.js';
import {
  isAsked,
  isLocked,
  isRedByAnswers,
  readAloudLanguage,
  sentenceAfter,
  type Question,
} from './questionnaire.js';

const value = (text: string | string[]): Answer => ({ state: 'value', value: text });
const question = (more: Partial<Question>): Question => ({
  id: 'q',
  type: 'text',
  sensitivity: 'P1',
  owner: 'detained',
  label: { en: 'Q', es: 'P' },
  monitoredLine: 'ask',
  ...more,
});

describe('which questions are on the screen', () => {
  it('a monitored line hides what must not be said on it', () => {
    const entry = question({ monitoredLine: 'skip' });
    expect(isAsked(entry, {}, true)).toBe(false);
    expect(isAsked(entry, {}, false)).toBe(true);
  });

  it('a follow-up shows when the answer calls for it', () => {
    const detail = question({ showIf: { question: 'now.medical', in: ['yes'] } });
    expect(isAsked(detail, {}, false)).toBe(false);
    expect(isAsked(detail, { 'now.medical': value('no') }, false)).toBe(false);
    expect(isAsked(detail, { 'now.medical': value('yes') }, false)).toBe(true);
  });

  it('any of several choices is enough, and "unknown" is a word too', () => {
    const one = question({ showIf: { question: 'papers', in: ['nta'] } });
    expect(isAsked(one, { papers: value(['i286', 'nta']) }, false)).toBe(true);
    const unsure = question({ showIf: { question: 'papers', in: ['unknown'] } });
    expect(isAsked(unsure, { papers: { state: 'unknown' } }, false)).toBe(true);
  });
});

describe('the consent gate', () => {
  it.each([
    ['P0', false],
    ['P1', false],
    ['P2', true],
    ['P3', true],
  ] as const)('%s before permission: locked %s', (sensitivity, locked) => {
    expect(isLocked(question({ sensitivity }), {})).toBe(locked);
    expect(isLocked(question({ sensitivity }), { 'consent.store': value('no') })).toBe(locked);
    expect(isLocked(question({ sensitivity }), { 'consent.store': { state: 'unknown' } })).toBe(locked);
  });

  it('opens with a yes, and only with a yes', () => {
    expect(isLocked(question({ sensitivity: 'P3' }), { 'consent.store': value('yes') })).toBe(false);
  });
});

describe('what to say', () => {
  const medical = question({
    id: 'now.medical',
    type: 'yesNo',
    then: [{ in: ['yes'], say: { en: 'Help is coming.', es: 'Ya viene ayuda.' } }],
  });

  it('the next sentence follows the answer', () => {
    expect(sentenceAfter(medical, { 'now.medical': value('yes') })?.es).toBe('Ya viene ayuda.');
    expect(sentenceAfter(medical, { 'now.medical': value('no') })).toBeUndefined();
  });

  it('a yes in "right now" is red at once', () => {
    const section = { id: 'now', number: 2, title: { en: '', es: '' }, questions: [medical] };
    expect(isRedByAnswers(section, { 'now.medical': value('yes') })).toBe(true);
    expect(isRedByAnswers(section, { 'now.medical': { state: 'unknown' } })).toBe(false);
  });

  it('is read in the language of the caller, whatever the screen speaks', () => {
    expect(readAloudLanguage({}, null)).toBe('es');
    expect(readAloudLanguage({ 'caller.language': value('eng') }, null)).toBe('en');
    expect(readAloudLanguage({ 'caller.language': value('eng') }, 'es')).toBe('es');
  });
});
