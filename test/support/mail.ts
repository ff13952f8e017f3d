import { once } from 'node:events';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { until } from './until.js';

/** What the mail server does with the next message. */
export type MailBehaviour =
  /** takes it */
  | 'accept'
  /** "try later" and "never", at the end of DATA */
  | { readonly refuse: 421 | 450 | 451 | 452 | 550 | 552 | 554 }
  /** "no such person", at RCPT TO */
  | { readonly refuseRecipient: 450 | 550 }
  /** takes the bytes and never answers */
  | 'hang after DATA'
  /** takes and keeps the message, but the connection breaks before it can say so */
  | 'accept, then drop the connection';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly parsed: ParsedMail;
  /** False when the sender was never told that the message arrived. */
  readonly confirmed: boolean;
}

interface Options {
  /** STARTTLS is offered with a self-signed certificate, or not offered at all. */
  readonly startTls?: 'offered' | 'absent';
}

/** A real SMTP server on 127.0.0.1 that can misbehave. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  /** Every conversation that reached DATA, taken or not. */
  attempts = 0;
  private behaviour: MailBehaviour = 'accept';
  private readonly server: SMTPServer;
  private port = 0;

  private constructor(options: Options) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: options.startTls === 'offered' ? ['AUTH'] : ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 200,
      onRcptTo: (_address, _session, done) => {
        const { behaviour } = this;
        done(
          typeof behaviour === 'object' && 'refuseRecipient' in behaviour
            ? refusal(behaviour.refuseRecipient)
            : null,
        );
      },
      onData: (stream, session, done) => {
        void this.take(stream, session, done);
      },
    });
    this.server.on('error', () => undefined);
  }

  static async start(options: Options = {}): Promise<MailServer> {
    const mail = new MailServer(options);
    const listening = mail.server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    const address = listening.address();
    mail.port = typeof address === 'object' && address ? address.port : 0;
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** From now on. */
  behave(behaviour: MailBehaviour): void {
    this.behaviour = behaviour;
  }

  to(address: string): ReceivedMail[] {
    return this.received.filter((mail) => mail.to.includes(address));
  }

  /** The `count`-th message to an address, awaited. */
  async next(address: string, count = 1): Promise<ReceivedMail> {
    return until(() => this.to(address)[count - 1], { what: `mail number ${count} to ${address}` });
  }

  /** Everything that was received, as it came over the wire. */
  dump(): string {
    return this.received
      .map((mail) => `${mail.raw.toString('utf8')}\n${mail.parsed.text ?? ''}\n${mail.parsed.html || ''}`)
      .join('\n');
  }

  forget(): void {
    this.received.length = 0;
    this.attempts = 0;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const connection of this.connections) connection._socket.destroy();
    await closed;
  }

  private async take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: (fault?: Error | null) => void,
  ): Promise<void> {
    const parts: Buffer[] = [];
    try {
      for await (const part of stream) parts.push(part as Buffer);
    } catch {
      // Whoever sent it ended in the middle of it: it was never received.
      return;
    }
    this.attempts += 1;
    const { behaviour } = this;
    if (behaviour === 'hang after DATA') return;
    if (typeof behaviour === 'object') {
      done('refuse' in behaviour ? refusal(behaviour.refuse) : null);
      return;
    }
    const confirmed = behaviour === 'accept';
    await this.keep(Buffer.concat(parts), session, confirmed);
    if (confirmed) done();
    else this.drop(session);
  }

  private async keep(raw: Buffer, session: SMTPServerSession, confirmed: boolean): Promise<void> {
    const { mailFrom, rcptTo } = session.envelope;
    const from = mailFrom ? mailFrom.address : '';
    this.received.push({
      from,
      to: rcptTo.map((to) => to.address),
      raw,
      parsed: await simpleParser(raw),
      confirmed,
    });
  }

  private drop(session: SMTPServerSession): void {
    for (const connection of this.connections)
      if (connection.session === session) connection._socket.destroy();
  }

  /** The library has no public way to break a connection. */
  private get connections(): Set<{ session: unknown; _socket: { destroy(): void } }> {
    return (
      this.server as unknown as { connections: Set<{ session: unknown; _socket: { destroy(): void } }> }
    ).connections;
  }
}

function refusal(code: number): Error {
  return Object.assign(new Error(code < 500 ? 'Try again later' : 'Refused'), { responseCode: code });
}
