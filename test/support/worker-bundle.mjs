import { mkdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { inRoot } from '../../scripts/lib/paths.mjs';

const ENTRY = 'worker-parts';
export const BUNDLE = `${ENTRY}.mjs`;
const PARTS = `
export { openOffice, optionsFromEnvironment } from '${inRoot('dist', 'src', 'open-office.js')}';
export { MailChannel } from '${inRoot('dist', 'src', 'messages', 'mail-channel.service.js')}';
export { SmsChannel } from '${inRoot('dist', 'src', 'messages', 'sms-channel.service.js')}';
export { PreparingClient } from '${inRoot('dist', 'src', 'platform', 'database', 'preparing-client.js')}';
export { Reconciler } from '${inRoot('dist', 'src', 'reminders', 'reconciler.service.js')}';
export { Outbound } from '${inRoot('dist', 'src', 'reminders', 'outbound.service.js')}';
export { Digests } from '${inRoot('dist', 'src', 'reminders', 'digests.service.js')}';
`;
/** Libraries with a part that is not JavaScript, or that are only looked for. */
const OUTSIDE = /^(@node-rs|@napi-rs|@nestjs\/(microservices|websockets|platform-express))|\.node$/;

/**
 * The built product with its libraries in one file. A chaos run starts a worker some hundred times, and finding a thousand modules
 * is most of what a start costs; what is loaded is the same. Gives the file's address, for import().
 */
export async function bundleWorker(folder) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, BUNDLE);
  const bundle = await rolldown({
    input: ENTRY,
    platform: 'node',
    external: (id) => id.startsWith('node:') || builtinModules.includes(id) || OUTSIDE.test(id),
    onLog: () => undefined,
    plugins: [
      {
        name: ENTRY,
        resolveId: (id) => (id === ENTRY ? inRoot(ENTRY) : null),
        load: (id) => (id === inRoot(ENTRY) ? PARTS : null),
      },
    ],
  });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return pathToFileURL(file).href;
}
