import type { Command } from 'commander';
import { InvitationsService } from '../people/invitations.service.js';
import { Operator } from '../people/operator.js';
import { ROLES, type Role } from '../people/rules/permissions.js';
import { CommandRefused, print, type JsonOption } from './print.js';
import { withOffice } from './with-office.js';

interface InviteOptions extends JsonOption {
  readonly email: string;
  readonly role: string[];
  readonly language: string;
}

export function addUserCommands(program: Command): void {
  program
    .command('user')
    .description('accounts')
    .command('invite')
    .description('invite a person; prints a link that is good once, for a week')
    .requiredOption('--email <address>', 'mail address')
    .requiredOption('--role <role...>', ROLES.join(', '))
    .option('--language <en|es>', 'language of their screens and mail', 'en')
    .option('--json', 'print one JSON object')
    .action(invite);
}

async function invite(options: InviteOptions): Promise<void> {
  const wrong = options.role.find((role) => !(ROLES as readonly string[]).includes(role));
  if (wrong !== undefined) throw new CommandRefused(`There is no such role. Roles: ${ROLES.join(', ')}.`, 2);
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(options.email))
    throw new CommandRefused('That is not a mail address.', 2);
  if (options.language !== 'en' && options.language !== 'es')
    throw new CommandRefused('The language is en or es.', 2);
  const invitation = {
    email: options.email.toLowerCase(),
    roles: options.role as Role[],
    language: options.language,
  } as const;
  const invited = await withOffice((app) =>
    app.get(Operator).run(() => app.get(InvitationsService).invite(invitation)),
  );
  print(
    options,
    invited,
    `Give this link to the person, by a way you trust. It works once, until ${invited.expiresAt}:\n${invited.link}`,
  );
}
