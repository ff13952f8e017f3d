import { Temporal } from 'temporal-polyfill';
import { judgeFailure, waitForAnswer, type FailedReminder } from './delivery.js';

const dueAt = Temporal.Instant.from('2026-12-01T14:00:00Z');
const weekAhead: FailedReminder = {
  dueAt,
  subjectAt: dueAt.add({ hours: 24 * 7 }),
  attempt: 1,
  lasting: false,
};
const dayAhead: FailedReminder = { ...weekAhead, subjectAt: dueAt.add({ hours: 24 }) };
const after = (minutes: number) => dueAt.add({ minutes });

describe('after a refusal', () => {
  it.each([
    [1, 30],
    [2, 60],
    [5, 480],
    [6, 900],
    [7, 900],
  ])('try %i is repeated after %i seconds', (attempt, inSeconds) => {
    expect(judgeFailure({ ...weekAhead, attempt }, after(1))).toEqual({ next: 'again', inSeconds });
  });

  it('the eighth refusal is the last', () => {
    expect(judgeFailure({ ...weekAhead, attempt: 8 }, after(1))).toEqual({ next: 'dead' });
  });

  it('a lasting refusal is the last at once', () => {
    expect(judgeFailure({ ...weekAhead, lasting: true }, after(0))).toEqual({ next: 'dead' });
  });

  it('a step of the last day is given up after 15 minutes, so that somebody else can act', () => {
    expect(judgeFailure(dayAhead, after(15))).toEqual({ next: 'again', inSeconds: 30 });
    expect(judgeFailure(dayAhead, after(15).add({ seconds: 1 }))).toEqual({ next: 'dead' });
  });

  it('an earlier step may be late', () => {
    expect(judgeFailure(weekAhead, after(600))).toEqual({ next: 'again', inSeconds: 30 });
  });
});

describe('after silence', () => {
  it('is asked about after 90 seconds where that is possible', () => {
    expect(waitForAnswer(dueAt, true, dueAt.add({ seconds: 20 }))).toBe(70);
    expect(waitForAnswer(dueAt, true, dueAt.add({ seconds: 91 }))).toBe(0);
  });

  it('is repeated after ten minutes where nobody can be asked', () => {
    expect(waitForAnswer(dueAt, false, dueAt.add({ seconds: 60 }))).toBe(540);
    expect(waitForAnswer(dueAt, false, after(10))).toBe(0);
  });
});
