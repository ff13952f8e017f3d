import { Temporal } from 'temporal-polyfill';
import { tellingWords } from '../messages/rules/telling-words.js';
import { messageWords, pushWish } from './message-words.js';

const id = '0d6cfa3e-6c0c-4e8a-9d6b-8a1f4a4f5b10';
const subjectAt = Temporal.Instant.from('2026-12-04T18:00:00Z');
const wish = (hours: number, kind: 'reminder' | 'escalation' = 'reminder') =>
  pushWish({ id, kind, subjectAt, now: subjectAt.subtract({ minutes: hours * 60 }) });

describe('what a notification needs beside its words', () => {
  it('one tag for every try, which a push service takes as a topic, and the way to the confirmation', () => {
    expect(wish(5)).toMatchObject({ path: `/ack/${id}?via=push`, tag: '0d6cfa3e6c0c4e8a9d6b8a1f4a4f5b10' });
    expect(wish(5).tag).toMatch(/^[\w-]{1,32}$/);
  });

  it.each([
    ['a week ahead', 168, 86_400, false],
    ['a day ahead', 24, 86_400, true],
    ['three hours ahead', 3, 10_800, true],
    ['in the last minutes', 0.1, 900, true],
    ['the day after', -24, 86_400, false],
  ] as const)(
    '%s it is worth keeping that long, and wakes the phone or not',
    (_when, hours, life, urgent) => {
      expect(wish(hours)).toMatchObject({ lifeSeconds: life, isUrgent: urgent });
      expect(wish(hours, 'escalation').isUrgent).toBe(true);
    },
  );

  it.each(['en', 'es'] as const)('its words in %s are a code and a time, and tell nothing', (language) => {
    const worded = { about: 'hearing', kind: 'reminder', step: 'T-1d', afterwards: false } as const;
    const reminder = { id, channel: 'push', worded, caseReference: 'FZ-7K3F', subjectAt } as const;
    const zone = { timeZone: 'America/New_York' };
    const { subject, text } = messageWords({ ...reminder, ...zone }, language, 'https://office.example.org');
    expect(subject).toBe('FZ-7K3F');
    expect(text).toMatch(/1:00/);
    expect(tellingWords(text)).toEqual([]);
    expect(text).not.toMatch(/https?:|office/);
  });
});
