import http from 'node:http';
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

const KEPT = 500;

/**
 * Takes all outgoing mail and sends it nowhere. Its HTTP side answers GET /messages with what was taken, newest first,
 * and GET /sent?messageId=<…> with 200 or 404: whether that mail was taken.
 */
export async function startMailSink({ host = '127.0.0.1', smtpPort = 0, httpPort = 0 } = {}) {
  const messages = [];
  const taken = new Set();

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: 1024 * 1024,
    closeTimeout: 300,
    async onData(stream, session, done) {
      try {
        // Loaded with the first mail: it is large, and starting should be quick.
        const { simpleParser } = await import('mailparser');
        const mail = await simpleParser(stream);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        // No new Date(): the mail's own date is what the reader would see.
        messages.unshift({
          id: mail.messageId ?? '',
          to,
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          date: mail.date ?? null,
        });
        messages.length = Math.min(messages.length, KEPT);
        if (mail.messageId) taken.add(mail.messageId);
        done();
      } catch (fault) {
        done(fault);
      }
    },
  });
  smtp.on('error', () => undefined);

  const web = http.createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://sink');
    const answer = (status, content) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(content));
    };
    if (request.method !== 'GET') return answer(405, {});
    if (address.pathname === '/messages') return answer(200, { items: messages });
    if (address.pathname === '/sent')
      return answer(taken.has(address.searchParams.get('messageId')) ? 200 : 404, {});
    return answer(address.pathname === '/health' ? 200 : 404, {});
  });

  const smtpListener = smtp.listen(smtpPort, host);
  web.listen(httpPort, host);
  await Promise.all([once(smtpListener, 'listening'), once(web, 'listening')]);
  const webUrl = `http://${host}:${web.address().port}`;
  return {
    smtpUrl: `smtp://${host}:${smtpListener.address().port}`,
    messagesUrl: `${webUrl}/messages`,
    lookUpUrl: `${webUrl}/sent`,
    async close() {
      web.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => web.close(resolve)),
        new Promise((resolve) => smtp.close(resolve)),
      ]);
    },
  };
}
