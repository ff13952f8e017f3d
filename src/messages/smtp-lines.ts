import { SmtpLine, type Conversation, type Letter, type SmtpServer } from './smtp-line.js';

/** One letter, whatever happens, so that a server dripping one byte at a time cannot outlive the claim of the sender. */
const WHOLE_MS = 20_000;
/** A line without a letter is kept for this long: mail that is due together need not be greeted one by one. */
const KEPT_MS = 1000;
/** Servers end a connection after about a hundred letters. */
const LETTERS_A_LINE = 50;

interface KeptLine {
  readonly line: SmtpLine;
  readonly letters: number;
  readonly timer: NodeJS.Timeout;
}

/** The connections to the mail server. */
export class SmtpLines {
  private readonly kept: KeptLine[] = [];

  constructor(private readonly server: SmtpServer) {}

  /** One conversation for one letter, on a kept line when there is one. Resolves in every case, within 20 seconds. */
  async hand(letter: Letter): Promise<Conversation> {
    const begun = performance.now();
    const old = this.take();
    if (old) {
      const conversation = await old.line.hand(letter, WHOLE_MS);
      this.keep(old.line, old.letters + 1);
      if (!isLineGone(conversation)) return conversation;
    }
    const line = new SmtpLine(this.server);
    const conversation = await line.hand(letter, Math.max(0, WHOLE_MS - (performance.now() - begun)));
    this.keep(line, 1);
    return conversation;
  }

  /** Takes leave on all lines that are not in use. */
  close(): void {
    for (const { line, timer } of this.kept.splice(0)) {
      clearTimeout(timer);
      line.quit();
    }
  }

  private take(): KeptLine | null {
    for (let kept = this.kept.pop(); kept; kept = this.kept.pop()) {
      clearTimeout(kept.timer);
      if (kept.line.isFree) return kept;
    }
    return null;
  }

  private keep(line: SmtpLine, letters: number): void {
    if (!line.isFree) return;
    if (letters >= LETTERS_A_LINE) return line.quit();
    const timer = setTimeout(() => {
      this.kept.splice(
        this.kept.findIndex((kept) => kept.line === line),
        1,
      );
      line.quit();
    }, KEPT_MS);
    this.kept.push({ line, letters, timer });
  }
}

/** The other side had given a kept line up: nothing of the letter has left, and it says nothing about the letter. */
function isLineGone(conversation: Conversation): boolean {
  if (conversation.taken) return false;
  const { bytesLeft, replyCode } = conversation.broken;
  return !bytesLeft && (replyCode === null || replyCode === 421);
}
