import type { Command } from 'commander';
import { Audit } from '../audit/audit.js';
import { Operator } from '../people/operator.js';
import { print, type JsonOption } from './print.js';
import { withOffice } from './with-office.js';

export function addAuditCommands(program: Command): void {
  program
    .command('audit')
    .description('the audit log')
    .command('verify')
    .description('re-compute every hash chain; exits 1 when an entry was changed, removed or cut off')
    .option('--json', 'print one JSON object')
    .action(async (options: JsonOption) => {
      const chains = await withOffice((app) => app.get(Operator).run(() => app.get(Audit).verify()));
      const broken = chains.filter((chain) => chain.brokenAt !== null);
      const entries = chains.reduce((sum, chain) => sum + chain.entries, 0);
      if (broken.length > 0) process.exitCode = 1;
      const words =
        broken.length === 0
          ? `${entries} entries in ${chains.length} chains, all as they were written.`
          : broken.map((chain) => `Chain ${chain.chain} is broken at entry ${chain.brokenAt}.`).join('\n');
      print(options, { ok: broken.length === 0, entries, broken }, words);
    });
}
