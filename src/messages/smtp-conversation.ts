import { Readable } from 'node:stream';
import SMTPConnection, {
  type SMTPConnectionAuth,
  type SMTPConnectionOptions,
} from 'nodemailer/lib/smtp-connection';
import type { BrokenConversation } from './rules/mail-outcome.js';

/** Each step of the conversation may be silent for this long. */
const SILENCE_MS = 10_000;
/** The whole conversation, so that a server dripping one byte at a time cannot outlive the claim of the sender. */
const WHOLE_MS = 20_000;

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

/**
 * One SMTP conversation for one letter. Resolves in every case, within 20 seconds. Knows whether the bytes of the
 * letter had begun to leave when the conversation broke: the library pulls them only after the server said 354.
 */
export function converse(server: SmtpServer, letter: Letter): Promise<Conversation> {
  return new Promise((resolve) => {
    const talk = new Talk(server, letter, resolve);
    talk.begin();
  });
}

class Talk {
  private readonly connection: SMTPConnection;
  private readonly limit: NodeJS.Timeout;
  private bytesLeft = false;
  private over = false;

  constructor(
    private readonly server: SmtpServer,
    private readonly letter: Letter,
    private readonly resolve: (conversation: Conversation) => void,
  ) {
    this.connection = new SMTPConnection({
      ...server.options,
      connectionTimeout: SILENCE_MS,
      greetingTimeout: SILENCE_MS,
      socketTimeout: SILENCE_MS,
      dnsTimeout: SILENCE_MS,
      logger: false,
    });
    this.limit = setTimeout(() => this.broke({ code: 'ETIMEDOUT', command: 'CONN' }), WHOLE_MS);
    // Stays for the connection's whole life: an 'error' without a listener would end the process.
    this.connection.on('error', (fault: SmtpFault) => this.broke(fault));
    this.connection.once('end', () => this.broke({ code: 'ECONNECTION', command: 'CONN' }));
  }

  begin(): void {
    this.connection.connect((fault?: SmtpFault | null) => {
      if (fault) return this.broke(fault);
      const { auth } = this.server;
      if (!auth) return this.hand();
      this.connection.login(auth, (refused?: SmtpFault | null) =>
        refused ? this.broke(refused) : this.hand(),
      );
    });
  }

  private hand(): void {
    const { from, to, bytes } = this.letter;
    this.connection.send({ from, to: [to], size: bytes.length }, this.body(), (fault, sent) => {
      if (fault) return this.broke(fault);
      this.settle({ taken: true, reply: String(sent?.response ?? '').slice(0, 3) });
    });
  }

  private body(): Readable {
    const begin = () => {
      this.bytesLeft = true;
      return this.letter.bytes;
    };
    return new Readable({
      read() {
        this.push(begin());
        this.push(null);
      },
    });
  }

  private broke(fault: SmtpFault): void {
    this.settle({
      taken: false,
      broken: {
        code: fault.code ?? 'ECONNECTION',
        command: fault.command ?? 'CONN',
        replyCode: fault.responseCode ?? null,
        bytesLeft: this.bytesLeft,
      },
    });
  }

  private settle(conversation: Conversation): void {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.limit);
    if (conversation.taken) this.connection.quit();
    else this.connection.close();
    this.resolve(conversation);
  }
}
