import { Choice, Email, Id, Instant, Text } from '../platform/fields.js';
import { pageOf } from '../platform/paging.js';
import { ROLES, type Role } from './rules/permissions.js';
import { LANGUAGES } from './session.dto.js';

export const STAFF_STATES = ['invited', 'active', 'disabled'] as const;

export class StaffMemberDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Email()
  email!: string;

  @Choice(ROLES, { many: true })
  roles!: string[];

  @Choice(STAFF_STATES)
  state!: (typeof STAFF_STATES)[number];

  @Instant({ nullable: true })
  lastSeenAt!: string | null;
}

export class StaffPage extends pageOf(StaffMemberDto) {}

export class InviteDto {
  @Email()
  email!: string;

  @Choice(ROLES, { many: true })
  roles!: Role[];

  @Choice(LANGUAGES)
  language!: 'en' | 'es';
}

export class InvitedDto {
  @Id()
  id!: string;

  /** Shown once; opens the invitation. */
  @Text({ max: 500 })
  link!: string;

  @Instant()
  expiresAt!: string;
}

export class ReasonDto {
  @Text({ min: 3, max: 500 })
  reason!: string;
}
