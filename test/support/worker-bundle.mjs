import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { inRoot } from '../../scripts/lib/paths.mjs';

const ENTRY = 'worker-parts';
export const BUNDLE = `${ENTRY}.cjs`;
const PARTS = `
export { openWithoutDoor, optionsFromEnvironment } from '${inRoot('dist', 'src', 'open-office.js')}';
export { MailChannel } from '${inRoot('dist', 'src', 'messages', 'mail-channel.service.js')}';
export { SmsChannel } from '${inRoot('dist', 'src', 'messages', 'sms-channel.service.js')}';
export { PreparingClient } from '${inRoot('dist', 'src', 'platform', 'database', 'preparing-client.js')}';
export { Reconciler } from '${inRoot('dist', 'src', 'reminders', 'reconciler.service.js')}';
export { Outbound } from '${inRoot('dist', 'src', 'reminders', 'outbound.service.js')}';
export { Digests } from '${inRoot('dist', 'src', 'reminders', 'digests.service.js')}';
`;
/** Libraries with a part that is not JavaScript, or that are only looked for. */
const OUTSIDE = /^(@node-rs|@napi-rs|@nestjs\/(microservices|websockets|platform-express))|\.node$/;

/** These two ask for a library by a name that no bundler sees, and would find its modules on the disk once more. */
const HIDDEN = [
  {
    id: /mapped-types\/dist\/type-helpers/,
    from: 'const require = createRequire(import.meta.url);',
    to: '',
  },
  {
    id: /typeorm\/platform\/PlatformTools/,
    from: 'return require(name);',
    to: "return name === 'pg' ? require('pg') : require(name);",
  },
];

/**
 * The built product with its libraries in one file. A chaos run starts a worker some hundred times, and finding a thousand modules
 * is most of what a start costs; what is loaded is the same. Gives the file's path, for loadParts().
 */
export async function bundleWorker(folder) {
  const { rolldown } = await import('rolldown');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, BUNDLE);
  rmSync(compiledOf(file), { force: true });
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
        transform: { filter: { id: HIDDEN.map(({ id }) => id) }, handler: uncover },
      },
    ],
  });
  await bundle.write({ file, format: 'cjs', codeSplitting: false });
  await bundle.close();
  return file;
}

/**
 * What the bundle exports. `keepCompiled()` leaves beside it what V8 has made of it by then, unless another process has: who
 * loads it afterwards need not compile it again, which is half of what is left of a start.
 */
export function loadParts(file) {
  const compiled = compiledOf(file);
  const script = new vm.Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`,
    {
      filename: file,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(existsSync(compiled) ? { cachedData: readFileSync(compiled) } : {}),
    },
  );
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, path.dirname(file));
  return {
    ...module.exports,
    keepCompiled() {
      if (existsSync(compiled)) return;
      const draft = `${compiled}.${process.pid}`;
      writeFileSync(draft, script.createCachedData());
      renameSync(draft, compiled);
    },
  };
}

const compiledOf = (file) => `${file}.compiled`;

function uncover(code, id) {
  const { from, to } = HIDDEN.find((hidden) => hidden.id.test(id));
  if (!code.includes(from)) throw new Error(`Not as worker-bundle.mjs expects it: ${id}`);
  return code.replace(from, to);
}
