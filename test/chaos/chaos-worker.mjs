// A worker process as the office runs it, in a hurry and with the faults that only a test may have. It ends by being killed.
//   CHAOS_SPEED   how many times as fast as usual (office-pace.mjs)
//   CHAOS_BLIND   1: the look-up says "never saw it" without asking. The harness must then find duplicates.
//   CHAOS_POISON  a mail address whose messages end the process
import { pathToFileURL } from 'node:url';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { quicken } from './office-pace.mjs';

const built = (file) => import(pathToFileURL(inRoot('dist', 'src', file)).href);
const { CHAOS_SPEED: speed = '1', CHAOS_BLIND: blind, CHAOS_POISON: poison } = process.env;

process.on('disconnect', () => process.exit(0));
quicken(Number(speed));
try {
  const { openOffice, optionsFromEnvironment } = await built('open-office.js');
  const { MailChannel } = await built('messages/mail-channel.service.js');
  const { send } = MailChannel.prototype;
  MailChannel.prototype.send = function poisoned(message) {
    if (poison && message.address === poison) process.kill(process.pid, 'SIGKILL');
    return send.call(this, message);
  };
  if (blind === '1') MailChannel.prototype.lookUp = () => Promise.resolve('absent');
  const app = await openOffice(optionsFromEnvironment({ ...process.env, PROCESS_ROLE: 'worker' }));
  app.enableShutdownHooks();
  process.send?.('working');
} catch (fault) {
  process.stderr.write(`${String(fault?.stack ?? fault)}\n`);
  process.exit(1);
}
