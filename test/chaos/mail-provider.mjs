import { once } from 'node:events';
import { createServer } from 'node:http';
import { SMTPServer } from 'smtp-server';
import { FaultProxy } from './fault-proxy.mjs';
import { Journal, SLOW_MS } from './moods.mjs';

const MESSAGE_ID = /^Message-ID:\s*<([^@>\s]+)\.(\d+)@/im;

/** The other side of the mail channel: a real SMTP server behind a proxy, and the journal that MAIL_LOOKUP_URL asks. */
export class MailProvider {
  channel = 'mail';
  journal;
  /** Addresses that are refused for good. */
  unknown = new Set();
  #ids = new Set();
  #smtp;
  #lookUps;

  static async start(random) {
    const provider = new MailProvider();
    provider.journal = new Journal(random);
    await provider.#open();
    return provider;
  }

  env() {
    return {
      SMTP_URL: `smtp://127.0.0.1:${this.proxy.port}`,
      MAIL_LOOKUP_URL: `http://127.0.0.1:${this.#lookUps.address().port}/sent`,
    };
  }

  async close() {
    await this.proxy.close();
    this.#lookUps.closeAllConnections();
    await new Promise((resolve) => this.#lookUps.close(resolve));
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
    this.#lookUps = createServer((request, response) => {
      this.journal.asked += 1;
      const wanted = new URL(request.url, 'http://journal').searchParams.get('messageId') ?? '';
      response.writeHead(this.#ids.has(wanted.replace(/^<|@.*$/g, '')) ? 200 : 404).end();
    });
    this.#lookUps.listen(0, '127.0.0.1');
    await once(this.#lookUps, 'listening');
  }

  async #take(stream, session, done) {
    let raw = '';
    try {
      for await (const part of stream) raw += part.toString('latin1');
    } catch {
      return;
    }
    const [, reminderId, n] = MESSAGE_ID.exec(raw) ?? [];
    const mood = this.journal.offer(reminderId);
    if (mood === 'refuse') return done(refusal(451));
    if (mood === 'hang') return undefined;
    this.#ids.add(`${reminderId}.${n}`);
    this.journal.take(reminderId, n, session.envelope.rcptTo[0]?.address);
    if (mood === 'drop the answer') return this.#drop(session);
    if (mood === 'slow') return setTimeout(() => done(), SLOW_MS);
    return done();
  }

  #drop(session) {
    for (const connection of this.#smtp.connections)
      if (connection.session === session) connection._socket.destroy();
  }
}

function refusal(responseCode) {
  return Object.assign(new Error('Refused'), { responseCode });
}
