/** The words of the permissions that the page of a case asks for before it shows an action. */
export const MAY = {
  reveal: 'case:reveal',
  move: 'case:move',
  writeNote: 'note:write',
  readNotes: 'note:read',
  recordStay: 'custody:record',
  assign: 'assignment:make',
  endAssignment: 'assignment:end',
  scheduleHearing: 'hearing:schedule',
  recordDecision: 'decision:record',
  meetDeadline: 'deadline:meet',
  waiveDeadline: 'deadline:waive',
  passDeadline: 'deadline:pass',
  reopenDeadline: 'deadline:reopen',
  verifyDate: 'date:verify',
  readReminders: 'reminder:read',
  acknowledge: 'reminder:acknowledge',
} as const;
