// A worker process as the office runs it, in a hurry and with the faults that only a test may have. It ends by being killed.
//   CHAOS_PARTS   the bundle (test/support/worker-bundle.mjs)
//   CHAOS_SPEED   how many times as fast as usual (office-pace.mjs)
//   CHAOS_POISON  a mail address whose messages end the process
//   CHAOS_STALL   this share of the messages is held once, between claim and sending, for longer than the claim lives
//   CHAOS_OFF     look-up: it says "never saw it" without asking. guard: it sends whatever became of its claim.
//                 The harness must then find duplicates.
import { loadParts } from '../support/worker-bundle.mjs';
import { quicken, STALL_SECONDS } from './office-pace.mjs';

const { CHAOS_PARTS, CHAOS_SPEED = '1', CHAOS_POISON: poison, CHAOS_STALL = '0', CHAOS_OFF } = process.env;
const GUARD = "claim_token = $2 AND state = 'claimed' AND claimed_until > app.now()";
const NO_GUARD = '$2::uuid IS NOT NULL';

process.on('disconnect', () => process.exit(0));
quicken(Number(CHAOS_SPEED));
try {
  const parts = loadParts(CHAOS_PARTS);
  const { openWithoutDoor, optionsFromEnvironment, MailChannel, SmsChannel, Outbound, PreparingClient } =
    parts;
  const { send } = MailChannel.prototype;
  MailChannel.prototype.send = function poisoned(message) {
    if (poison && message.address === poison) process.kill(process.pid, 'SIGKILL');
    return send.call(this, message);
  };
  if (Number(CHAOS_STALL) > 0) stall(Outbound);
  if (CHAOS_OFF === 'look-up')
    for (const channel of [MailChannel, SmsChannel])
      channel.prototype.lookUp = () => Promise.resolve('absent');
  if (CHAOS_OFF === 'guard') unguard(PreparingClient);
  const app = await openWithoutDoor(optionsFromEnvironment({ ...process.env, PROCESS_ROLE: 'worker' }));
  app.enableShutdownHooks();
  process.send?.('working');
  parts.keepCompiled();
} catch (fault) {
  process.stderr.write(`${String(fault?.stack ?? fault)}\n`);
  process.exit(1);
}

/** As a long pause of the process would, in the worst moment before the guard looks. */
function stall(Outbound) {
  const { prepare } = Outbound.prototype;
  Outbound.prototype.prepare = async function stalled(held) {
    if (held.some(({ n, tries }) => n === 1 && tries === 1 && Math.random() < Number(CHAOS_STALL)))
      await new Promise((resolve) => setTimeout(resolve, STALL_SECONDS * 1000));
    return prepare.call(this, held);
  };
}

function unguard(PreparingClient) {
  const { query } = PreparingClient.prototype;
  PreparingClient.prototype.query = function unguarded(text, ...further) {
    if (typeof text !== 'string' || !text.includes(GUARD)) return query.call(this, text, ...further);
    return query.call(this, text.replace(GUARD, NO_GUARD), ...further);
  };
  performance.now = () => 0;
}
