import { openOffice, optionsFromEnvironment } from './open-office.js';
import { StartRefused } from './platform/start-refused.js';

/** Exit code when somebody else listens on the port. */
const PORT_TAKEN = 98;

try {
  const options = optionsFromEnvironment(process.env);
  const app = await openOffice(options);
  app.enableShutdownHooks();
  await app.listen(options.env.PORT, options.env.HOST);
  process.send?.('listening');
} catch (fault) {
  refuse(fault);
}

function refuse(fault: unknown): never {
  if ((fault as { code?: string }).code === 'EADDRINUSE') {
    // Whoever started this process with a channel to it decides what to do, and what to say.
    if (!process.send)
      process.stderr.write('PORT: another program listens there. Stop it, or set PORT to a free one.\n');
    process.exit(PORT_TAKEN);
  }
  if (fault instanceof StartRefused) process.stderr.write(`${fault.message}\n`);
  else
    process.stderr.write(
      `The office could not be opened.\n${fault instanceof Error ? fault.stack : String(fault)}\n`,
    );
  process.exit(1);
}
