export const INBOX_KINDS = ['reminder', 'escalation', 'notice'] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

/** What an item is about; the web says it in the reader's language under `inbox.title.<key>`. */
export const INBOX_TITLES = [
  'deadline-due',
  'hearing-ahead',
  'record-result',
  'deadline-unconfirmed',
  'hearing-unconfirmed',
  'result-unrecorded',
  'delivery-failed',
  'call-turned-red',
  'red-call-waits',
  'call-colleague',
  'call-client',
  'second-person-missing',
  'calendar-entry-undelivered',
  'reminder-paused',
  'client-reminder-paused',
  'text-came',
  'text-unplaced',
] as const;
export type InboxTitle = (typeof INBOX_TITLES)[number];
