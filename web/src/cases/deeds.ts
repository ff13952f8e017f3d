import { api, ifMatch, said } from '../api/client.js';
import {
  type AssignmentBody,
  type ContinueBody,
  type CorrectionBody,
  type DecisionBody,
  type EventBody,
  type FilingBody,
  type HandBody,
  type HearingBody,
  type MetBody,
  type MoveBody,
  type NoteBody,
  type PassedBody,
  type StayBody,
  type VerifyBody,
} from './shapes.js';

/** The changes one can make to a case, one function a deed. All throw ApiProblem. */
const under = (id: string) => ({ params: { path: { id } } });

/** `version` is of what is changed: the case, the hearing, or the deadline. */
const versioned = (id: string, version: number) => ({ ...under(id), headers: ifMatch(version) });

export async function revealANumber(id: string): Promise<string> {
  const { value } = await said(
    api.POST('/api/cases/{id}/reveal', { ...under(id), body: { field: 'detained.aNumber' } }),
  );
  return value;
}

export async function moveCase(id: string, version: number, body: MoveBody) {
  return await said(api.POST('/api/cases/{id}/moves', { ...versioned(id, version), body }));
}

export async function writeNote(id: string, body: NoteBody) {
  return await said(api.POST('/api/cases/{id}/notes', { ...under(id), body }));
}

export async function recordStay(id: string, body: StayBody) {
  return await said(api.POST('/api/cases/{id}/custody', { ...under(id), body }));
}

/** What a deed would do, before it is done. */
export async function previewStay(id: string, body: StayBody) {
  return await said(api.POST('/api/cases/{id}/custody/preview', { ...under(id), body }));
}

export async function previewContinue(id: string, version: number, body: ContinueBody) {
  return await said(api.POST('/api/hearings/{id}/continue/preview', { ...versioned(id, version), body }));
}

export async function previewDecision(id: string, body: DecisionBody) {
  return await said(api.POST('/api/hearings/{id}/decision/preview', { ...under(id), body }));
}

export async function previewFiling(id: string, body: FilingBody) {
  return await said(api.POST('/api/cases/{id}/stays/preview', { ...under(id), body }));
}

export async function assign(id: string, body: AssignmentBody) {
  return await said(api.POST('/api/cases/{id}/assignments', { ...under(id), body }));
}

export async function endAssignment(id: string, reason: string) {
  return await said(api.POST('/api/assignments/{id}/end', { ...under(id), body: { reason } }));
}

export async function scheduleHearing(id: string, body: HearingBody) {
  return await said(api.POST('/api/cases/{id}/hearings', { ...under(id), body }));
}

export async function continueHearing(id: string, version: number, body: ContinueBody) {
  return await said(api.POST('/api/hearings/{id}/continue', { ...versioned(id, version), body }));
}

export async function vacateHearing(id: string, reason: string) {
  return await said(api.POST('/api/hearings/{id}/vacate', { ...under(id), body: { reason } }));
}

export async function recordDecision(id: string, body: DecisionBody) {
  return await said(api.POST('/api/hearings/{id}/decision', { ...under(id), body }));
}

export async function correctDecision(id: string, body: CorrectionBody) {
  return await said(api.POST('/api/decisions/{id}/correct', { ...under(id), body }));
}

export async function previewCorrection(id: string, body: CorrectionBody) {
  return await said(api.POST('/api/decisions/{id}/correct/preview', { ...under(id), body }));
}

export async function recordFiling(id: string, body: FilingBody) {
  return await said(api.POST('/api/cases/{id}/stays', { ...under(id), body }));
}

export async function recordEvent(id: string, body: EventBody) {
  return await said(api.POST('/api/cases/{id}/events', { ...under(id), body }));
}

export async function previewEvent(id: string, body: EventBody) {
  return await said(api.POST('/api/cases/{id}/events/preview', { ...under(id), body }));
}

export async function takeBackEvent(id: string, reason: string) {
  return await said(api.POST('/api/events/{id}/take-back', { ...under(id), body: { reason } }));
}

export async function enterDeadline(id: string, body: HandBody) {
  return await said(api.POST('/api/cases/{id}/deadlines', { ...under(id), body }));
}

export async function changeDeadline(id: string, version: number, body: HandBody) {
  return await said(api.POST('/api/deadlines/{id}/change', { ...versioned(id, version), body }));
}

export async function meetDeadline(id: string, version: number, body: MetBody) {
  return await said(api.POST('/api/deadlines/{id}/met', { ...versioned(id, version), body }));
}

export async function waiveDeadline(id: string, version: number, reason: string) {
  return await said(api.POST('/api/deadlines/{id}/waive', { ...versioned(id, version), body: { reason } }));
}

export async function passDeadline(id: string, version: number, body: PassedBody) {
  return await said(api.POST('/api/deadlines/{id}/passed', { ...versioned(id, version), body }));
}

export async function reopenDeadline(id: string, version: number, reason: string) {
  return await said(api.POST('/api/deadlines/{id}/reopen', { ...versioned(id, version), body: { reason } }));
}

export async function verifyDeadline(id: string, version: number, body: VerifyBody) {
  return await said(api.POST('/api/deadlines/{id}/verify', { ...versioned(id, version), body }));
}

export async function verifyHearing(id: string, version: number, body: VerifyBody) {
  return await said(api.POST('/api/hearings/{id}/verify', { ...versioned(id, version), body }));
}

export async function acknowledgeReminder(id: string) {
  return await said(api.POST('/api/reminders/{id}/acknowledge', { ...under(id), body: { via: 'inbox' } }));
}
