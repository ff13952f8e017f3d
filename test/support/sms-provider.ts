import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from './until.js';

export const SMS_ACCOUNT = `AC${'0123456789abcdef'.repeat(2)}`;
export const SMS_TOKEN = 'token-of-the-synthetic-account';
export const SMS_FROM = '+17045550100';

/** What the provider does with the next message. */
export type SmsBehaviour =
  | 'accept'
  /** refuses, with its own number for why */
  | { readonly refuse: number; readonly status?: number }
  /** falls over without having taken it */
  | { readonly fail: 500 | 503 }
  /** takes nothing and never answers */
  | 'hang'
  /** takes and keeps it, and answers when it is told to, or never */
  | 'accept, then hang'
  /** takes and keeps it, but the connection breaks before it can say so */
  | 'accept, then drop the connection';

export interface SentText {
  readonly sid: string;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly callback: string;
  readonly direction: 'outbound-api' | 'outbound-reply';
}

/** A provider of text messages on 127.0.0.1 that keeps a journal, can misbehave, and reports what became of messages. */
export class SmsProvider {
  readonly journal: SentText[] = [];
  /** Requests to send, taken or not. */
  attempts = 0;
  /** How often the list of messages was asked. */
  asked = 0;
  private readonly withheld: (() => void)[] = [];
  private behaviour: SmsBehaviour = 'accept';
  private readonly server: Server;
  private inbounds = 0;
  private sids = 0;

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(): Promise<SmsProvider> {
    const provider = new SmsProvider();
    provider.server.listen(0, '127.0.0.1');
    await once(provider.server, 'listening');
    return provider;
  }

  /** What an office needs in its environment to use this provider. */
  get env(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return {
      TWILIO_ACCOUNT_SID: SMS_ACCOUNT,
      TWILIO_AUTH_TOKEN: SMS_TOKEN,
      SMS_FROM,
      SMS_API_URL: `http://127.0.0.1:${port}`,
    };
  }

  /** From now on. */
  behave(behaviour: SmsBehaviour): void {
    this.behaviour = behaviour;
  }

  /** Gives the answers that were withheld. */
  answerAll(): void {
    for (const answer of this.withheld.splice(0)) answer();
  }

  to(phone: string): SentText[] {
    return this.journal.filter((text) => text.to === phone);
  }

  /** The `count`-th message to a number, awaited. */
  next(phone: string, count = 1): Promise<SentText> {
    return until(() => this.to(phone)[count - 1], { what: `text number ${count} to ${phone}` });
  }

  forget(): void {
    this.journal.length = 0;
    this.attempts = 0;
    this.asked = 0;
  }

  /** Reports what became of a message; gives the office's status. */
  async receipt(text: SentText, status: string, code?: number): Promise<number> {
    const form = {
      MessageSid: text.sid,
      MessageStatus: status,
      ...(code ? { ErrorCode: String(code) } : {}),
    };
    return (await post(text.callback, { ...form, To: text.to, From: text.from, AccountSid: SMS_ACCOUNT }))
      .status;
  }

  /** Somebody writes to the office; what it answers is in the journal too. `sid` repeats an earlier delivery. */
  async inbound(
    baseUrl: string,
    from: string,
    body: string,
    more: Record<string, string> = {},
  ): Promise<Response> {
    this.inbounds += 1;
    const form = { MessageSid: `SMin${this.inbounds}`, From: from, To: SMS_FROM, Body: body, ...more };
    const answer = await post(`${baseUrl}/api/webhooks/sms/messages`, form);
    const said = /<Message>(.*?)<\/Message>/s.exec(await answer.clone().text())?.[1];
    if (said) this.keep({ to: from, body: said, callback: '', direction: 'outbound-reply' });
    return answer;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const right = `Basic ${Buffer.from(`${SMS_ACCOUNT}:${SMS_TOKEN}`).toString('base64')}`;
    if (request.headers.authorization !== right) return say(response, 401, { code: 20003 });
    const address = new URL(request.url ?? '/', 'http://provider');
    if (!address.pathname.endsWith(`/Accounts/${SMS_ACCOUNT}/Messages.json`))
      return say(response, 404, { code: 20404 });
    if (request.method === 'GET') return this.list(address, response);
    let body = '';
    for await (const part of request) body += String(part);
    this.attempts += 1;
    this.take(new URLSearchParams(body), response);
  }

  private take(form: URLSearchParams, response: ServerResponse): void {
    const { behaviour } = this;
    if (behaviour === 'hang') return;
    if (typeof behaviour === 'object') {
      if ('fail' in behaviour) return say(response, behaviour.fail, {});
      return say(response, behaviour.status ?? 400, { code: behaviour.refuse });
    }
    const text = this.keep({
      to: form.get('To') ?? '',
      body: form.get('Body') ?? '',
      callback: form.get('StatusCallback') ?? '',
      direction: 'outbound-api',
    });
    const answer = () => say(response, 201, { sid: text.sid, status: 'queued' });
    if (behaviour === 'accept') answer();
    if (behaviour === 'accept, then hang') this.withheld.push(answer);
    if (behaviour === 'accept, then drop the connection') response.destroy();
  }

  private keep(text: Omit<SentText, 'sid' | 'from'>): SentText {
    this.sids += 1;
    const kept = { ...text, sid: `SM${this.sids}`, from: SMS_FROM };
    this.journal.push(kept);
    return kept;
  }

  /** Two to a page, newest first, so that whoever asks must turn pages. */
  private list(address: URL, response: ServerResponse): void {
    this.asked += 1;
    const found = this.to(address.searchParams.get('To') ?? '').toReversed();
    const page = Number(address.searchParams.get('Page') ?? '0');
    const next = new URL(address);
    next.searchParams.set('Page', String(page + 1));
    say(response, 200, {
      messages: found
        .slice(page * 2, page * 2 + 2)
        .map(({ sid, body, direction }) => ({ sid, body, direction })),
      next_page_uri: found.length > page * 2 + 2 ? `${next.pathname}${next.search}` : null,
    });
  }
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function post(address: string, form: Record<string, string>): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: {
      'x-twilio-signature': sign(address, form),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(form),
  });
}

function sign(address: string, form: Record<string, string>): string {
  const text = Object.keys(form)
    .toSorted()
    .reduce((all, name) => all + name + form[name], address);
  return createHmac('sha1', SMS_TOKEN).update(text).digest('base64');
}
