import { setTimeout as pause } from 'node:timers/promises';

// A worker process as the office runs it, but that its reconciler and its mails of the day turn five times a second. It ends by being killed.
//   WORKER_PARTS  the bundle (worker-bundle.mjs)
const { openOffice, optionsFromEnvironment, Reconciler, Digests } = await import(process.env.WORKER_PARTS);
const app = await openOffice(optionsFromEnvironment({ ...process.env, PROCESS_ROLE: 'worker' }));
const reconciler = app.get(Reconciler, { strict: false });
const digests = app.get(Digests, { strict: false });
process.send?.('working');
process.on('disconnect', () => process.exit(0));
for (;;) {
  await reconciler.tick().catch(() => undefined);
  await digests.turn().catch(() => undefined);
  await pause(200);
}
