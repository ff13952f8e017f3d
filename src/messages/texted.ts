/**
 * SQL that says which rows of app.reminders (alias `r`) a text has told to the number that their recipient has now
 * (app.staff_reach, alias `w`), with nobody having confirmed them: what an answer from that number says "seen" to. What is in
 * doubt is not among them: it may never have been on the telephone.
 */
export const isTextedUnseen = (r: string, w: string): string =>
  `(${r}.channel = 'sms' AND ${r}.state IN ('sent', 'delivered', 'escalated') AND ${r}.sent_at BETWEEN ${w}.confirmed_at AND app.now())`;
