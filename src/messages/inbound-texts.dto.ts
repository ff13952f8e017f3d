import { isoOf } from '../platform/clock.js';
import { Choice, Flag, Id, Instant, ListOf, Text, Whole } from '../platform/fields.js';
import type { InboundTextRow } from './inbound-texts.queries.js';
import { ASIDE_REASONS, type AsideReason } from './rules/inbound-texts.js';

export class PlaceTextDto {
  @Text({ min: 7, max: 7, description: 'Code of an open case, FZ-….' })
  caseReference!: string;
}

export class SetTextAsideDto {
  @Choice(ASIDE_REASONS)
  reason!: AsideReason;
}

export class InboundTextDto {
  @Id()
  id!: string;

  @Text({ max: 4000 })
  body!: string;

  @Whole({ description: 'Pictures that came with it; they are not kept.' })
  pictures!: number;

  @Text({ description: 'E.164.' })
  phone!: string;

  @Text({ nullable: true, description: 'Whose number it is, if we know and the reader may see them.' })
  from!: string | null;

  @Instant()
  receivedAt!: string;

  @Flag({ description: 'The reader has never had it on the screen before.' })
  unread!: boolean;

  @Text({ nullable: true, description: 'Who laid it on the case; null when the number was known.' })
  placedBy!: string | null;

  @Instant({ nullable: true })
  handledAt!: string | null;

  @Text({ nullable: true })
  handledBy!: string | null;
}

export class InboundTextListDto {
  @ListOf(() => InboundTextDto)
  items!: InboundTextDto[];
}

export function toInboundTextDto(
  row: InboundTextRow,
  opened: { body: string; phone: string },
  names: { from: string | null; placedBy: string | null; handledBy: string | null },
): InboundTextDto {
  return {
    id: row.id,
    ...opened,
    ...names,
    pictures: row.pictures,
    receivedAt: row.received_at.toISOString(),
    unread: row.unread,
    handledAt: isoOf(row.handled_at),
  };
}
