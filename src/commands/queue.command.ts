import type { Command } from 'commander';
import { Operator } from '../people/operator.js';
import { QueueHealth } from '../reminders/queue-health.service.js';
import { print, type JsonOption } from './print.js';
import { withOffice } from './with-office.js';

export function addQueueCommands(program: Command): void {
  program
    .command('queue')
    .description('the machine that sends reminders')
    .command('health')
    .description('what waits, who works and what died; exits 1 when something is wrong')
    .option('--json', 'print one JSON object')
    .action(async (options: JsonOption) => {
      const seen = await withOffice((app) => app.get(Operator).run(() => app.get(QueueHealth).look()));
      if (seen.troubles.length > 0) process.exitCode = 1;
      const { engine, due, signs } = seen;
      const lines = [
        `${engine.answers ? 'ok  ' : 'FAIL'} ${engine.backend}: ${engine.waiting ?? '?'} waiting, ${engine.active ?? '?'} at work`,
        `     ${due.count} due${due.oldestAt ? `, the oldest since ${due.oldestAt}` : ''}`,
        ...signs.map(
          ({ kind, name, at, alive }) =>
            `${alive ? 'ok  ' : '--  '} ${[kind, name].filter(Boolean).join(' ')}: ${at ?? 'never seen'}`,
        ),
        `     ${seen.deadCount} dead reminders to look after, ${seen.openIncidents} open incidents`,
        seen.troubles.length === 0 ? 'Nothing is wrong.' : `Wrong: ${seen.troubles.join(', ')}`,
      ];
      print(options, { ok: seen.troubles.length === 0, ...seen }, lines.join('\n'));
    });
}
