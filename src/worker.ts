import { openWithoutDoor, optionsFromEnvironment } from './open-office.js';
import { StartRefused } from './platform/start-refused.js';

// A worker process: queues and reconcilers, no HTTP. It is the same house with the door shut.
try {
  const app = await openWithoutDoor(optionsFromEnvironment({ ...process.env, PROCESS_ROLE: 'worker' }));
  app.enableShutdownHooks();
  process.send?.('working');
} catch (fault) {
  process.stderr.write(
    fault instanceof StartRefused
      ? `${fault.message}\n`
      : `The worker could not start.\n${String((fault as Error).stack)}\n`,
  );
  process.exit(1);
}
