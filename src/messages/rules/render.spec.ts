import { Temporal } from 'temporal-polyfill';
import { renderMessage, spellOut } from './render.js';

const at = Temporal.Instant.from('2026-12-04T18:00:00Z');
const facts = { code: 'FZ-7K3F', at, zone: 'America/New_York', link: 'https://example.org/ack/1' };

describe('message text', () => {
  it('spells the time out in English, with weekday, year and zone', () => {
    expect(spellOut(at, 'America/New_York', 'en')).toBe('Friday, December 4, 2026 at 1:00 PM EST');
  });

  it('spells the time out in Spanish', () => {
    expect(spellOut(at, 'America/New_York', 'es')).toMatch(/^viernes, 4 de diciembre de 2026.*1:00.*EST$/);
  });

  it('follows the zone across the end of daylight saving time', () => {
    expect(spellOut(Temporal.Instant.from('2026-10-30T17:00:00Z'), 'America/New_York', 'en')).toContain(
      '1:00 PM EDT',
    );
  });

  it('fills code, time and link and leaves nothing open', () => {
    const { subject, text } = renderMessage('reminder', 'en', facts);
    expect(subject).toBe('Reminder: FZ-7K3F');
    expect(text).toContain('When: Friday, December 4, 2026 at 1:00 PM EST');
    expect(text).toContain('\nhttps://example.org/ack/1\n');
    expect(text + subject).not.toMatch(/[{}]/);
  });

  it('speaks the language of its recipient', () => {
    expect(renderMessage('escalation', 'es', facts).subject).toBe('Nadie ha confirmado todavía: FZ-7K3F');
  });
});
