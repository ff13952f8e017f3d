import type { Command } from 'commander';
import { computeByHand, type ComputeQuestion } from '../calendar/rules/compute.js';
import { RULE_BOOK } from '../calendar/rules/rule-book.js';
import { CommandRefused, print, type JsonOption } from './print.js';

interface ComputeOptions extends JsonOption {
  readonly on?: string;
  readonly at?: string;
  readonly zone?: string;
  readonly court?: string;
  readonly state?: string;
  readonly detained?: string;
}

export function addRulesCommands(program: Command): void {
  program
    .command('rules')
    .description('the deadline rules')
    .command('compute')
    .argument('<rule>', 'code of the rule, such as BIA_BOND_APPEAL')
    .description(
      'compute one date by hand, without a database; exits 2 for an unknown rule or an impossible date',
    )
    .option('--on <day>', 'the day of the event, YYYY-MM-DD')
    .option('--at <time>', 'the moment of the event: RFC 3339, or YYYY-MM-DDTHH:MM in --zone')
    .option('--zone <zone>', 'IANA zone of the court or facility', 'America/New_York')
    .option('--court <key>', 'court, where a rule has its own for one')
    .option('--state <code>', 'state, where a rule is a state’s own')
    .option('--detained <yes|no>', 'where a rule differs for people who are not detained')
    .option('--json', 'print one JSON object')
    .action(compute);
}

function compute(code: string, { json, detained, ...asked }: ComputeOptions): void {
  if (detained !== undefined && detained !== 'yes' && detained !== 'no')
    throw new CommandRefused('--detained is yes or no.', 2);
  const question: ComputeQuestion = {
    code,
    ...asked,
    ...(detained === undefined ? {} : { detained: detained === 'yes' }),
  };
  const answer = computeByHand(RULE_BOOK, question);
  if (!answer.ok) throw new CommandRefused(answer.reasons.join('\n'), 2);
  const { ok: _ok, ...facts } = answer;
  const note = answer.verified ? '' : '\nNot verified: check the text.';
  print(
    json ? { json } : {},
    facts,
    `${answer.rule} v${answer.version}: nominal ${answer.nominal}, rolled ${answer.rolled} (${answer.timeZone})\n${answer.arithmetic}${note}`,
  );
}
