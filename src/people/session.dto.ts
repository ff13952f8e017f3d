import { Choice, Email, Flag, Id, Instant, Nested, Text } from '../platform/fields.js';
import { Matches } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { PERMISSION_WORDS, ROLES } from './rules/permissions.js';

export const LANGUAGES = ['en', 'es'] as const;
export const SESSION_STEPS = ['none', 'totp', 'enrol', 'done'] as const;

export class SignInDto {
  @Email()
  email!: string;

  @Text({ max: 200 })
  password!: string;
}

export class CodeDto {
  @ApiProperty({ type: String, example: '123456' })
  @Matches(/^\d{6}$/)
  code!: string;
}

export class DemoSignInDto {
  @Choice(ROLES)
  role!: (typeof ROLES)[number];
}

export class PreferencesDto {
  @Choice(LANGUAGES, { optional: true })
  language?: 'en' | 'es';

  @Text({ optional: true, max: 60 })
  timeZone?: string;
}

export class MeDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Choice(ROLES, { many: true })
  roles!: string[];

  @Choice(LANGUAGES)
  language!: 'en' | 'es';

  @Text()
  timeZone!: string;
}

export class SessionDto {
  @Flag()
  signedIn!: boolean;

  /** What is asked next: a password, a code, a first code, or nothing. */
  @Choice(SESSION_STEPS)
  step!: (typeof SESSION_STEPS)[number];

  @Nested(() => MeDto, { optional: true })
  staff?: MeDto;

  @Choice(PERMISSION_WORDS, { many: true })
  permissions!: string[];

  @Text()
  csrfToken!: string;

  @Flag()
  demo!: boolean;

  @Flag({ description: 'An office on trial: no mail and no text leaves it.' })
  staging!: boolean;

  @Instant({ optional: true })
  expiresAt?: string;

  @Instant({ optional: true })
  idleExpiresAt?: string;
}

export class InvitationDto {
  @Choice(ROLES, { many: true })
  roles!: string[];

  @Instant()
  expiresAt!: string;
}

export class AcceptInvitationDto {
  @Text({ min: 1, max: 200 })
  name!: string;

  @Text({ max: 200 })
  password!: string;

  @Choice(LANGUAGES)
  language!: 'en' | 'es';
}

export class EnrolmentDto {
  /** Shown once, for an authenticator app. */
  @Text()
  secret!: string;

  @Text({ max: 500 })
  otpauthUrl!: string;

  @Nested(() => SessionDto)
  session!: SessionDto;
}
