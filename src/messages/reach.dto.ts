import { Choice, Flag, LocalTime, Nested, Text, Whole } from '../platform/fields.js';
import { Matches } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import type { ReachRow } from './reach.queries.js';
import { CODE_STATES, type CodeState } from './staff-reach.entity.js';

export class ChangeReachDto {
  @Flag({ description: 'Reminders by mail.' })
  mail!: boolean;

  @Flag({ description: 'Reminders by text message; needs a confirmed number.' })
  sms!: boolean;

  @Flag({
    optional: true,
    description: 'Hearings of own cases as calendar entries by mail; as it was, when not told.',
  })
  invites?: boolean;

  @Flag({
    optional: true,
    description: 'One mail a day for what is not urgent, in place of one for each; as it was, when not told.',
  })
  daily?: boolean;

  @LocalTime({ description: 'Quiet from, in the own zone.' })
  quietFrom!: string;

  @LocalTime({ description: 'Quiet until. The same as quietFrom: never quiet.' })
  quietUntil!: string;
}

export class GivePhoneDto {
  @Text({ min: 7, max: 40 })
  phone!: string;
}

export class PhoneCodeDto {
  @ApiProperty({ type: String, example: '123456' })
  @Matches(/^\d{6}$/)
  code!: string;
}

export class ReachPhoneDto {
  @Text({ description: 'The last four digits.' })
  ending!: string;

  @Flag()
  confirmed!: boolean;

  /** Whether STOP came from this number, and no START since. */
  @Flag()
  stopped!: boolean;

  /** What became of the code that was asked for. */
  @Choice(CODE_STATES)
  code!: CodeState;
}

export class ReachDto {
  /** Whether this office sends text messages at all. */
  @Flag()
  smsOffered!: boolean;

  @Flag()
  mail!: boolean;

  @Flag()
  sms!: boolean;

  @Flag({ description: 'Hearings of own cases come as calendar entries, as long as mail is on.' })
  invites!: boolean;

  @Flag({ description: 'What is not urgent comes as one mail a day, as long as mail is on.' })
  daily!: boolean;

  @Nested(() => ReachPhoneDto, { nullable: true })
  phone!: ReachPhoneDto | null;

  @LocalTime()
  quietFrom!: string;

  @LocalTime()
  quietUntil!: string;

  @Text({ description: 'IANA zone in which quiet hours are meant.' })
  timeZone!: string;

  @Whole()
  version!: number;
}

export function toReachDto(row: ReachRow, phone: string | null, smsOffered: boolean): ReachDto {
  return {
    smsOffered,
    mail: row.mail,
    sms: row.sms && !row.stopped,
    invites: row.invites,
    daily: row.daily,
    phone:
      phone === null
        ? null
        : {
            ending: phone.slice(-4),
            confirmed: row.confirmed,
            stopped: row.stopped,
            code: row.code_state,
          },
    quietFrom: row.quiet_from,
    quietUntil: row.quiet_until,
    timeZone: row.time_zone,
    version: row.version,
  };
}
