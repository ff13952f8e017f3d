import { allOf } from '../api/all-of.js';
import type { components } from '../api/schema.js';

/** What the server says about a case: the names of the contract, as the screens say them. */
type Schemas = components['schemas'];

export type PersonRef = Schemas['PersonRefDto'];
/** A date as far as it is known; `unknown` has no parts. */
export type KnownDate = Schemas['PartialDateDto'];
export type CaseContact = Schemas['CaseContactDto'];
export type CaseFile = Schemas['CaseDto'];
export type CaseListItem = Schemas['CaseListItemDto'];
export type MyCase = Schemas['MyCaseDto'];
export type Note = Schemas['CaseNoteDto'];
export type Stay = Schemas['CustodyStayDto'];
export type Assignment = Schemas['AssignmentDto'];
export type Attorney = Schemas['AttorneyDto'];
export type Facility = Schemas['FacilityDto'];
export type Court = Schemas['CourtDto'];
export type Hearing = Schemas['HearingDto'];
/** A hearing just put in the calendar: what is odd about its date, and the dates that follow from it. */
export type ScheduledHearing = Schemas['ScheduledHearingDto'];
export type BondDecision = Schemas['DecisionDto'];
export type Filing = Schemas['FilingDto'];
/** What happened in a case, and what can be told of it. */
export type LegalEvent = Schemas['LegalEventDto'];
export type EventKind = Schemas['LegalEventKindDto'];
export type RecordedEvent = Schemas['LegalEventRecordedDto'];
export type EventBody = Schemas['RecordLegalEventDto'];
export type DueDate = Schemas['DueDto'];
export type Deadline = Schemas['DeadlineDto'];
export type DeadlineDeed = Schemas['DeadlineDeedDto'];
/** How sure a deadline or a hearing is, and who made sure of it. */
export type Verification = Schemas['VerificationDto'];
export type Reminder = Schemas['ReminderDto'];
/** What a change would do to the dates of the case. */
export type Cascade = Schemas['CascadeDto'];
export type Transfer = Schemas['TransferPreviewDto'];

export type CaseStatus = CaseFile['status'];
export type CaseMove = CaseFile['allowedMoves'][number];
export type CaseOutcome = NonNullable<CaseFile['outcome']>;

export const CASE_STATUSES = allOf<CaseStatus>()(['matching', 'represented', 'post_release', 'closed']);

export function isCaseStatus(word: unknown): word is CaseStatus {
  return CASE_STATUSES.some((status) => status === word);
}

export type MoveBody = Schemas['MoveCaseDto'];
export type StayBody = Schemas['RecordStayDto'];
export type HearingBody = Schemas['ScheduleHearingDto'];
export type ContinueBody = Schemas['ContinueHearingDto'];
export type DecisionBody = Schemas['RecordDecisionDto'];
/** A decision in the place of one that was recorded wrongly, and why. */
export type CorrectionBody = Schemas['CorrectDecisionDto'];
export type FilingBody = Schemas['RecordFilingDto'];
export type MetBody = Schemas['MarkMetDto'];
export type PassedBody = Schemas['MarkPassedDto'];
/** A date entered by hand. */
export type HandBody = Schemas['EnterDeadlineDto'];
export type VerifyBody = Schemas['VerifyDateDto'];
export type AssignmentBody = Schemas['StartAssignmentDto'];
export type NoteBody = Schemas['WriteNoteDto'];
