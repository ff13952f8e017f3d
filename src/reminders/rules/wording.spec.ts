import { templateOf, titleOf, type WordedReminder } from './wording.js';

const hearing: WordedReminder = { about: 'hearing', kind: 'reminder', step: 'T-1d', afterwards: false };

describe('what a reminder is called', () => {
  it.each([
    ['a hearing ahead', hearing, 'reminder', 'hearing-ahead'],
    ['a hearing without a result', { ...hearing, step: 'T+1h', afterwards: true }, 'record', 'record-result'],
    ['a deadline', { ...hearing, about: 'deadline' }, 'reminder', 'deadline-due'],
    [
      'a deadline on its last afternoon',
      { ...hearing, about: 'deadline', step: 'T 14:00' },
      'reminder',
      'deadline-due',
    ],
    [
      'nobody confirmed a hearing',
      { ...hearing, kind: 'escalation', step: 'T-1d!' },
      'escalation',
      'hearing-unconfirmed',
    ],
    [
      'nobody recorded a result',
      { ...hearing, kind: 'escalation', step: 'T+1h!', afterwards: true },
      'escalation',
      'result-unrecorded',
    ],
    [
      'nobody confirmed a deadline',
      { ...hearing, about: 'deadline', kind: 'escalation', step: 'T-3d!' },
      'escalation',
      'deadline-unconfirmed',
    ],
    [
      'mail that could not be delivered',
      { ...hearing, kind: 'escalation', step: 'T-1d>' },
      'escalation',
      'delivery-failed',
    ],
    [
      'a reminder that is held back',
      { ...hearing, kind: 'escalation', step: 'T-7d paused' },
      'paused',
      'reminder-paused',
    ],
    [
      'messages to clients that are held back',
      { ...hearing, kind: 'escalation', step: 'T-7d client paused' },
      'paused-outside',
      'client-reminder-paused',
    ],
    [
      'that notice, when it could not be delivered',
      { ...hearing, kind: 'escalation', step: 'T-7d client paused>' },
      'paused-outside',
      'delivery-failed',
    ],
  ] as const)('%s', (_situation, given, template, title) => {
    expect(templateOf(given)).toBe(template);
    expect(titleOf(given)).toBe(title);
  });
});
