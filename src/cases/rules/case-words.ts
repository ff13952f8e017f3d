/** What the case's timeline can say. Details are found through the id that goes with it. */
export const CASE_EVENT_KINDS = [
  'opened',
  'moved',
  'closed',
  'note_written',
  'identity_revealed',
  'assignment_started',
  'assignment_ended',
] as const;
export type CaseEventKind = (typeof CASE_EVENT_KINDS)[number];

/** A note somebody wrote, or the reason given for a move or for ending an assignment. */
export const NOTE_KINDS = ['note', 'move_reason', 'assignment_reason'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];
