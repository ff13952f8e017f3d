import { once } from 'node:events';
import { createServer } from 'node:http';
import { FaultProxy } from './fault-proxy.mjs';
import { Journal, SLOW_MS } from './moods.mjs';

const ACCOUNT = `AC${'0123456789abcdef'.repeat(2)}`;
const MESSAGES = `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`;
const TOO_MANY = 429;
const PAGE = 50;

/** The other side of the text channel: Twilio's two calls, sending and listing, over HTTP behind a proxy. */
export class TextProvider {
  channel = 'sms';
  journal;
  #server;
  /** Newest last, for each number. */
  #texts = new Map();

  static async start(random) {
    const provider = new TextProvider();
    provider.journal = new Journal(random);
    provider.#server = createServer((request, response) => void provider.#answer(request, response));
    provider.#server.listen(0, '127.0.0.1');
    await once(provider.#server, 'listening');
    provider.proxy = await FaultProxy.before(provider.#server.address().port);
    return provider;
  }

  env() {
    return {
      TWILIO_ACCOUNT_SID: ACCOUNT,
      TWILIO_AUTH_TOKEN: 'token-of-the-synthetic-account',
      SMS_FROM: '+17045550100',
      SMS_API_URL: `http://127.0.0.1:${this.proxy.port}`,
    };
  }

  async close() {
    await this.proxy.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request, response) {
    const address = new URL(request.url, 'http://provider');
    if (address.pathname !== MESSAGES) return say(response, 404, { code: 20404 });
    if (request.method === 'GET') return this.#list(address, response);
    let form = '';
    try {
      for await (const part of request) form += String(part);
    } catch {
      return undefined;
    }
    return this.#take(new URLSearchParams(form), response);
  }

  #take(form, response) {
    const [reminderId, n] = (new URL(form.get('StatusCallback')).searchParams.get('c') ?? '').split('.');
    const mood = this.journal.offer(reminderId);
    if (mood === 'refuse') return say(response, TOO_MANY, { code: 20429 });
    if (mood === 'hang') return undefined;
    const to = form.get('To');
    this.#texts.set(to, [
      ...(this.#texts.get(to) ?? []),
      { body: form.get('Body'), direction: 'outbound-api' },
    ]);
    this.journal.take(reminderId, n, to);
    const answer = () => say(response, 201, { sid: `SM${this.journal.taken.length}`, status: 'queued' });
    if (mood === 'drop the answer') return response.destroy();
    if (mood === 'slow') return setTimeout(answer, SLOW_MS);
    return answer();
  }

  #list(address, response) {
    this.journal.asked += 1;
    const from = Number(address.searchParams.get('Page') ?? '0') * PAGE;
    const texts = (this.#texts.get(address.searchParams.get('To')) ?? []).toReversed();
    const next = new URL(address);
    next.searchParams.set('Page', String(from / PAGE + 1));
    return say(response, 200, {
      messages: texts.slice(from, from + PAGE),
      next_page_uri: texts.length > from + PAGE ? `${next.pathname}${next.search}` : null,
    });
  }
}

function say(response, status, body) {
  if (!response.destroyed)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
