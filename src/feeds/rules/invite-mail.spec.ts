import { Temporal } from 'temporal-polyfill';
import { INVITE_KEYS, INVITE_TEMPLATES } from '../../messages/rules/invite-templates.js';
import { lintTemplate } from '../../messages/rules/message-linter.js';
import { LANGUAGES } from '../../messages/rules/templates.js';
import { inviteMail, type InviteToWord } from './invite-mail.js';

const invite: InviteToWord = {
  uid: '5b0c1d6e-0000-4000-8000-000000000001',
  sequence: 3,
  method: 'REQUEST',
  reference: 'FZ-8JY8',
  on: null,
  at: Temporal.Instant.from('2026-12-01T18:00:00Z'),
  timeZone: 'America/New_York',
  madeAt: Temporal.Instant.from('2026-11-24T14:00:00Z'),
};
const office = { address: 'office@example.org', link: 'https://office.example.org/calendar' };
const mailOf = (given: Partial<InviteToWord>, language: 'en' | 'es' = 'en') =>
  inviteMail({ ...invite, ...given }, { address: 'ana@example.org', language }, office);

describe.each(LANGUAGES)('the words of an invite in %s', (language) => {
  it.each(INVITE_KEYS)('tell nothing: %s', (key) => {
    expect(lintTemplate(`${key}.${language}`, INVITE_TEMPLATES[key][language])).toEqual([]);
  });
});

describe('the mail of an invite', () => {
  it('says when by the clock of the place, and carries the entry', () => {
    const { subject, text, calendar } = mailOf({});
    expect(subject).toBe('Calendar entry: FZ-8JY8');
    expect(text).toContain('Tuesday, December 1, 2026');
    expect(text).toContain('1:00 PM EST');
    const lines = calendar.content.replaceAll('\r\n ', '').split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'SEQUENCE:3',
        'SUMMARY:FZ-8JY8: date',
        'ORGANIZER:mailto:office@example.org',
        'STATUS:CONFIRMED',
        'DTSTART:20261201T180000Z',
        'DTSTAMP:20261124T140000Z',
      ]),
    );
  });

  it('of a control date names the day and no hour', () => {
    const { text, calendar } = mailOf({ on: '2026-12-01', at: null }, 'es');
    expect(text).toContain('martes, 1 de diciembre de 2026\n');
    expect(calendar.content).toContain('DTSTART;VALUE=DATE:20261201');
    expect(calendar.content).toContain('STATUS:TENTATIVE');
  });

  it('of what is called off takes the entry out', () => {
    const { subject, calendar } = mailOf({ method: 'CANCEL' }, 'es');
    expect(subject).toBe('Retirado de su calendario: FZ-8JY8');
    expect(calendar.method).toBe('CANCEL');
    expect(calendar.content).toContain('METHOD:CANCEL');
    expect(calendar.content).toContain('STATUS:CANCELLED');
  });
});
