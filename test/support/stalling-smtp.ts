import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Where a conversation stops and waits for the test. `stored` keeps the message but withholds the answer. */
export type Stall = 'greeting' | 'recipient' | 'data' | 'stored';

export interface StoredMail {
  readonly messageId: string;
  readonly to: string;
  readonly raw: string;
}

/** The least SMTP server there is, which can fall silent at a chosen moment. */
export class StallingSmtp {
  readonly stored: StoredMail[] = [];
  /** Answers to messages that were stored and not confirmed. */
  readonly withheld: (() => void)[] = [];
  /** Conversations that reached the stall. */
  reached = 0;
  stallAt: Stall | null = null;
  /** Answers one byte at a time, one every `drip` milliseconds. */
  drip = 0;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor() {
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      socket.on('error', () => undefined);
      new Conversation(this, socket).begin();
    });
  }

  static async start(): Promise<StallingSmtp> {
    const smtp = new StallingSmtp();
    smtp.server.listen(0, '127.0.0.1');
    await once(smtp.server, 'listening');
    return smtp;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** True when this is the moment to fall silent. */
  stalls(moment: Stall): boolean {
    if (this.stallAt !== moment) return false;
    this.reached += 1;
    return true;
  }

  /** Gives the answers that were withheld. */
  answerAll(): void {
    for (const answer of this.withheld.splice(0)) answer();
  }

  /** Ends every conversation, so that whoever writes next must be greeted again. */
  hangUp(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.hangUp();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

class Conversation {
  private text = '';
  private inData = false;
  private to = '';

  constructor(
    private readonly smtp: StallingSmtp,
    private readonly socket: Socket,
  ) {}

  begin(): void {
    if (this.smtp.stalls('greeting')) return;
    this.say('220 ready');
    this.socket.on('data', (bytes) => this.hear(bytes.toString('latin1')));
  }

  private hear(part: string): void {
    this.text += part;
    for (let end = this.next(); end >= 0; end = this.next()) {
      const piece = this.text.slice(0, end);
      this.text = this.text.slice(end + (this.inData ? 5 : 2));
      if (this.inData) this.take(piece);
      else this.answer(piece);
    }
  }

  private next(): number {
    return this.text.indexOf(this.inData ? '\r\n.\r\n' : '\r\n');
  }

  private answer(line: string): void {
    if (/^(EHLO|HELO)/i.test(line)) this.say('250 stalling');
    else if (/^RCPT TO/i.test(line)) {
      this.to = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (!this.smtp.stalls('recipient')) this.say('250 ok');
    } else if (/^DATA/i.test(line)) {
      if (this.smtp.stalls('data')) return;
      this.inData = true;
      this.say('354 go on');
    } else if (/^QUIT/i.test(line)) this.socket.end('221 bye\r\n');
    else this.say('250 ok');
  }

  private take(raw: string): void {
    this.inData = false;
    const messageId = /^Message-ID:\s*(\S+)/im.exec(raw)?.[1] ?? '';
    this.smtp.stored.push({ messageId, to: this.to, raw });
    const answer = () => this.say('250 taken');
    if (this.smtp.stalls('stored')) this.smtp.withheld.push(answer);
    else answer();
  }

  private say(line: string): void {
    const { drip } = this.smtp;
    if (drip === 0) {
      this.socket.write(`${line}\r\n`);
      return;
    }
    const bytes = [...`${line}\r\n`];
    const timer = setInterval(() => {
      const byte = bytes.shift();
      if (byte === undefined || this.socket.destroyed) clearInterval(timer);
      else this.socket.write(byte);
    }, drip);
    timer.unref();
  }
}
