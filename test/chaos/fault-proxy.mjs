import { once } from 'node:events';
import net from 'node:net';

/**
 * A TCP proxy on 127.0.0.1 that can misbehave as networks do. A connection that was once in a black hole stays there, as
 * half-open connections do: nothing is heard of it again, not even its end.
 */
export class FaultProxy {
  #target;
  #pairs = new Set();
  #server;
  /** Milliseconds that everything takes longer, each way. */
  latency = 0;
  /** New connections are taken and never answered. */
  swallowing = false;

  constructor(target) {
    this.#target = target;
    this.#server = net.createServer({ pauseOnConnect: true }, (near) => this.#join(near));
  }

  static async before(target) {
    const proxy = new FaultProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port() {
    return this.#server.address().port;
  }

  /** RST on every connection. */
  reset() {
    for (const { near, far } of this.#pairs) {
      near.resetAndDestroy();
      far?.destroy();
    }
  }

  /** Every connection there is goes silent for ever. */
  silence() {
    for (const pair of this.#pairs) this.#lose(pair);
  }

  async close() {
    for (const { near, far } of this.#pairs) {
      near.destroy();
      far?.destroy();
    }
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #lose(pair) {
    pair.lost = true;
    pair.far?.destroy();
  }

  #join(near) {
    const pair = { near, far: null, lost: false };
    this.#pairs.add(pair);
    near.on('error', () => undefined);
    near.on('close', () => {
      this.#pairs.delete(pair);
      pair.far?.destroy();
    });
    if (this.swallowing) {
      pair.lost = true;
      near.on('data', () => undefined);
      near.resume();
      return;
    }
    const far = net.connect(this.#target, '127.0.0.1');
    pair.far = far;
    near.setNoDelay(true);
    far.setNoDelay(true);
    far.on('error', () => undefined);
    far.on('close', () => {
      if (!pair.lost) near.destroy();
    });
    this.#carry(pair, near, far);
    this.#carry(pair, far, near);
    near.resume();
  }

  #carry(pair, from, to) {
    from.on('data', (bytes) => {
      if (pair.lost) return;
      if (this.latency === 0) to.write(bytes);
      else
        setTimeout(() => {
          if (!pair.lost && !to.destroyed) to.write(bytes);
        }, this.latency);
    });
    from.on('end', () => {
      if (!pair.lost) setTimeout(() => to.end(), this.latency);
    });
  }
}
