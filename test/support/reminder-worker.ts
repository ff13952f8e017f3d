import { setTimeout as pause } from 'node:timers/promises';
import { openOffice, optionsFromEnvironment } from '../../src/open-office.js';
import { Reconciler } from '../../src/reminders/reconciler.service.js';

// A worker process as the office runs it, but that its reconciler turns five times a second. It ends by being killed.
const app = await openOffice(optionsFromEnvironment({ ...process.env, PROCESS_ROLE: 'worker' }));
const reconciler = app.get(Reconciler, { strict: false });
process.send?.('working');
process.on('disconnect', () => process.exit(0));
for (;;) {
  await reconciler.tick().catch(() => undefined);
  await pause(200);
}
