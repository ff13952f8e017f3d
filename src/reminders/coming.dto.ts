import { INBOX_TITLES, type InboxTitle } from '../messages/rules/inbox-titles.js';
import { LANGUAGES, type Language } from '../messages/rules/templates.js';
import type { StaffCard } from '../people/staff-directory.service.js';
import { Choice, Flag, Id, Instant, ListOf, Nested, Text } from '../platform/fields.js';
import { PageQuery, pageOf } from '../platform/paging.js';
import type { ComingRow } from './coming.queries.js';
import { ReminderRecipientDto } from './reminder.dto.js';
import { CHANNELS, type Channel } from './rules/ladders.js';
import { tellsOfPause } from './rules/pauses.js';

export class ComingQuery extends PageQuery {
  @Id({ optional: true, description: 'Of one case; of all the actor sees when left out.' })
  caseId?: string;
}

/** A message that a pause holds back. */
export class ComingPauseDto {
  @Instant({
    description: 'Until when; then it is sent, marked late, unless a newer one has taken its place.',
  })
  until!: string;

  @Flag({ description: 'By then a newer message has taken its place, and it is not sent at all.' })
  skipped!: boolean;

  @Flag({ description: 'The coordinators are told in its place when it comes due.' })
  tellsCoordinators!: boolean;
}

/** One message as it will be sent if nothing changes until then. */
export class ComingMessageDto {
  @Id()
  id!: string;

  @Id()
  caseId!: string;

  @Text()
  caseReference!: string;

  @Choice(['reminder', 'escalation'])
  kind!: 'reminder' | 'escalation';

  @Text()
  step!: string;

  @Choice(CHANNELS)
  channel!: Channel;

  @Nested(() => ReminderRecipientDto)
  recipient!: ReminderRecipientDto;

  @Instant({ description: 'When it is sent.' })
  dueAt!: string;

  @Text({ description: 'IANA zone of the recipient.' })
  recipientZone!: string;

  @Choice(LANGUAGES)
  language!: Language;

  @Choice(INBOX_TITLES, { nullable: true, description: 'What the inbox calls it; the web says it in words.' })
  inboxTitle!: InboxTitle | null;

  @Text({ nullable: true, max: 500 })
  subject!: string | null;

  @Text({
    nullable: true,
    max: 4000,
    description: 'The very words of a mail or a text, or what whoever calls says.',
  })
  text!: string | null;

  @Nested(() => ComingPauseDto, { nullable: true })
  pause!: ComingPauseDto | null;
}

/** A step that a mail of the day will tell. */
export class ComingDigestStepDto {
  @Id({ description: 'Of the message in the inbox.' })
  id!: string;

  @Id()
  caseId!: string;

  @Text()
  caseReference!: string;

  @Text()
  step!: string;

  @Instant({ description: 'When it is in the inbox.' })
  dueAt!: string;
}

/** One mail of the day, as it will be sent if nothing changes until then: with those of its steps that the actor sees. */
export class ComingDigestDto {
  @Nested(() => ReminderRecipientDto)
  recipient!: ReminderRecipientDto;

  @Instant({ description: 'When it is sent.' })
  at!: string;

  @Text({ description: 'IANA zone of the recipient.' })
  recipientZone!: string;

  @ListOf(() => ComingDigestStepDto)
  steps!: ComingDigestStepDto[];
}

export class ComingDigestsDto {
  @ListOf(() => ComingDigestDto)
  items!: ComingDigestDto[];
}

export class ComingDigestsQuery {
  @Id({ optional: true, description: 'With steps of one case; of all the actor sees when left out.' })
  caseId?: string;
}

export class ComingMessagePage extends pageOf(ComingMessageDto) {}

/** Words of one message: those of a mail or a text, or the name of an inbox item. */
export type ComingWords = Pick<ComingMessageDto, 'inboxTitle' | 'subject' | 'text'>;

export function toComingMessageDto(
  row: ComingRow,
  card: StaffCard | undefined,
  words: ComingWords,
): ComingMessageDto {
  return {
    id: row.id,
    caseId: row.caseId,
    caseReference: row.caseReference,
    kind: row.kind,
    step: row.step,
    channel: row.channel,
    recipient: { id: row.recipientId, kind: row.client?.who ?? 'staff', name: card?.name ?? '' },
    dueAt: row.dueAt.toISOString(),
    recipientZone: row.client?.zone ?? card?.timeZone ?? row.timeZone,
    language: row.client?.language ?? card?.language ?? 'en',
    ...words,
    pause: row.heldUntil && {
      until: row.heldUntil.toISOString(),
      skipped: row.isSkipped,
      tellsCoordinators: tellsOfPause(row.ladder),
    },
  };
}
