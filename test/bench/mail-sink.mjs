// Takes mail over SMTP and forgets it, and does nothing else: what a mail server costs is not the product's, and bare BullMQ
// talks to none. It reads each command and each letter to its end, one after the other and pipelined (RFC 5321, 2920).
import { createServer } from 'node:net';
import { once } from 'node:events';

const END_OF_DATA = '\r\n.\r\n';
const ANSWERS = {
  EHLO: '250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n',
  DATA: '354 go on\r\n',
  QUIT: '221 bye\r\n',
};

export async function openMailSink() {
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    converse(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${server.address().port}`,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function converse(socket) {
  let heard = '';
  let inLetter = false;
  socket.setNoDelay(true);
  socket.setEncoding('latin1');
  socket.write('220 sink ESMTP\r\n');
  socket.on('data', (part) => {
    heard += part;
    let said = '';
    for (;;) {
      const mark = inLetter ? END_OF_DATA : '\r\n';
      const end = heard.indexOf(mark);
      if (end < 0) break;
      const verb = heard.slice(0, 4).toUpperCase();
      heard = heard.slice(end + mark.length);
      said += inLetter ? '250 taken\r\n' : (ANSWERS[verb] ?? '250 ok\r\n');
      inLetter = !inLetter && verb === 'DATA';
    }
    if (said) socket.write(said);
    if (said.includes('221 ')) socket.end();
  });
}
