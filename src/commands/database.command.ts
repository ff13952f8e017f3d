import type { Command } from 'commander';
import { readEnv } from '../platform/env.js';
import { makeKeyFile, readKeyFile } from '../platform/key-file.js';
import { StartRefused } from '../platform/start-refused.js';
import { makeVapidKey, readVapidKey } from '../platform/vapid-key.js';
import { setUpDatabase } from '../setup.js';
import { print, type JsonOption } from './print.js';

export function addDatabaseCommands(program: Command): void {
  program
    .command('migrate')
    .description('make roles and tables of the database DATABASE_URL names; safe to repeat')
    .option('--json', 'print one JSON object')
    .action(async (options: JsonOption) => {
      const env = readEnv(process.env);
      if (!env.DATABASE_URL)
        throw new StartRefused('DATABASE_URL', 'Name the database server, with a user who may make roles.');
      const migrations = await setUpDatabase(env.DATABASE_URL, readKeyFile(env.KEY_FILE));
      print(
        options,
        { ok: true, migrations },
        migrations.length > 0
          ? `Ran ${migrations.join(', ')}.`
          : 'Nothing to do: the database is up to date.',
      );
    });

  const keys = program.command('keys').description('the key file, and the key of notifications');
  keys
    .command('push')
    .description('make a key for notifications in browsers; it is printed and kept nowhere')
    .option('--json', 'print one JSON object')
    .action((options: JsonOption) => {
      const privateKey = makeVapidKey();
      const publicKey = readVapidKey(privateKey)?.publicKey ?? '';
      print(
        options,
        { privateKey, publicKey },
        `VAPID_PRIVATE_KEY=${privateKey}\nVAPID_PUBLIC_KEY=${publicKey}\n\nGive both to every process of the office. With another key everybody must turn notifications on again.`,
      );
    });
  keys
    .command('new')
    .description('write fresh keys to the path KEY_FILE names; an existing file is never replaced')
    .option('--json', 'print one JSON object')
    .action((options: JsonOption) => {
      const path = process.env['KEY_FILE'];
      if (!path) throw new StartRefused('KEY_FILE', 'Say where the key file shall be.');
      makeKeyFile(path);
      print(
        options,
        { ok: true },
        'Wrote the key file, mode 0600. Keep a copy apart from the database backups: without it nothing can be read.',
      );
    });
}
