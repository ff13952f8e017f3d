import { api, said } from '../api/client.js';
import { intakeApi, readQuestionnaire } from '../intake/intake-api.js';
import { type Intake, type Urgency } from '../intake/intake-types.js';
import { type Questionnaire } from '../intake/questionnaire.js';

export interface ReviewItem {
  id: string;
  reference: string;
  version: number;
  status: string;
  urgency: Urgency;
  detainedName: string;
  callerName: string;
  facility: { id: string; name: string; city: string; state: string } | null;
  languages: readonly string[];
  missing: readonly string[];
  enoughToAct: boolean;
  finishedAt: string;
  takenBy: { id: string; name: string };
  duplicates: number;
}

export interface ReviewPage {
  items: ReviewItem[];
  next: string | null;
}

export function reviewQueue(cursor?: string): Promise<ReviewPage> {
  return said(api.GET('/api/review-queue', { params: { query: { ...(cursor && { cursor }) } } }));
}

export const DECISIONS = ['accept', 'wait-list', 'refer', 'decline'] as const;
export type Decision = (typeof DECISIONS)[number];

export interface Deciding {
  intakeId: string;
  version: number;
  decision: Decision;
  reason: string;
  note: string;
  referredTo: string;
  /** The id a new case gets: the same one when the decision is tried again. */
  caseId: string;
}

/** Carries out a decision. Accepting answers with the case that was opened. */
async function decide(deciding: Deciding): Promise<{ caseId: string; reference: string } | null> {
  const { intakeId, version, decision, reason, note, referredTo, caseId } = deciding;
  const about = { params: { path: { id: intakeId }, header: { 'If-Match': `"${version}"` } } };
  if (decision === 'accept') {
    return said(api.POST('/api/intakes/{id}/accept', { ...about, body: { reason, caseId } }));
  }
  const body = { reason, ...(note && { note }), ...(decision === 'refer' && referredTo && { referredTo }) };
  if (decision === 'decline') await said(api.POST('/api/intakes/{id}/decline', { ...about, body }));
  else if (decision === 'refer') await said(api.POST('/api/intakes/{id}/refer', { ...about, body }));
  else await said(api.POST('/api/intakes/{id}/wait-list', { ...about, body }));
  return null;
}

/** What deciding on an intake asks of the server. */
export interface ReviewOffice {
  readIntake(id: string): Promise<Intake>;
  readQuestionnaire(): Promise<Questionnaire>;
  decide(deciding: Deciding): Promise<{ caseId: string; reference: string } | null>;
}

export const reviewOffice: ReviewOffice = {
  readIntake: async (id) => {
    const told = await intakeApi.read(id);
    if (told.ok) return told.value;
    throw told.problem;
  },
  readQuestionnaire,
  decide,
};
