import { ApiProperty } from '@nestjs/swagger';
import { Choice, Flag, Id, Instant, ListOf, Nested, Text, Whole } from '../platform/fields.js';
import { FAULT_CLASSES } from '../messages/rules/mail-outcome.js';
import { AUDIENCE_RANKS, CHANNELS, LADDER_CODES } from './rules/ladders.js';
import { INCIDENT_CLOSINGS, REPLAY_REFUSALS, SAID_CLOSINGS, TROUBLES } from './rules/queue-trouble.js';
import { DELIVERY_FAULTS, INCIDENT_KINDS } from './rules/reminder-states.js';

export class CloseIncidentDto {
  @Choice(SAID_CLOSINGS)
  reason!: (typeof SAID_CLOSINGS)[number];
}

export class EngineDto {
  @Choice(['redis', 'postgres'])
  backend!: 'redis' | 'postgres';

  @Flag({ description: 'It answered within two seconds.' })
  answers!: boolean;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Jobs nobody has taken yet.' })
  waiting!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Jobs a worker is at.' })
  active!: number | null;
}

export class DueNowDto {
  @Whole({ description: 'Due and not gone out, by the rows.' })
  count!: number;

  @Whole({ description: 'Of them, in the hands of a worker.' })
  claimed!: number;

  @Instant({ nullable: true })
  oldestAt!: string | null;
}

export class SignOfLifeDto {
  @Choice(['worker', 'sweep', 'canary', 'dead-man'])
  kind!: 'worker' | 'sweep' | 'canary' | 'dead-man';

  @Text({ nullable: true, description: 'Machine and process of a worker.' })
  name!: string | null;

  @Instant({ nullable: true })
  at!: string | null;

  @Flag()
  alive!: boolean;
}

export class HealthCheckDto {
  @Text()
  name!: string;

  @Flag()
  ok!: boolean;
}

export class DeadLetterDto {
  @Id()
  id!: string;

  @Text()
  caseReference!: string;

  @Choice(['reminder', 'escalation'])
  kind!: 'reminder' | 'escalation';

  @Choice(LADDER_CODES)
  ladder!: string;

  @Text()
  step!: string;

  @Choice(CHANNELS)
  channel!: string;

  @Choice(AUDIENCE_RANKS, { description: 'As what the person stands on the case. Who it is stays out.' })
  role!: string;

  @Instant()
  dueAt!: string;

  @Instant({ description: 'When to act on the date.' })
  subjectAt!: string;

  @Text()
  timeZone!: string;

  @Instant()
  diedAt!: string;

  @Whole()
  tries!: number;

  @Choice([...FAULT_CLASSES, ...DELIVERY_FAULTS], { nullable: true })
  fault!: string | null;

  @Choice(REPLAY_REFUSALS, {
    nullable: true,
    description: 'Why it is not opened again; null when it can be.',
  })
  refusal!: string | null;
}

export class IncidentDto {
  @Id()
  id!: string;

  @Choice(INCIDENT_KINDS)
  kind!: string;

  @Text({ nullable: true, description: 'Class of the fault.' })
  fault!: string | null;

  @Text({ nullable: true })
  caseReference!: string | null;

  @Instant()
  openedAt!: string;

  @Instant({ nullable: true })
  closedAt!: string | null;

  @Text({ nullable: true, description: 'Null when its cause went away by itself.' })
  closedBy!: string | null;

  @Choice(INCIDENT_CLOSINGS, { nullable: true })
  closedAs!: string | null;
}

export class QueueHealthDto {
  @Instant()
  asOf!: string;

  @Choice(TROUBLES, { many: true })
  troubles!: string[];

  @Nested(() => EngineDto)
  engine!: EngineDto;

  @Nested(() => DueNowDto)
  due!: DueNowDto;

  @ListOf(() => SignOfLifeDto)
  signs!: SignOfLifeDto[];

  @ListOf(() => HealthCheckDto)
  checks!: HealthCheckDto[];

  @Whole({ description: 'Dead reminders nobody has looked after.' })
  deadCount!: number;

  @ListOf(() => DeadLetterDto)
  dead!: DeadLetterDto[];

  @Whole()
  openIncidents!: number;

  @ListOf(() => IncidentDto)
  incidents!: IncidentDto[];
}

export class ReplayedDto {
  @Whole()
  count!: number;
}
