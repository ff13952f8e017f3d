import { PersonRefDto } from '../cases/case-people.dto.js';
import type { StaffCard } from '../people/staff-directory.service.js';
import { isoOf } from '../platform/clock.js';
import { Choice, Day, Flag, Id, Instant, ListOf, Nested, Text, Whole } from '../platform/fields.js';
import type { UnverifiedRow, VerificationRow } from './date-verifications.queries.js';
import { toPersonRef } from './person-ref.js';
import { TitleDto } from './title.dto.js';
import {
  VERIFICATION_STANDINGS,
  VERIFY_METHODS,
  type VerificationStanding,
  type VerifyMethod,
} from './rules/verification.js';

export class VerifyDateDto {
  @Choice(VERIFY_METHODS, { description: 'How it was made sure that the date is right.' })
  method!: VerifyMethod;

  @Text({ optional: true, max: 2000 })
  note?: string;
}

class LastVerificationDto {
  @Nested(() => PersonRefDto)
  by!: PersonRefDto;

  @Instant()
  at!: string;

  @Choice(VERIFY_METHODS)
  method!: VerifyMethod;

  @Text({ nullable: true, max: 2000 })
  note!: string | null;
}

/** How sure a date is, and who made sure of it. */
export class VerificationDto {
  @Flag({ description: 'Another person than the one who entered it has to verify it.' })
  critical!: boolean;

  @Choice(VERIFICATION_STANDINGS)
  standing!: VerificationStanding;

  @Nested(() => LastVerificationDto, { nullable: true })
  last!: LastVerificationDto | null;

  @Instant({ nullable: true, description: 'When it is to be verified again; null until it was once.' })
  dueAgainAt!: string | null;

  @Flag({ description: 'False: you entered it, and it wants a second person; or it is over.' })
  youMay!: boolean;
}

export const DATE_KINDS = ['deadline', 'hearing'] as const;

class UnverifiedDateDto {
  @Choice(DATE_KINDS)
  kind!: (typeof DATE_KINDS)[number];

  @Id()
  id!: string;

  @Id()
  caseId!: string;

  @Text()
  caseReference!: string;

  @Nested(() => TitleDto, { nullable: true })
  title!: TitleDto | null;

  @Text({ nullable: true })
  hearingKind!: string | null;

  @Day({ nullable: true })
  on!: string | null;

  @Instant({ nullable: true })
  at!: string | null;

  @Text()
  timeZone!: string;

  @Nested(() => PersonRefDto, { nullable: true })
  enteredBy!: PersonRefDto | null;

  @Instant()
  enteredAt!: string;

  @Instant({ nullable: true, description: 'When it was verified last, if ever.' })
  lastVerifiedAt!: string | null;
}

export class UnverifiedListDto {
  @Whole()
  count!: number;

  @ListOf(() => UnverifiedDateDto, { description: 'The soonest first; the count may be greater.' })
  items!: UnverifiedDateDto[];
}

export function toUnverifiedList(
  rows: readonly UnverifiedRow[],
  staff: ReadonlyMap<string, StaffCard>,
): UnverifiedListDto {
  return {
    count: rows[0]?.total ?? 0,
    items: rows.map(({ total: _total, lastAt, enteredBy, enteredAt, at, ...row }) => ({
      ...row,
      at: isoOf(at),
      enteredBy: enteredBy ? toPersonRef(enteredBy, staff) : null,
      enteredAt: enteredAt.toISOString(),
      lastVerifiedAt: isoOf(lastAt),
    })),
  };
}

/** What a verification is shown from. */
export interface Verifiable {
  readonly critical: boolean;
  readonly standing: VerificationStanding;
  readonly dueAgainAt: string | null;
  readonly youMay: boolean;
}

/** `note` is the opened text of the row's sealed note. */
export function toVerificationDto(
  facts: Verifiable,
  row: VerificationRow | undefined,
  note: string | null,
  staff: ReadonlyMap<string, StaffCard>,
): VerificationDto {
  const last = row
    ? {
        by: toPersonRef(row.verifiedBy, staff),
        at: row.verifiedAt.toISOString(),
        method: row.method,
        note,
      }
    : null;
  return { ...facts, last };
}
