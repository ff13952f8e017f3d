import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import ece from 'http_ece';
import { makeVapidKey } from '../../src/platform/vapid-key.js';
import { until } from './until.js';

/** What the service does with the next message. */
export type PushBehaviour =
  | 'accept'
  /** refuses with a status */
  | { readonly refuse: number }
  /** sends the caller to another address */
  | { readonly redirect: string }
  /** takes nothing and never answers */
  | 'hang'
  /** takes and keeps it, and answers when it is told to, or never */
  | 'accept, then hang'
  /** takes and keeps it, but the connection breaks before it can say so */
  | 'accept, then drop the connection';

/** What a browser hands to the office when it subscribes. */
export interface Subscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** A message as the browser reads it, and what its service was told about it. */
export interface ShownPush {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly path: string;
  readonly try: string;
  readonly topic: string;
  readonly urgency: string;
  readonly ttl: number;
  /** Bytes on the way. */
  readonly size: number;
}

interface Browser {
  readonly ecdh: ReturnType<typeof createECDH>;
  readonly auth: string;
  readonly messages: ShownPush[];
  behaviour: PushBehaviour | null;
}

/**
 * A push service on 127.0.0.1 with browsers behind it. It believes nobody who does not sign as RFC 8292 wants, for this very
 * service and by the key the browsers subscribed to; the browsers open what they get with an implementation that is not the
 * product's. `now` is the time it judges signatures by.
 */
export class PushService {
  /** Requests with a right signature, taken or not. */
  attempts = 0;
  /** Why callers were not believed. */
  readonly disbelieved: string[] = [];
  private readonly browsers = new Map<string, Browser>();
  private readonly withheld: (() => void)[] = [];
  private behaviour: PushBehaviour = 'accept';
  private readonly server: Server;
  private readonly officeKey = makeVapidKey();
  now: () => number = Date.now;

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(): Promise<PushService> {
    const service = new PushService();
    service.server.listen(0, '127.0.0.1');
    await once(service.server, 'listening');
    return service;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What an office needs in its environment to use this service. */
  get env(): Record<string, string> {
    return { VAPID_PRIVATE_KEY: this.officeKey, PUSH_TEST_ORIGIN: this.origin };
  }

  /** A browser that subscribes; what it hands to the office. */
  subscribe(): Subscription {
    const ecdh = createECDH('prime256v1');
    ecdh.generateKeys();
    const auth = randomBytes(16).toString('base64url');
    const path = `/push/${randomBytes(24).toString('base64url')}`;
    this.browsers.set(path, { ecdh, auth, messages: [], behaviour: null });
    return { endpoint: this.origin + path, p256dh: ecdh.getPublicKey('base64url'), auth };
  }

  /** From now on; with a subscription, for that browser alone. */
  behave(behaviour: PushBehaviour, of?: Subscription): void {
    if (of) this.browserOf(of).behaviour = behaviour;
    else this.behaviour = behaviour;
  }

  /** Gives the answers that were withheld. */
  answerAll(): void {
    for (const answer of this.withheld.splice(0)) answer();
  }

  /** What reached a browser, oldest first. */
  to(subscription: Subscription): ShownPush[] {
    return this.browserOf(subscription).messages;
  }

  /** What stands on its screen: of messages with one tag only the last. */
  screenOf(subscription: Subscription): ShownPush[] {
    return [...new Map(this.to(subscription).map((shown) => [shown.tag, shown])).values()];
  }

  next(subscription: Subscription, count = 1): Promise<ShownPush> {
    return until(() => this.to(subscription)[count - 1], { what: `notification number ${count}` });
  }

  forget(): void {
    for (const browser of this.browsers.values()) browser.messages.length = 0;
    this.attempts = 0;
    this.disbelieved.length = 0;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private browserOf({ endpoint }: Subscription): Browser {
    const browser = this.browsers.get(new URL(endpoint).pathname);
    if (!browser) throw new Error('no such browser');
    return browser;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const browser = this.browsers.get(request.url ?? '');
    const doubt = this.doubtsOf(request);
    if (doubt) {
      this.disbelieved.push(doubt);
      response.writeHead(403).end();
    } else if (!browser || request.method !== 'POST') response.writeHead(404).end();
    else {
      this.attempts += 1;
      this.take(browser, request, Buffer.concat(parts), response);
    }
  }

  private take(browser: Browser, { headers }: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const behaviour = browser.behaviour ?? this.behaviour;
    if (behaviour === 'hang') return;
    if (typeof behaviour === 'object') {
      if ('redirect' in behaviour) response.writeHead(307, { location: behaviour.redirect }).end();
      else response.writeHead(behaviour.refuse).end();
      return;
    }
    const { ecdh, auth } = browser;
    const text = ece.decrypt(body, { version: 'aes128gcm', privateKey: ecdh, authSecret: auth });
    browser.messages.push({
      ...(JSON.parse(text.toString('utf8')) as Pick<ShownPush, 'title' | 'body' | 'tag' | 'path' | 'try'>),
      topic: String(headers['topic']),
      urgency: String(headers['urgency']),
      ttl: Number(headers['ttl']),
      size: body.length,
    });
    // A service says more than anybody needs: nobody reads it.
    const answer = () => response.writeHead(201, { location: '/message/1' }).end('x'.repeat(100_000));
    if (behaviour === 'accept') answer();
    if (behaviour === 'accept, then hang') this.withheld.push(answer);
    if (behaviour === 'accept, then drop the connection') response.destroy();
  }

  /** RFC 8292, RFC 8030 and RFC 8188, as a service reads them; null when nothing is wrong. */
  private doubtsOf({ headers }: IncomingMessage): string | null {
    const [, head = '', claims = '', signature = '', k = ''] =
      /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), ?k=([\w-]+)$/.exec(headers.authorization ?? '') ?? [];
    if (k !== this.publicKey.toString('base64url')) return 'another key';
    const [x, y] = [this.publicKey.subarray(1, 33), this.publicKey.subarray(33)];
    const jwk = { kty: 'EC', crv: 'P-256', x: x.toString('base64url'), y: y.toString('base64url') };
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const bytes = Buffer.from(signature, 'base64url');
    if (!verify('sha256', Buffer.from(`${head}.${claims}`), { key, dsaEncoding: 'ieee-p1363' }, bytes))
      return 'signature';
    const said = parse(claims) as { aud?: string; exp?: number; sub?: string };
    const left = (said.exp ?? 0) - this.now() / 1000;
    if (said.aud !== this.origin) return 'audience';
    if (left <= 0 || left > 24 * 3600) return 'expiry';
    if (!/^(mailto:|https:)/.test(said.sub ?? '')) return 'subject';
    if ((parse(head) as { alg?: string }).alg !== 'ES256') return 'algorithm';
    if (headers['content-encoding'] !== 'aes128gcm' || !/^\d+$/.test(String(headers['ttl'])))
      return 'headers';
    return /^[\w-]{1,32}$/.test(String(headers['topic'])) ? null : 'topic';
  }

  private get publicKey(): Buffer {
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(this.officeKey, 'base64url');
    return pair.getPublicKey();
  }
}

function parse(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
}
