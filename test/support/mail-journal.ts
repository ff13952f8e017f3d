import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** Answers "did a message with this Message-ID arrive?" over HTTP: 200 or 404, as a mail journal does. */
export class MailJournal {
  private readonly server: Server;
  asked = 0;

  private constructor(messageIds: () => readonly string[]) {
    this.server = createServer((request, response) => {
      this.asked += 1;
      const wanted = new URL(request.url ?? '/', 'http://journal').searchParams.get('messageId');
      response.writeHead(wanted !== null && messageIds().includes(wanted) ? 200 : 404).end();
    });
  }

  static async start(messageIds: () => readonly string[]): Promise<MailJournal> {
    const journal = new MailJournal(messageIds);
    journal.server.listen(0, '127.0.0.1');
    await once(journal.server, 'listening');
    return journal;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/sent`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
