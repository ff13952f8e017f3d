import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import { Clock, dateOf } from '../platform/clock.js';
import { Env } from '../platform/env.js';
import { bytesOf } from './letter-bytes.js';
import {
  MessageChannel,
  NOT_SENT,
  type Outcome,
  type OutgoingMessage,
  type Sighting,
} from './message-channel.js';
import { judgeMailFailure } from './rules/mail-outcome.js';
import type { SmtpServer } from './smtp-line.js';
import { SmtpLines } from './smtp-lines.js';

const LOOK_UP_MS = 10_000;

/** E-mail over SMTP. The Message-ID is made of the correlation, so a repeated try is recognisably the same mail. */
@Injectable()
export class MailChannel extends MessageChannel implements OnApplicationShutdown {
  readonly provider = 'smtp';
  private readonly lines: SmtpLines;

  constructor(
    private readonly env: Env,
    private readonly clock: Clock,
  ) {
    super();
    this.lines = new SmtpLines(serverOf(env.SMTP_URL));
  }

  /** Message-ID of a correlation, with its angle brackets. */
  messageId(correlation: string): string {
    return `<${correlation}@${this.env.MAIL_FROM.slice(this.env.MAIL_FROM.lastIndexOf('@') + 1)}>`;
  }

  async send(message: OutgoingMessage): Promise<Outcome> {
    if (this.env.isStaging) return NOT_SENT;
    const bytes = await this.compose(message);
    const conversation = await this.lines.hand({ from: this.env.MAIL_FROM, to: message.address, bytes });
    if (conversation.taken) return { kind: 'accepted', receipt: conversation.reply };
    return judgeMailFailure(conversation.broken);
  }

  async lookUp(correlation: string): Promise<Sighting> {
    if (!this.env.MAIL_LOOKUP_URL) return 'unknown';
    const address = new URL(this.env.MAIL_LOOKUP_URL);
    address.searchParams.set('messageId', this.messageId(correlation));
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(LOOK_UP_MS) });
      await answer.body?.cancel();
      if (answer.status === 200) return 'accepted';
      return answer.status === 404 ? 'absent' : 'unknown';
    } catch {
      return 'unknown';
    }
  }

  onApplicationShutdown(): void {
    this.lines.close();
  }

  /** The address the office writes from: it is the organizer of what it sends to calendars. */
  get sender(): string {
    return this.env.MAIL_FROM;
  }

  private compose(message: OutgoingMessage): Promise<Buffer> {
    const letter = new MailComposer({
      from: { name: '', address: this.env.MAIL_FROM },
      to: { name: '', address: message.address },
      subject: message.subject,
      text: message.text,
      ...(message.calendar && { icalEvent: { ...message.calendar, filename: 'date.ics' } }),
      messageId: this.messageId(message.correlation),
      date: dateOf(this.clock.now()),
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'Content-Language': message.language,
        ...(message.unsubscribe && { 'List-Unsubscribe': `<${message.unsubscribe}>` }),
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    }).compile();
    return bytesOf(letter, message.text);
  }
}

/** Reads smtp[s]://user:password@host:port, with the options of the mail library as query, such as ?requireTLS=true. */
function serverOf(url: string): SmtpServer {
  const { auth, ...options } = parseConnectionUrl(url);
  return auth?.user ? { options, auth: { user: auth.user, pass: auth.pass ?? '' } } : { options };
}
