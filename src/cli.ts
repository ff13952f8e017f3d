import { Command, CommanderError } from 'commander';
import { addRulesCommands } from './commands/rules.command.js';
import { CommandRefused } from './commands/print.js';
import { Problem } from './platform/problem.js';
import { StartRefused } from './platform/start-refused.js';

// A command that was started by a program ends with it.
if (process.connected === false) process.exit(1);
process.once('disconnect', () => process.exit(1));

const program = new Command('fianza')
  .description('Administers a Fianza office. Every command takes --json and exits non-zero when it fails.')
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) });

addRulesCommands(program);
// Checking a date by hand does not wait until the whole office has been read.
if (process.argv[2] !== 'rules') (await import('./commands/office.commands.js')).addOfficeCommands(program);

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
