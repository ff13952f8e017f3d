import type { Command } from 'commander';
import { Operator } from '../people/operator.js';
import { openWithoutDoor, optionsFromEnvironment } from '../open-office.js';
import { MovableClock, SystemClock } from '../platform/clock.js';
import { OfficeLog } from '../platform/log.js';
import { StartRefused } from '../platform/start-refused.js';
import { holdsAnybody, holdsRealPeople } from './demo/demo-staff.queries.js';
import { seedOffice, type SeededOffice } from './demo/seed-office.js';
import { TimeMachine } from './demo/time-machine.js';
import { CommandRefused, print, type JsonOption } from './print.js';

interface SeedOptions extends JsonOption {
  readonly seed: string;
  readonly calls?: string;
}

export function addDemoCommands(program: Command): void {
  program
    .command('demo')
    .description('the synthetic office')
    .command('seed')
    .description(
      'fill an empty database with made-up people and cases; refuses a database that holds anybody',
    )
    .option('--seed <number>', 'the same number makes the same office', '7')
    .option('--calls <number>', 'only so many of the newest calls: a smaller office is made sooner')
    .option('--json', 'print one JSON object')
    .action(async (options: SeedOptions) => {
      const seed = Number(options.seed);
      if (!Number.isSafeInteger(seed) || seed < 0) throw new CommandRefused('The seed is a whole number.', 2);
      const calls = options.calls === undefined ? undefined : Number(options.calls);
      if (calls !== undefined && !(Number.isSafeInteger(calls) && calls > 0))
        throw new CommandRefused('The calls are a whole number above zero.', 2);
      const made = await makeOffice(seed, calls);
      print(
        options,
        { ok: true, ...made },
        `Made ${made.people} people, ${made.intakes} intakes and ${made.cases} cases. None of them exists.`,
      );
    });
}

async function makeOffice(seed: number, calls: number | undefined): Promise<SeededOffice> {
  const given = optionsFromEnvironment({ ...process.env, PROCESS_ROLE: 'api' });
  const adminUrl = given.env.DATABASE_URL;
  if (!adminUrl)
    throw new StartRefused(
      'DATABASE_URL',
      'The synthetic office is made by the owner of the database: name it.',
    );
  const now = new SystemClock().now();
  const clock = new MovableClock(now);
  const app = await openWithoutDoor({ ...given, clock, log: new OfficeLog('error') });
  try {
    const operator = app.get(Operator, { strict: false });
    if (await operator.run(holdsRealPeople))
      throw new CommandRefused(
        'Real people are in this database. The synthetic office needs one of its own.',
      );
    if (await operator.run(holdsAnybody))
      throw new CommandRefused(
        'The synthetic office is here already. Start with an empty database for a new one.',
      );
    const machine = await TimeMachine.start(adminUrl, clock);
    try {
      return await seedOffice(app, machine, { seed, now, ...(calls !== undefined && { calls }) });
    } finally {
      await machine.home(now);
    }
  } finally {
    await app.close();
  }
}
