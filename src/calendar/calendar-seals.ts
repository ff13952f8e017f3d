import type { ColumnRef, SubjectRef } from '../confidentiality/sealed.js';

/** Words around dates are sealed under the detained person's legal key: erasing it erases them. */
export const legalOf = (detainedPartyId: string): SubjectRef => ({
  subjectId: detainedPartyId,
  purpose: 'legal',
});

export const linkColumn = (rowId: string): ColumnRef => ({
  table: 'app.hearings',
  column: 'link_sealed',
  rowId,
});
export const judgeColumn = (rowId: string): ColumnRef => ({
  table: 'app.hearings',
  column: 'judge_sealed',
  rowId,
});
export const reasonColumn = (rowId: string): ColumnRef => ({
  table: 'app.hearings',
  column: 'reason_sealed',
  rowId,
});
export const conditionsColumn = (rowId: string): ColumnRef => ({
  table: 'app.bond_decisions',
  column: 'conditions_sealed',
  rowId,
});
export const positionColumn = (rowId: string): ColumnRef => ({
  table: 'app.bond_decisions',
  column: 'dhs_position_sealed',
  rowId,
});
export const correctionColumn = (rowId: string): ColumnRef => ({
  table: 'app.bond_decisions',
  column: 'correction_sealed',
  rowId,
});
export const noteColumn = (rowId: string): ColumnRef => ({
  table: 'app.deadlines',
  column: 'note_sealed',
  rowId,
});
export const deedNoteColumn = (rowId: string): ColumnRef => ({
  table: 'app.deadline_deeds',
  column: 'note_sealed',
  rowId,
});
export const verificationNoteColumn = (rowId: string): ColumnRef => ({
  table: 'app.date_verifications',
  column: 'note_sealed',
  rowId,
});
export const eventNoteColumn = (rowId: string): ColumnRef => ({
  table: 'app.legal_events',
  column: 'note_sealed',
  rowId,
});
export const eventReasonColumn = (rowId: string): ColumnRef => ({
  table: 'app.legal_events',
  column: 'reason_sealed',
  rowId,
});
export const titleColumn = (rowId: string): ColumnRef => ({
  table: 'app.deadlines',
  column: 'title_sealed',
  rowId,
});
