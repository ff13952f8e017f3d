import { Temporal } from 'temporal-polyfill';
import { CLIENT_KEYS, CLIENT_TEMPLATES, CLIENT_WORDS, renderClient, SPOKEN_KEYS } from './client-words.js';
import { lintSms } from './message-linter.js';
import { tellingWords } from './telling-words.js';
import { smsSize } from './sms-text.js';
import { LANGUAGES } from './templates.js';

const MARK = ' #ABCDEFG';
/** The longest each can be: a September at noon in the zone with the longest words, a number from abroad. */
const LONGEST = { when: 'mie, 30 de sept, 12:59 p.m. hora de Montaña', phone: '+502123456789' };

describe('what is said to clients and families', () => {
  const every = CLIENT_KEYS.flatMap((key) => LANGUAGES.map((language) => [key, language] as const));

  it.each(every)(
    '%s in %s tells nothing, knows its words, and is one part of what is texted',
    (key, language) => {
      const text = `${CLIENT_TEMPLATES[key][language]}${MARK}`;
      const found = lintSms(`${key}.${language}`, text, LONGEST, CLIENT_WORDS);
      const tooLong = SPOKEN_KEYS.includes(key) ? ['too-long'] : [];
      expect(found.filter(({ fault }) => !tooLong.includes(fault))).toEqual([]);
    },
  );

  it('says day, hour and zone in words, and the number to call', () => {
    const facts = {
      at: Temporal.Instant.from('2026-12-19T18:00:00Z'),
      zone: 'America/New_York',
      phone: '+17045550100',
    };
    expect(renderClient('next', 'en', facts)).toBe(
      'Reminder: you have an appointment Sat, Dec 19, 1:00 PM Eastern time. Questions? Call 704-555-0100. Reply STOP to end.',
    );
    expect(renderClient('first', 'es', facts)).toBe(
      'Hola, del 704-555-0100, a pedido suyo. Recuerde su cita: sab, 19 de dic, 1:00 p.m. hora del Este. ¿Dudas? Llame. Para terminar, responda ALTO.',
    );
  });

  it('makes up no hour for a date that is a day', () => {
    const facts = {
      at: Temporal.Instant.from('2026-12-15T22:00:00Z'),
      zone: 'America/New_York',
      isDay: true,
      phone: '+17045550100',
    };
    expect(renderClient('next', 'en', facts)).toContain('appointment Tue, Dec 15. Questions');
  });

  it.each(Array.from({ length: 12 }, (_, month) => month + 1))(
    'month %i is one part, also abroad',
    (month) => {
      for (const zone of ['America/New_York', 'America/Denver', 'America/Guatemala', 'Pacific/Honolulu'])
        for (const language of LANGUAGES)
          for (const day of [22, 23, 24, 25, 26, 27, 28]) {
            const at = Temporal.ZonedDateTime.from({
              year: 2027,
              month,
              day,
              hour: 12,
              minute: 59,
              timeZone: zone,
            });
            const text = renderClient('first', language, {
              at: at.toInstant(),
              zone,
              phone: '+502123456789',
            });
            expect([text, smsSize(`${text}${MARK}`)]).toEqual([text, { encoding: 'GSM-7', segments: 1 }]);
            expect(tellingWords(text)).toEqual([]);
          }
    },
  );
});
