import { Temporal } from 'temporal-polyfill';
import { isSigned, signatureOf } from '../twilio-signature.js';
import { readInbound, saysWrongNumber } from './inbound-words.js';
import { lintSms } from './message-linter.js';
import { renderSms } from './render.js';
import {
  fateOf,
  faultOfReceipt,
  judgeSmsAnswer,
  judgeSmsSilence,
  type ReceiptStatus,
} from './sms-outcome.js';
import { SMS_ONLY_KEYS, SMS_TEMPLATES, type SmsKey } from './sms-templates.js';
import { smsSize } from './sms-text.js';
import { LANGUAGES, TEMPLATE_KEYS } from './templates.js';

const KEYS: readonly SmsKey[] = [...TEMPLATE_KEYS, ...SMS_ONLY_KEYS];
const MARK = ' #ABCDEFG';
/** The longest each can be: an office with a long host, September at noon, Hawaii's zone. */
const LONGEST = {
  code: 'FZ-XXXX',
  when: '30 sept, 12:59 p. m. HADT',
  host: 'https://reminders.example.org',
  pin: '000000',
  seen: '1',
  count: '99',
};

describe('text messages', () => {
  const every = KEYS.flatMap((key) => LANGUAGES.map((language) => [key, language] as const));

  it.each(every)('%s in %s tells nothing, knows its words, and is one part', (key, language) => {
    expect(lintSms(`${key}.${language}`, `${SMS_TEMPLATES[key][language]}${MARK}`, LONGEST)).toEqual([]);
  });

  it.each(TEMPLATE_KEYS.flatMap((key) => LANGUAGES.map((language) => [key, language] as const)))(
    '%s in %s says how to answer, with a word that is understood',
    (key, language) => {
      const facts = { code: 'FZ-7K3F', at: Temporal.Instant.from('2026-12-04T18:00:00Z'), zone: 'UTC' };
      const text = renderSms(key, language, { ...facts, publicUrl: 'https://o.example.org' });
      const asked = /(?:reply|responda) (\S+) = (seen|visto)/i.exec(text);
      expect(asked?.slice(1).map((word) => readInbound(word))).toEqual(['seen', 'seen']);
    },
  );

  it('a template that tells, takes what it must not or is too long is found', () => {
    const faults = (text: string) => lintSms('x', text, LONGEST).map(({ fault }) => fault);
    expect(faults('Your hearing is at {{court}}')).toEqual(['unknown-variable', 'word']);
    expect(faults('Call 7045550100 or a@example.org')).toEqual(['digits', 'address']);
    expect(faults('mañana sábado '.repeat(6))).toEqual(['too-long']);
  });

  it('shows the time of the court in the language of the reader, in letters that cost one each', () => {
    const facts = {
      code: 'FZ-7K3F',
      at: Temporal.Instant.from('2026-12-04T18:00:00Z'),
      zone: 'America/New_York',
      publicUrl: 'https://office.example.org/',
    };
    expect(renderSms('reminder', 'en', facts)).toBe(
      'FZ-7K3F: something to do by Dec 4, 1:00 PM EST. Reply 1 = seen, or sign in: https://office.example.org',
    );
    const spanish = renderSms('page', 'es', facts);
    expect(spanish).toMatch(/^URGENTE FZ-7K3F: 4 dic.*1:00.*EST, y nadie/);
    expect(smsSize(spanish)).toEqual({ encoding: 'GSM-7', segments: 1 });
  });

  it.each(Array.from({ length: 12 }, (_, month) => month + 1))(
    'month %i is spelled in those letters',
    (month) => {
      const at = Temporal.ZonedDateTime.from({
        year: 2027,
        month,
        day: 22,
        hour: 12,
        timeZone: 'America/Phoenix',
      });
      for (const language of LANGUAGES) {
        const text = renderSms('record', language, {
          code: 'FZ-7K3F',
          at: at.toInstant(),
          zone: 'America/Phoenix',
          publicUrl: 'https://o.example.org',
        });
        expect(smsSize(text).encoding).toBe('GSM-7');
      }
    },
  );

  it.each([
    ['160 plain letters', 'a'.repeat(160), 'GSM-7', 1],
    ['161 plain letters', 'a'.repeat(161), 'GSM-7', 2],
    ['80 euros count twice', '€'.repeat(80), 'GSM-7', 1],
    ['one more letter than that', `${'€'.repeat(80)}a`, 'GSM-7', 2],
    ['ñ, é and ¿ are at home', '¿ñé'.repeat(53), 'GSM-7', 1],
    ['a single á takes half the room', `á${'a'.repeat(69)}`, 'UCS-2', 1],
    ['and 71 letters are two', `á${'a'.repeat(70)}`, 'UCS-2', 2],
    ['a face counts as two units', '😀'.repeat(36), 'UCS-2', 2],
  ] as const)('%s', (_title, text, encoding, segments) => {
    expect(smsSize(text)).toEqual({ encoding, segments });
  });
});

