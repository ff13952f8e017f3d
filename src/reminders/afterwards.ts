/**
 * SQL that knows which dates outlive their case: a closed one keeps those that look after its file, and they are reminded of like
 * every other. Whatever asks for reminders of open cases asks this.
 */
const LOOKS_AFTER = (d: string): string => `(${d}.status = 'open' AND ${d}.code LIKE 'RETENTION\\_%')`;

/** Whether a row of app.reminders with the alias `r` may be about a date that stands, in its case `c`. */
export const outlives = (r: string, c: string): string => `
  (${c}.status <> 'closed'
   OR EXISTS (SELECT 1 FROM app.deadlines k WHERE k.id = ${r}.deadline_id AND k.version = ${r}.subject_version AND ${LOOKS_AFTER('k')}))`;

/** Whether a case `c` has, or may have, something to be reminded of. */
export const isLookedAfter = (c: string): string => `
  (${c}.status <> 'closed' OR EXISTS (SELECT 1 FROM app.deadlines k WHERE k.case_id = ${c}.id AND ${LOOKS_AFTER('k')}))`;
