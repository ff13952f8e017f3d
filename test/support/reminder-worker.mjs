import { setTimeout as pause } from 'node:timers/promises';
import { loadParts } from './worker-bundle.mjs';

// A worker process as the office runs it, but that its reconciler and its mails of the day turn five times a second. It ends by being killed.
//   WORKER_PARTS  the bundle (worker-bundle.mjs)
const { openWithoutDoor, optionsFromEnvironment, Reconciler, Digests, keepCompiled } = loadParts(
  process.env.WORKER_PARTS,
);
const app = await openWithoutDoor(optionsFromEnvironment({ ...process.env, PROCESS_ROLE: 'worker' }));
const reconciler = app.get(Reconciler, { strict: false });
const digests = app.get(Digests, { strict: false });
process.send?.('working');
keepCompiled();
process.on('disconnect', () => process.exit(0));
for (;;) {
  await reconciler.tick().catch(() => undefined);
  await digests.turn().catch(() => undefined);
  await pause(200);
}
