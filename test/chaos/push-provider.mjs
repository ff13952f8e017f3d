import { createECDH, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import ece from 'http_ece';
import { built } from './built.mjs';
import { FaultProxy } from './fault-proxy.mjs';
import { Journal, SLOW_MS } from './moods.mjs';

/**
 * The other side of notifications: a push service over HTTP behind a proxy, and the screens of the browsers behind it. What
 * counts is what stands on a screen: a message takes the place of the one with its topic and tag. It does not look at
 * signatures (test/support/push-service.ts does), because they end by clocks that are a year ahead here.
 */
export class PushProvider {
  channel = 'push';
  journal;
  #server;
  #key;
  #browsers = new Map();
  #screens = new Set();

  static async start(random) {
    const { makeVapidKey } = await built('platform/vapid-key.js');
    const provider = new PushProvider();
    provider.#key = makeVapidKey();
    provider.journal = new Journal(random);
    provider.#server = createServer((request, response) => void provider.#answer(request, response));
    provider.#server.listen(0, '127.0.0.1');
    await once(provider.#server, 'listening');
    provider.proxy = await FaultProxy.before(provider.#server.address().port);
    return provider;
  }

  env() {
    return { VAPID_PRIVATE_KEY: this.#key, PUSH_TEST_ORIGIN: `http://127.0.0.1:${this.proxy.port}` };
  }

  /** What a browser hands to the office when its user turns notifications on. */
  subscribe() {
    const ecdh = createECDH('prime256v1');
    ecdh.generateKeys();
    const auth = randomBytes(16).toString('base64url');
    const path = `/push/${randomBytes(24).toString('base64url')}`;
    this.#browsers.set(path, { ecdh, auth });
    const endpoint = `http://127.0.0.1:${this.proxy.port}${path}`;
    return { endpoint, p256dh: ecdh.getPublicKey('base64url'), auth };
  }

  async close() {
    await this.proxy.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request, response) {
    const parts = [];
    try {
      for await (const part of request) parts.push(part);
    } catch {
      return undefined;
    }
    const browser = this.#browsers.get(request.url);
    if (!browser) return say(response, 404);
    const shown = read(Buffer.concat(parts), browser);
    const [reminderId, n] = shown.try.split('.');
    const mood = this.journal.offer(reminderId);
    if (mood === 'refuse') return say(response, 429);
    if (mood === 'hang') return undefined;
    const place = [request.url, reminderId, request.headers.topic, shown.tag].join(' ');
    if (this.#screens.has(place)) this.journal.replaced += 1;
    else this.journal.take(reminderId, n, request.url);
    this.#screens.add(place);
    if (mood === 'drop the answer') return response.destroy();
    if (mood === 'slow') return setTimeout(() => say(response, 201), SLOW_MS);
    return say(response, 201);
  }
}

function read(body, { ecdh, auth }) {
  return JSON.parse(String(ece.decrypt(body, { version: 'aes128gcm', privateKey: ecdh, authSecret: auth })));
}

function say(response, status) {
  if (!response.destroyed) response.writeHead(status).end();
}
