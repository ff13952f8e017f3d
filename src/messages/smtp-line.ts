import { Readable } from 'node:stream';
import SMTPConnection, {
  type SMTPConnectionAuth,
  type SMTPConnectionOptions,
} from 'nodemailer/lib/smtp-connection';
import type { BrokenConversation } from './rules/mail-outcome.js';

/** Each step of the conversation may be silent for this long. */
const SILENCE_MS = 10_000;

export interface SmtpServer {
  readonly options: SMTPConnectionOptions;
  readonly auth?: SMTPConnectionAuth;
}

export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly bytes: Buffer;
}

export type Conversation =
  | { readonly taken: true; readonly reply: string }
  | { readonly taken: false; readonly broken: BrokenConversation };

interface SmtpFault {
  readonly code?: string | undefined;
  readonly command?: string | undefined;
  readonly responseCode?: number | undefined;
}

interface Handing {
  readonly letter: Letter;
  readonly resolve: (conversation: Conversation) => void;
  readonly limit: NodeJS.Timeout;
  bytesLeft: boolean;
}

/**
 * One connection to the mail server, for one letter after the other. Knows of each letter whether its bytes had begun to
 * leave when the conversation broke: the library pulls them only after the server said 354.
 */
export class SmtpLine {
  private readonly connection: SMTPConnection;
  private handing: Handing | null = null;
  private isOpen = false;
  private isOver = false;

  constructor(private readonly server: SmtpServer) {
    this.connection = new SMTPConnection({
      ...server.options,
      connectionTimeout: SILENCE_MS,
      greetingTimeout: SILENCE_MS,
      socketTimeout: SILENCE_MS,
      dnsTimeout: SILENCE_MS,
      logger: false,
    });
    // Stays for the connection's whole life: an 'error' without a listener would end the process.
    this.connection.on('error', (fault: SmtpFault) => this.broke(fault));
    this.connection.once('end', () => this.broke({ code: 'ECONNECTION', command: 'CONN' }));
  }

  /** Whether another letter may be handed over: the last one was taken, and nothing broke since. */
  get isFree(): boolean {
    return this.isOpen && !this.isOver && !this.handing;
  }

  /** Hands one letter over. Resolves in every case, within `withinMs`; a letter that was not taken ends the line. */
  hand(letter: Letter, withinMs: number): Promise<Conversation> {
    return new Promise((resolve) => {
      const limit = setTimeout(() => this.broke({ code: 'ETIMEDOUT', command: 'CONN' }), withinMs);
      this.handing = { letter, resolve, limit, bytesLeft: false };
      if (this.isOpen) this.send(this.handing);
      else this.open(this.handing);
    });
  }

  /** Takes leave of the server. */
  quit(): void {
    this.isOver = true;
    this.connection.quit();
  }

  private open(handing: Handing): void {
    this.connection.connect((fault?: SmtpFault | null) => {
      if (fault) return this.broke(fault);
      const { auth } = this.server;
      if (!auth) return this.send(handing);
      this.connection.login(auth, (refused?: SmtpFault | null) =>
        refused ? this.broke(refused) : this.send(handing),
      );
    });
  }

  private send(handing: Handing): void {
    const { from, to, bytes } = handing.letter;
    this.isOpen = true;
    this.connection.send({ from, to: [to], size: bytes.length }, bodyOf(handing), (fault, sent) => {
      if (fault) return this.broke(fault);
      this.settle({ taken: true, reply: String(sent?.response ?? '').slice(0, 3) });
    });
  }

  private broke(fault: SmtpFault): void {
    this.isOver = true;
    this.settle({
      taken: false,
      broken: {
        code: fault.code ?? 'ECONNECTION',
        command: fault.command ?? 'CONN',
        replyCode: fault.responseCode ?? null,
        bytesLeft: this.handing?.bytesLeft ?? false,
      },
    });
    this.connection.close();
  }

  private settle(conversation: Conversation): void {
    const { handing } = this;
    if (!handing) return;
    this.handing = null;
    clearTimeout(handing.limit);
    handing.resolve(conversation);
  }
}

function bodyOf(handing: Handing): Readable {
  return new Readable({
    read() {
      handing.bytesLeft = true;
      this.push(handing.letter.bytes);
      this.push(null);
    },
  });
}
