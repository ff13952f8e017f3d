import { Foundation1764000000001 } from './0001-foundation.js';
import { People1764000000002 } from './0002-people.js';
import { Places1764000000003 } from './0003-places.js';
import { Parties1764000000004 } from './0004-parties.js';
import { Intake1764000000005 } from './0005-intake.js';
import { Cases1764000000006 } from './0006-cases.js';
import { Custody1764000000007 } from './0007-custody.js';
import { Assignments1764000000008 } from './0008-assignments.js';
import { Calendar1764000000009 } from './0009-calendar.js';
import { Messages1764000000010 } from './0010-messages.js';
import { Reminders1764000000011 } from './0011-reminders.js';
import { CallNotices1764000000012 } from './0012-call-notices.js';
import { LeanRequests1764000000013 } from './0013-lean-requests.js';
import { DateDeeds1764000000015 } from './0015-date-deeds.js';
import { Feeds1764000000016 } from './0016-feeds.js';
import { WholeRuleBook1764000000017 } from './0017-whole-rule-book.js';
import { TextMessages1764000000018 } from './0018-text-messages.js';
import { LastResorts1764000000019 } from './0019-last-resorts.js';
import { HearingOddities1764000000020 } from './0020-hearing-oddities.js';
import { DeadMan1764000000022 } from './0022-dead-man.js';
import { RuleDrafts1764000000023 } from './0023-rule-drafts.js';
import { VenueCheck1764000000024 } from './0024-venue-check.js';
import { LegalEvents1764000000025 } from './0025-legal-events.js';
import { CourtDates1764000000026 } from './0026-court-dates.js';
import { MendedInstants1764000000027 } from './0027-mended-instants.js';
import { ReminderPauses1764000000028 } from './0028-reminder-pauses.js';
import { QueueHealth1764000000029 } from './0029-queue-health.js';
import { InboundTexts1764000000030 } from './0030-inbound-texts.js';
import { Corrections1764000000031 } from './0031-corrections.js';
import { DailyMail1764000000032 } from './0032-daily-mail.js';
import { Push1764000000033 } from './0033-push.js';
import { ClientReminders1764000000034 } from './0034-client-reminders.js';
import { LeanerPlans1764000000035 } from './0035-leaner-plans.js';
import { TruerReminders1764000000036 } from './0036-truer-reminders.js';
import { ManyAtOnce1764000000038 } from './0038-many-at-once.js';
import { CallRetentions1764000000039 } from './0039-call-retentions.js';
import { PlansInLines1764000000040 } from './0040-plans-in-lines.js';
import { PlansAsText1764000000041 } from './0041-plans-as-text.js';
import { FewerLooks1764000000042 } from './0042-fewer-looks.js';

/** In the order in which the office grew. Explicit, so that no file is run by being there. */
export const MIGRATIONS = [
  Foundation1764000000001,
  People1764000000002,
  Places1764000000003,
  Parties1764000000004,
  Intake1764000000005,
  Cases1764000000006,
  Custody1764000000007,
  Assignments1764000000008,
  Calendar1764000000009,
  Messages1764000000010,
  Reminders1764000000011,
  CallNotices1764000000012,
  LeanRequests1764000000013,
  DateDeeds1764000000015,
  Feeds1764000000016,
  WholeRuleBook1764000000017,
  TextMessages1764000000018,
  LastResorts1764000000019,
  HearingOddities1764000000020,
  DeadMan1764000000022,
  RuleDrafts1764000000023,
  VenueCheck1764000000024,
  LegalEvents1764000000025,
  CourtDates1764000000026,
  MendedInstants1764000000027,
  ReminderPauses1764000000028,
  QueueHealth1764000000029,
  InboundTexts1764000000030,
  Corrections1764000000031,
  DailyMail1764000000032,
  Push1764000000033,
  ClientReminders1764000000034,
  LeanerPlans1764000000035,
  TruerReminders1764000000036,
  ManyAtOnce1764000000038,
  CallRetentions1764000000039,
  PlansInLines1764000000040,
  PlansAsText1764000000041,
  FewerLooks1764000000042,
] as const;
