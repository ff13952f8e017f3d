import net from 'node:net';

/**
 * One keep-alive HTTP/1.1 connection, one request at a time: as little client as can be, because it shares two cores
 * with what it measures. Answers must carry a content length, as Fastify's do.
 */
export class LineClient {
  #socket;
  #buffered = Buffer.alloc(0);
  #waiting = null;

  constructor(port) {
    this.port = port;
    this.#socket = net.connect(port, '127.0.0.1');
    this.#socket.setNoDelay(true);
    this.#socket.on('data', (part) => this.#take(part));
    this.#socket.on('error', (fault) => this.#fail(fault));
    this.#socket.on('close', () => this.#fail(new Error('the server closed the connection')));
  }

  /** @returns {Promise<{ status: number, body: string }>} */
  request({ method, path, headers = {}, body }) {
    const lines = [`${method} ${path} HTTP/1.1`, `host: 127.0.0.1:${this.port}`];
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
    if (body !== undefined)
      lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`);
    });
  }

  close() {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #take(part) {
    this.#buffered = this.#buffered.length === 0 ? part : Buffer.concat([this.#buffered, part]);
    const end = this.#buffered.indexOf('\r\n\r\n');
    if (end < 0 || !this.#waiting) return;
    const head = this.#buffered.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.#buffered.length < end + 4 + length) return;
    const { resolve } = this.#waiting;
    this.#waiting = null;
    const body = this.#buffered.toString('utf8', end + 4, end + 4 + length);
    this.#buffered = this.#buffered.subarray(end + 4 + length);
    resolve({ status: Number(head.slice(9, 12)), body });
  }

  #fail(fault) {
    this.#waiting?.reject(fault);
    this.#waiting = null;
  }
}