describe('what somebody writes back', () => {
  it.each([
    'STOP',
    ' stop. ',
    'Stop!!',
    'UNSUBSCRIBE',
    'opt-out',
    'ALTO',
    '¡Alto!',
    'basta',
    'No más',
    'CANCELAR',
    'please stop texting me',
    'Dont text this number',
    'no more messages please',
    'wrong number',
    'Take me off your list',
    'No me manden mensajes',
    'ya no me escriban',
    'dejen de enviar esto',
    'Número equivocado',
    'no quiero más mensajes',
  ])('"%s" ends it', (text) => {
    expect(readInbound(text)).toBe('stop');
  });

  it.each([
    ['START', 'start'],
    ['Iniciar', 'start'],
    ['help', 'help'],
    ['AYUDA', 'help'],
    ['Información', 'help'],
    ['I will stop by the office at 3', 'unclear'],
    ['1', 'seen'],
    [' OK! ', 'seen'],
    ['ok gracias', 'seen'],
    ['Got it, thank you', 'seen'],
    ['Seen.', 'seen'],
    ['¡Visto!', 'seen'],
    ['Recibido, muchas gracias', 'seen'],
    ['ok, enterada', 'seen'],
    ['ok stop', 'unclear'],
    ['ok, please stop', 'stop'],
    ['not seen', 'unclear'],
    ['no visto', 'unclear'],
    ['ok but who covers?', 'unclear'],
    ['done', 'unclear'],
    ['2', 'unclear'],
    ['11', 'unclear'],
    ['yes', 'unclear'],
    ['sí', 'unclear'],
    ['gracias', 'unclear'],
    ['la parada del bus', 'unclear'],
    ['I cannot make it, who covers?', 'unclear'],
    ['', 'unclear'],
    ['👍', 'unclear'],
  ] as const)('"%s" means %s', (text, meaning) => {
    expect(readInbound(text)).toBe(meaning);
  });
});

describe('whose phone it is', () => {
  it.each(['wrong number', 'Número equivocado', 'You have the wrong person', 'persona equivocada'])(
    '"%s": not the one we mean',
    (text) => {
      expect(saysWrongNumber(text)).toBe(true);
      expect(readInbound(text)).toBe('stop');
    },
  );

  it.each(['STOP', 'no me manden mensajes', 'ok gracias'])('"%s" says nothing of it', (text) => {
    expect(saysWrongNumber(text)).toBe(false);
  });
});

describe('what the provider says', () => {
  it.each([
    ['the person opted out', 400, 21610, { kind: 'refused', lasting: true, fault: 'opted-out' }],
    ['no such number', 400, 21211, { kind: 'refused', lasting: true, fault: 'number-refused' }],
    ['a landline', 400, 21614, { kind: 'refused', lasting: true, fault: 'number-refused' }],
    ['the text is refused', 400, 21617, { kind: 'refused', lasting: true, fault: 'message-refused' }],
    ['too many at once', 429, 20429, { kind: 'refused', lasting: false, fault: 'server-refused' }],
    ['a wrong token', 401, 20003, { kind: 'refused', lasting: false, fault: 'sign-in' }],
    ['it fell over', 503, null, { kind: 'ambiguous', fault: 'no-reply' }],
    ['it fell over with a reason', 500, 21610, { kind: 'ambiguous', fault: 'no-reply' }],
  ] as const)('%s', (_title, status, code, outcome) => {
    expect(judgeSmsAnswer({ status, code })).toEqual(outcome);
  });

  it('a line that never came up is a refusal, any other silence is not', () => {
    expect(judgeSmsSilence('ECONNREFUSED')).toEqual({ kind: 'refused', lasting: false, fault: 'connection' });
    for (const code of ['ECONNRESET', 'UND_ERR_SOCKET', undefined])
      expect(judgeSmsSilence(code)).toEqual({ kind: 'ambiguous', fault: 'no-reply' });
  });

  it('receipts mean the same in whatever order and however often they come', () => {
    const orders: ReceiptStatus[][] = [
      ['queued', 'sent', 'delivered'],
      ['delivered', 'sent', 'queued', 'sent'],
      ['sent', 'delivered', 'delivered', 'undelivered'],
    ];
    expect(orders.map(fateOf)).toEqual(['delivered', 'delivered', 'delivered']);
    expect(fateOf(['undelivered', 'sent', 'queued'])).toBe('undelivered');
    expect(fateOf(['sent', 'queued'])).toBe('taken');
    expect(fateOf([])).toBeNull();
  });

  it('the reason in a receipt', () => {
    expect([21610, 30006, 30003, 30007, null].map(faultOfReceipt)).toEqual([
      'opted-out',
      'number-refused',
      'undelivered',
      'undelivered',
      'undelivered',
    ]);
  });
});

describe('signatures of webhooks', () => {
  const address = 'https://mycompany.com/myapp.php?foo=1&bar=2';
  const form = new URLSearchParams({
    Digits: '1234',
    CallSid: 'CA1234567890ABCDE',
    To: '+18005551212',
    Caller: '+14158675309',
    From: '+14158675309',
  });

  it('are as the provider published them', () => {
    expect(signatureOf('12345', address, form)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  });

  it('are wrong for another address, form, token or none', () => {
    const right = signatureOf('12345', address, form);
    expect(isSigned('12345', address, form, right)).toBe(true);
    expect(isSigned('12345', `${address}&x=1`, form, right)).toBe(false);
    expect(isSigned('12346', address, form, right)).toBe(false);
    const changed = new URLSearchParams(form);
    changed.set('Digits', '1235');
    expect(isSigned('12345', address, changed, right)).toBe(false);
    for (const nothing of [undefined, '', 'x', [right]])
      expect(isSigned('12345', address, form, nothing)).toBe(false);
  });
});
