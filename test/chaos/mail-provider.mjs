import { once } from 'node:events';
import { createServer } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { FaultProxy } from './fault-proxy.mjs';

/** In a hundred: what else than taking a message the mail server does. */
const MOODS = [
  [3, 'refuse'],
  [3, 'drop the answer'],
  [3, 'slow'],
  [1, 'hang'],
];
const SLOW_MS = 300;
const MESSAGE_ID = /^Message-ID:\s*<([^@>\s]+)\.(\d+)@/im;

/**
 * The other side of the mail channel: a real SMTP server behind a proxy, and the journal that MAIL_LOOKUP_URL asks. What it
 * took is the only proof of what was sent. Another channel's provider offers the same: channel, env(), taken, proxy, close().
 */
export class MailProvider {
  channel = 'mail';
  /** @type {{ reminderId: string, n: number, to: string, at: number }[]} */
  taken = [];
  /** When each was first offered, whatever was answered: what we are late by is not what the other side refuses. */
  offered = new Map();
  moods = {};
  asked = 0;
  /** It takes nothing just now, and says so. */
  unwell = false;
  /** Addresses that are refused for good. */
  unknown = new Set();
  #ids = new Set();
  #random;
  #smtp;
  #journal;

  constructor(random) {
    this.#random = random;
  }

  static async start(random) {
    const provider = new MailProvider(random);
    await provider.#open();
    return provider;
  }

  env() {
    return {
      SMTP_URL: `smtp://127.0.0.1:${this.proxy.port}`,
      MAIL_LOOKUP_URL: `http://127.0.0.1:${this.#journal.address().port}/sent`,
    };
  }

  async close() {
    await this.proxy.close();
    this.#journal.closeAllConnections();
    await new Promise((resolve) => this.#journal.close(resolve));
    for (const connection of this.#smtp.connections) connection._socket.destroy();
    await new Promise((resolve) => this.#smtp.close(resolve));
  }

  async #open() {
    this.#smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 200,
      onRcptTo: ({ address }, _session, done) => done(this.unknown.has(address) ? refusal(550) : null),
      onData: (stream, session, done) => void this.#take(stream, session, done),
    });
    this.#smtp.on('error', () => undefined);
    const listening = this.#smtp.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    this.proxy = await FaultProxy.before(listening.address().port);
    this.#journal = createServer((request, response) => {
      this.asked += 1;
      const wanted = new URL(request.url, 'http://journal').searchParams.get('messageId') ?? '';
      response.writeHead(this.#ids.has(wanted.replace(/^<|@.*$/g, '')) ? 200 : 404).end();
    });
    this.#journal.listen(0, '127.0.0.1');
    await once(this.#journal, 'listening');
  }

  async #take(stream, session, done) {
    let raw = '';
    try {
      for await (const part of stream) raw += part.toString('latin1');
    } catch {
      return;
    }
    const [, reminderId, n] = MESSAGE_ID.exec(raw) ?? [];
    if (!this.offered.has(reminderId)) this.offered.set(reminderId, Date.now());
    const mood = this.#mood();
    this.moods[mood] = (this.moods[mood] ?? 0) + 1;
    if (mood === 'refuse') return done(refusal(451));
    if (mood === 'hang') return undefined;
    this.#ids.add(`${reminderId}.${n}`);
    this.taken.push({ reminderId, n: Number(n), to: session.envelope.rcptTo[0]?.address, at: Date.now() });
    if (mood === 'drop the answer') return this.#drop(session);
    if (mood === 'slow') return setTimeout(() => done(), SLOW_MS);
    return done();
  }

  #mood() {
    if (this.unwell) return 'refuse';
    let point = this.#random() * 100;
    for (const [share, mood] of MOODS) {
      if (point < share) return mood;
      point -= share;
    }
    return 'take';
  }

  #drop(session) {
    for (const connection of this.#smtp.connections)
      if (connection.session === session) connection._socket.destroy();
  }
}

function refusal(responseCode) {
  return Object.assign(new Error('Refused'), { responseCode });
}
