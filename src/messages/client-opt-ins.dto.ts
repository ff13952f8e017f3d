import { Choice, Day, Flag, Id, Instant, ListOf, Nested, Text } from '../platform/fields.js';
import type { OptInRow } from './client-opt-ins.queries.js';
import {
  ASKED_BY,
  CLIENT_WAYS,
  ENDINGS,
  SAFETIES,
  WHO,
  type AskedBy,
  type ClientWay,
  type Ending,
  type Safety,
  type Who,
} from './rules/client-opt-ins.js';
import { LANGUAGES, type Language } from './rules/templates.js';

export class RecordOptInDto {
  @Choice(WHO)
  who!: Who;

  @Text({
    optional: true,
    max: 80,
    description: 'Of family or a sponsor: what they are called. Kept sealed.',
  })
  name?: string;

  @Text({ min: 7, max: 40 })
  phone!: string;

  @Choice(CLIENT_WAYS)
  way!: ClientWay;

  @Choice(LANGUAGES)
  language!: Language;

  @Choice(SAFETIES, { description: 'Is it safe to text this phone, may somebody else read it?' })
  safety!: Safety;

  @Choice(ASKED_BY, { description: 'Through whom the wish came.' })
  askedBy!: AskedBy;

  @Day({ description: 'When they asked.' })
  askedOn!: string;

  @Text({ optional: true, max: 60, description: 'IANA zone they live in; that of the office when not told.' })
  timeZone?: string;
}

export class OptInRecorderDto {
  @Id()
  id!: string;

  @Text()
  name!: string;
}

export class OptInDto {
  @Id()
  id!: string;

  @Choice(WHO)
  who!: Who;

  @Text({ nullable: true })
  name!: string | null;

  @Text({ nullable: true, description: 'The last four digits; null once the number is destroyed.' })
  ending!: string | null;

  @Choice(CLIENT_WAYS)
  way!: ClientWay;

  @Choice(LANGUAGES)
  language!: Language;

  @Choice(SAFETIES)
  safety!: Safety;

  @Choice(ASKED_BY)
  askedBy!: AskedBy;

  @Day()
  askedOn!: string;

  @Text()
  timeZone!: string;

  @Nested(() => OptInRecorderDto)
  recordedBy!: OptInRecorderDto;

  @Instant()
  recordedAt!: string;

  @Flag({ description: 'Whether they may be told now; a client only while the case says released.' })
  told!: boolean;

  @Instant({ nullable: true })
  endedAt!: string | null;

  @Choice(ENDINGS, { nullable: true })
  endedAs!: Ending | null;
}

/** Words as they are sent or spoken, for a date that is made up. */
export class OptInSampleDto {
  @Choice(LANGUAGES)
  language!: Language;

  @Text({ max: 500, description: 'The first text.' })
  first!: string;

  @Text({ max: 500, description: 'Every other text.' })
  next!: string;

  @Text({ max: 500, description: 'What is said by whoever calls.' })
  due!: string;
}

export class OptInListDto {
  @ListOf(() => OptInDto, { description: 'Those that last first.' })
  items!: OptInDto[];

  @Flag({ description: 'Whether this office sends texts at all; otherwise everybody is called.' })
  smsOffered!: boolean;

  @ListOf(() => OptInSampleDto)
  samples!: OptInSampleDto[];
}

export function toOptInDto(
  row: OptInRow & { readonly told: boolean },
  opened: { readonly name: string | null; readonly phone: string | null },
  recorder: string,
): OptInDto {
  return {
    id: row.id,
    who: row.who,
    name: opened.name,
    ending: opened.phone?.slice(-4) ?? null,
    way: row.way,
    language: row.language,
    safety: row.safety,
    askedBy: row.asked_by,
    askedOn: row.asked_on,
    timeZone: row.time_zone,
    recordedBy: { id: row.recorded_by, name: recorder },
    recordedAt: row.recorded_at.toISOString(),
    told: row.told,
    endedAt: row.ended_at?.toISOString() ?? null,
    endedAs: row.ended_as,
  };
}
