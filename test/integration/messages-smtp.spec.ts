import { Temporal } from 'temporal-polyfill';
import { MailChannel } from '../../src/messages/mail-channel.service.js';
import { renderMessage } from '../../src/messages/rules/render.js';
import { MovableClock } from '../../src/platform/clock.js';
import { Env } from '../../src/platform/env.js';
import { freePort } from '../../scripts/lib/ports.mjs';
import { MailJournal } from '../support/mail-journal.js';
import { MailServer } from '../support/mail.js';
import { StallingSmtp } from '../support/stalling-smtp.js';

const clock = new MovableClock(Temporal.Instant.from('2026-11-24T14:00:00Z'));
const channel = (smtpUrl: string, lookUpUrl?: string) =>
  new MailChannel(
    Object.assign(new Env(), {
      SMTP_URL: smtpUrl,
      MAIL_FROM: 'office@example.org',
      ...(lookUpUrl ? { MAIL_LOOKUP_URL: lookUpUrl } : {}),
    }),
    clock,
  );
const words = renderMessage('reminder', 'es', {
  code: 'FZ-7K3F',
  at: Temporal.Instant.from('2026-12-04T18:00:00Z'),
  zone: 'America/New_York',
  link: 'https://office.example.org/ack/1',
});
const message = { ...words, correlation: 'abc.1', address: 'ana@example.org', language: 'es' as const };

describe('mail over a real SMTP conversation', () => {
  let mail: MailServer;

  beforeEach(async () => {
    mail = await MailServer.start();
  });
  afterEach(() => mail.close());

  it('is taken, with its Message-ID made of the correlation and the day of the office clock', async () => {
    expect(await channel(mail.url).send(message)).toEqual({ kind: 'accepted', receipt: '250' });
    const [received] = mail.received;
    expect(received?.parsed.messageId).toBe('<abc.1@example.org>');
    expect(received?.parsed.date?.toISOString()).toBe('2026-11-24T14:00:00.000Z');
    expect(received?.to).toEqual(['ana@example.org']);
    expect(received?.parsed.subject).toBe('Recordatorio: FZ-7K3F');
    expect(received?.parsed.text).toContain('viernes, 4 de diciembre de 2026');
    expect(received?.parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(received?.raw.toString()).not.toMatch(/nodemailer/i);
  });

  it('an office in staging says that it was taken, and opens no connection', async () => {
    const env = Object.assign(new Env(), { SMTP_URL: mail.url, STAGING: '1' as const });
    expect(await new MailChannel(env, clock).send(message)).toMatchObject({ kind: 'accepted' });
    expect([mail.received.length, mail.attempts]).toEqual([0, 0]);
  });

  it('the same correlation is the same Message-ID, however often it is sent', async () => {
    await channel(mail.url).send(message);
    await channel(mail.url).send(message);
    expect(mail.received.map(({ parsed }) => parsed.messageId)).toEqual([
      '<abc.1@example.org>',
      '<abc.1@example.org>',
    ]);
  });

  it.each([
    [
      'put off at the end',
      { refuse: 451 as const },
      { kind: 'refused', lasting: false, fault: 'message-refused' },
    ],
    [
      'refused at the end',
      { refuse: 554 as const },
      { kind: 'refused', lasting: true, fault: 'message-refused' },
    ],
    [
      'greylisted',
      { refuseRecipient: 450 as const },
      { kind: 'refused', lasting: false, fault: 'address-refused' },
    ],
    [
      'no such mailbox',
      { refuseRecipient: 550 as const },
      { kind: 'refused', lasting: true, fault: 'address-refused' },
    ],
    [
      'taken, then the line drops',
      'accept, then drop the connection' as const,
      { kind: 'ambiguous', fault: 'no-reply' },
    ],
  ])('%s', async (_situation, behaviour, outcome) => {
    mail.behave(behaviour);
    expect(await channel(mail.url).send(message)).toEqual(outcome);
  });

  it('a server that takes the bytes and never answers is ambiguous after ten seconds', async () => {
    mail.behave('hang after DATA');
    const begun = performance.now();
    expect(await channel(mail.url).send(message)).toEqual({ kind: 'ambiguous', fault: 'no-reply' });
    expect(performance.now() - begun).toBeLessThan(14_000);
  });
});

describe('mail over a broken conversation', () => {
  let smtp: StallingSmtp;

  beforeEach(async () => {
    smtp = await StallingSmtp.start();
  });
  afterEach(() => smtp.close());

  it('silence before the message leaves is a definite refusal', async () => {
    smtp.stallAt = 'recipient';
    expect(await channel(smtp.url).send(message)).toEqual({
      kind: 'refused',
      lasting: false,
      fault: 'connection',
    });
    expect(smtp.stored).toEqual([]);
  });

  it('a server that drips one byte at a time is given up within the lease', async () => {
    smtp.drip = 3000;
    const begun = performance.now();
    expect(await channel(smtp.url).send(message)).toMatchObject({ kind: 'refused', lasting: false });
    expect(performance.now() - begun).toBeLessThan(25_000);
  });

  it('nobody listening is a definite refusal', async () => {
    const port = await freePort();
    expect(await channel(`smtp://127.0.0.1:${port}`).send(message)).toEqual({
      kind: 'refused',
      lasting: false,
      fault: 'connection',
    });
  });

  it('a failing STARTTLS is a definite refusal, not a fall back to clear text', async () => {
    const mail = await MailServer.start({ startTls: 'offered' });
    const outcome = await channel(mail.url).send(message);
    await mail.close();
    expect(outcome).toMatchObject({ kind: 'refused', lasting: false });
    expect(mail.received).toEqual([]);
  });
});

describe('asking whether a mail was taken', () => {
  it('knows what the journal knows', async () => {
    const journal = await MailJournal.start(() => ['<abc.1@example.org>']);
    const asking = channel('smtp://127.0.0.1:1', journal.url);
    expect(await asking.lookUp('abc.1')).toBe('accepted');
    expect(await asking.lookUp('abc.2')).toBe('absent');
    await journal.close();
    expect(await asking.lookUp('abc.1')).toBe('unknown');
  });

  it('knows nothing without a journal', async () => {
    expect(await channel('smtp://127.0.0.1:1').lookUp('abc.1')).toBe('unknown');
  });
});
