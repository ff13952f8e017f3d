import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { addAuditCommands } from './commands/audit.command.js';
import { addDatabaseCommands } from './commands/database.command.js';
import { addDemoCommands } from './commands/demo.command.js';
import { addDoctorCommand } from './commands/doctor.command.js';
import { addRulesCommands } from './commands/rules.command.js';
import { CommandRefused } from './commands/print.js';
import { addUserCommands } from './commands/user.command.js';
import { Problem } from './platform/problem.js';
import { StartRefused } from './platform/start-refused.js';

const program = new Command('fianza')
  .description('Administers a Fianza office. Every command takes --json and exits non-zero when it fails.')
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) });

addDatabaseCommands(program);
addUserCommands(program);
addAuditCommands(program);
addDoctorCommand(program);
addDemoCommands(program);
addRulesCommands(program);

try {
  await program.parseAsync(process.argv);
  process.exit(process.exitCode ?? 0);
} catch (fault) {
  process.exit(exitCodeOf(fault));
}

/** 0 after help, 2 for wrong input, 1 for everything else. */
function exitCodeOf(fault: unknown): number {
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2;
  if (fault instanceof CommandRefused) {
    process.stderr.write(`${fault.message}\n`);
    return fault.exitCode;
  }
  if (fault instanceof Problem) {
    const fields = fault.errors.map(({ field, code }) => `\n  ${field}: ${code}`).join('');
    process.stderr.write(`${fault.message}${fields}\n`);
    return fault.status < 500 ? 2 : 1;
  }
  if (fault instanceof StartRefused) process.stderr.write(`${fault.message}\n`);
  else process.stderr.write(`The command failed.\n${fault instanceof Error ? fault.stack : String(fault)}\n`);
  return 1;
}
