import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { RULE_BOOK } from './calendar/rules/rule-book.js';
import { lawPage, permissionsPage } from './commands/generated-docs.js';
import { SystemClock } from './platform/clock.js';
import { readEnv } from './platform/env.js';
import type { KeyFile } from './platform/key-file.js';
import { OfficeLog } from './platform/log.js';
import { describeApi } from './platform/http/openapi.js';

// Writes openapi.json and the generated pages into the folder given. Needs no database: modules are scanned, not started.
const [, , folder = '.'] = process.argv;
const secret = Buffer.alloc(32);
const keys: KeyFile = {
  currentKek: 'k1',
  keks: { k1: secret },
  indexRoot: secret,
  sessionSecret: secret,
  databaseSecret: secret,
};
const env = readEnv({
  KEY_FILE: '/dev/null',
  SMTP_URL: 'smtp://127.0.0.1:1',
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
});
const module = AppModule.with({ env, keys, clock: new SystemClock(), log: new OfficeLog('silent') });
const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(), {
  logger: false,
  preview: true,
  abortOnError: false,
});
writeFileSync(join(folder, 'openapi.json'), `${JSON.stringify(describeApi(app), null, 2)}\n`);
writeFileSync(join(folder, 'permissions.md'), permissionsPage());
writeFileSync(join(folder, 'law.md'), lawPage(RULE_BOOK));
process.exit(0);
