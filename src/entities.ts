import type { EntityClass } from './platform/database/entity-class.js';
import { CustodyStay } from './custody/custody-stay.entity.js';
import { CaseNote } from './cases/case-note.entity.js';
import { CaseEvent } from './cases/case-event.entity.js';
import { Case } from './cases/case.entity.js';
import { Assignment } from './assignments/assignment.entity.js';
import { Consent } from './intake/consent.entity.js';
import { Intake } from './intake/intake.entity.js';
import { Questionnaire } from './intake/questionnaire.entity.js';
import { PartyPhone } from './parties/party-phone.entity.js';
import { ClientOptIn } from './messages/client-opt-in.entity.js';
import { InboundText } from './messages/inbound-text.entity.js';
import { InboundTextCase } from './messages/inbound-text-case.entity.js';
import { InboundTextRead } from './messages/inbound-text-read.entity.js';
import { Party } from './parties/party.entity.js';
import { BondDecision } from './calendar/bond-decision.entity.js';
import { CallRetention } from './calendar/call-retention.entity.js';
import { DateVerification } from './calendar/date-verification.entity.js';
import { LegalEvent } from './calendar/legal-event.entity.js';
import { DeadlineDeed } from './calendar/deadline-deed.entity.js';
import { DeadlineRuleRow } from './calendar/deadline-rule-row.entity.js';
import { RuleDraft } from './calendar/rule-draft.entity.js';
import { Deadline } from './calendar/deadline.entity.js';
import { GovernmentFiling } from './calendar/government-filing.entity.js';
import { Hearing } from './calendar/hearing.entity.js';
import { Staff } from './people/staff.entity.js';
import { InboxItem } from './messages/inbox-item.entity.js';
import { ProviderEvent } from './messages/provider-event.entity.js';
import { PhoneTask } from './reminders/phone-task.entity.js';
import { ChannelBreaker } from './reminders/channel-breaker.entity.js';
import { ReminderPause } from './reminders/reminder-pause.entity.js';
import { SmsStop } from './messages/sms-stop.entity.js';
import { PushDevice } from './messages/push-device.entity.js';
import { PushTry } from './messages/push-try.entity.js';
import { StaffReach } from './messages/staff-reach.entity.js';
import { Reminder } from './reminders/reminder.entity.js';
import { Attempt } from './reminders/attempt.entity.js';
import { Acknowledgement } from './reminders/acknowledgement.entity.js';
import { Digest } from './reminders/digest.entity.js';
import { Incident } from './reminders/incident.entity.js';
import { Invite } from './feeds/invite.entity.js';
import { Heartbeat } from './reminders/heartbeat.entity.js';

/** Every entity of the house, left to right. */
export const ENTITIES: readonly EntityClass[] = [
  Staff,
  Party,
  PartyPhone,
  Questionnaire,
  Intake,
  Consent,
  Case,
  CaseEvent,
  CaseNote,
  CustodyStay,
  Assignment,
  Hearing,
  BondDecision,
  GovernmentFiling,
  DeadlineRuleRow,
  RuleDraft,
  Deadline,
  DeadlineDeed,
  LegalEvent,
  DateVerification,
  CallRetention,
  InboxItem,
  StaffReach,
  SmsStop,
  PushDevice,
  PushTry,
  ProviderEvent,
  ClientOptIn,
  InboundText,
  InboundTextCase,
  InboundTextRead,
  Reminder,
  Digest,
  Attempt,
  Acknowledgement,
  Incident,
  Heartbeat,
  Invite,
  PhoneTask,
  ChannelBreaker,
  ReminderPause,
];
