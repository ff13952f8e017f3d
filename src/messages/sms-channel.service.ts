import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Env, type SmsAccount } from '../platform/env.js';
import {
  MessageChannel,
  NOT_SENT,
  type Outcome,
  type OutgoingMessage,
  type Sent,
  type Sighting,
} from './message-channel.js';
import { judgeSmsAnswer, judgeSmsSilence } from './rules/sms-outcome.js';

const SEND_MS = 10_000;
const LOOK_UP_MS = 10_000;
const PAGE = 100;
/** A person gets a handful of texts a day; whoever has had more than these pages is not looked through further. */
const MOST_PAGES = 5;
const MARK_LETTERS = 7;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

interface MessagePage {
  readonly messages: readonly { readonly body: string; readonly direction: string }[];
  readonly next_page_uri: string | null;
}

/**
 * Text messages over Twilio's REST API. It takes no idempotency key, so every text ends in a short mark made of the
 * correlation: by it the list of messages to a number can be asked whether this very one was taken.
 */
@Injectable()
export class SmsChannel extends MessageChannel {
  readonly provider = 'twilio';

  constructor(private readonly env: Env) {
    super();
  }

  /** Whether the office sends text messages at all. */
  get isOffered(): boolean {
    return this.env.sms !== null;
  }

  /** The subject is not sent: a text has none. */
  async send({ correlation, address, text }: OutgoingMessage): Promise<Outcome> {
    if (this.env.isStaging) return NOT_SENT;
    const account = this.env.sms;
    if (!account) return { kind: 'refused', lasting: true, fault: 'no-address' };
    const form = new URLSearchParams({
      To: address,
      From: account.from,
      Body: `${text} ${markOf(correlation)}`,
      StatusCallback: receiptAddress(this.env.PUBLIC_URL, correlation),
    });
    try {
      const answer = await this.ask(account, '', { method: 'POST', body: form, within: SEND_MS });
      // "Created" is the answer; whether its body still arrives does not change what was done.
      const said = await readJson(answer);
      if (answer.ok) return { kind: 'accepted', receipt: String(said['sid'] ?? '') };
      const code = typeof said['code'] === 'number' ? said['code'] : null;
      return judgeSmsAnswer({ status: answer.status, code });
    } catch (fault) {
      return judgeSmsSilence(codeOf(fault));
    }
  }

  async lookUp(correlation: string, { address, since }: Sent): Promise<Sighting> {
    const account = this.env.sms;
    if (!account) return 'unknown';
    const mark = markOf(correlation);
    // The provider's days are UTC; a day earlier, so that no difference of clocks hides a message.
    const query = new URLSearchParams({
      To: address,
      'DateSent>': dayBefore(since),
      PageSize: String(PAGE),
    });
    try {
      let next: string | null = `?${query.toString()}`;
      for (let page = 0; next !== null && page < MOST_PAGES; page += 1) {
        const answer = await this.ask(account, next, { method: 'GET', within: LOOK_UP_MS });
        if (!answer.ok) return 'unknown';
        const found = (await answer.json()) as MessagePage;
        if (found.messages.some(({ body }) => body.endsWith(mark))) return 'accepted';
        next = found.next_page_uri && found.next_page_uri.slice(found.next_page_uri.indexOf('?'));
      }
      return next === null ? 'absent' : 'unknown';
    } catch {
      return 'unknown';
    }
  }

  private ask(
    { account, token }: SmsAccount,
    query: string,
    { within, ...request }: { method: string; body?: URLSearchParams; within: number },
  ): Promise<Response> {
    const base = this.env.SMS_API_URL.replace(/\/+$/, '');
    return fetch(`${base}/2010-04-01/Accounts/${account}/Messages.json${query}`, {
      ...request,
      redirect: 'error',
      signal: AbortSignal.timeout(within),
      headers: { authorization: `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}` },
    });
  }
}

/** Where the provider reports what became of a message. */
export function receiptAddress(publicUrl: string, correlation: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/api/webhooks/sms/receipts?c=${encodeURIComponent(correlation)}`;
}

/** '#' and seven letters: 35 bits, far more than one person is sent in days. */
export function markOf(correlation: string): string {
  const bits = createHash('sha256').update(correlation).digest();
  const letters = [...bits.subarray(0, MARK_LETTERS)].map((byte) => CROCKFORD[byte % 32]);
  return `#${letters.join('')}`;
}

function dayBefore(since: Temporal.Instant): string {
  return since.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 1 }).toString();
}

async function readJson(answer: Response): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await answer.json()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** fetch says "failed" and keeps what failed as its cause. */
function codeOf(fault: unknown): string | undefined {
  const cause = fault instanceof Error ? (fault.cause as { code?: unknown } | undefined) : undefined;
  return typeof cause?.code === 'string' ? cause.code : undefined;
}
