import type { Command } from 'commander';
import { Env } from '../platform/env.js';
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
      const { report, offered } = await withOffice(async (app) => {
        const { sms, push } = app.get(Env);
        const ways = { mail: true, texts: sms !== null, notifications: push !== null };
        return { report: await app.get(HealthService).deep(), offered: ways };
      });
      if (!report.ok) process.exitCode = 1;
      const words = report.checks.map((check) => `${check.ok ? 'ok  ' : 'FAIL'} ${check.name}`).join('\n');
      print(
        options,
        { ...report, environment: true, rowSecurity: true, offered },
        `ok   environment and keys\nok   roles and row security\n${words}\n${said(offered)}`,
      );
    });
}

/** What the office sends beside mail: not offering it is no fault, but should be meant. */
function said({ texts, notifications }: { texts: boolean; notifications: boolean }): string {
  return [
    texts ? 'on   text messages' : 'off  text messages (TWILIO_ACCOUNT_SID and its like are not set)',
    notifications
      ? 'on   notifications in browsers'
      : 'off  notifications in browsers (no VAPID_PRIVATE_KEY)',
  ].join('\n');
}
