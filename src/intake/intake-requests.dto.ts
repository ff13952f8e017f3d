import { Choice, Flag, Id, Members, Text } from '../platform/fields.js';
import { PageQuery } from '../platform/paging.js';
import { ANSWERS_API } from './intake-parts.dto.js';
import { INTAKE_CHANNELS, type IntakeChannel } from './rules/call.js';
import { INTAKE_STATUSES, type IntakeStatus } from './rules/intake-lifecycle.js';

const FINISH_OUTCOMES = ['finished', 'parked', 'wrong_number', 'referred_out'] as const;
const SCOPES = ['mine', 'all'] as const;

export class BeginIntakeDto {
  @Id({ optional: true })
  id?: string;

  @Choice(INTAKE_CHANNELS)
  channel!: IntakeChannel;

  @Flag({ optional: true, description: 'Left out, only a call from a jail is taken to be listened to.' })
  monitoredLine?: boolean;
}

export class SaveAnswersDto {
  @Id({ description: 'Of the patch: the same one again gets the same answer.' })
  patchId!: string;

  @Members({ api: ANSWERS_API, description: 'By question; null takes an answer back to "not asked".' })
  answers!: Record<string, unknown>;
}

export class FinishIntakeDto {
  @Choice(FINISH_OUTCOMES)
  outcome!: (typeof FINISH_OUTCOMES)[number];

  @Text({ max: 2000, optional: true })
  note?: string;
}

export class RevealDto {
  @Choice(['detained.aNumber'])
  field!: 'detained.aNumber';
}

export class RevealedDto {
  @Text()
  value!: string;
}

export class IntakesQuery extends PageQuery {
  @Choice(SCOPES, { optional: true })
  scope?: (typeof SCOPES)[number];

  @Choice(INTAKE_STATUSES, { optional: true })
  status?: IntakeStatus;
}
