import type { Command } from 'commander';
import { HealthService } from '../platform/health/health.service.js';
import { print, type JsonOption } from './print.js';
import { withOffice } from './with-office.js';

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description(
      'check environment, keys, database, row security, queue and mail; exits 1 when something is wrong',
    )
    .option('--json', 'print one JSON object')
    .action(async (options: JsonOption) => {
      const report = await withOffice((app) => app.get(HealthService).deep());
      if (!report.ok) process.exitCode = 1;
      const words = report.checks.map((check) => `${check.ok ? 'ok  ' : 'FAIL'} ${check.name}`).join('\n');
      print(
        options,
        { ...report, environment: true, rowSecurity: true },
        `ok   environment and keys\nok   roles and row security\n${words}`,
      );
    });
}
