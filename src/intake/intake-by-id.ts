import type { Statement } from '../platform/unit-of-work.js';

export const INTAKE_COLUMNS = `i.id, i.reference, i.version, i.status, i.channel, i.monitored_line, i.questionnaire_version, i.caller_party_id, i.detained_party_id,
  i.caller_sealed, i.detained_sealed, i.legal_sealed, i.answers_sealed, i.reasons_sealed, i.outcome_sealed, i.urgency, i.enough_to_act, i.missing,
  i.facility_id, i.consent_store, i.consent_share, i.taken_by, i.started_at, i.saved_at, i.finished_at, i.last_patch_id, i.case_id, i.case_reference`;
export const HELD_IN = '(SELECT f.state FROM app.facilities f WHERE f.id = i.facility_id) AS facility_state';
const BY_ID = `SELECT ${INTAKE_COLUMNS}, ${HELD_IN} FROM app.intakes i WHERE i.id = $1`;

/** The read by which every route of one call begins. Row security decides whether there is a row. */
export function intakeById(id: string): Statement {
  return { text: BY_ID, values: [id] };
}
