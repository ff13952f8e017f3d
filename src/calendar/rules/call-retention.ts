/** How the date of a declined call ends: its call was opened again, or somebody reduced it to what a conflict check needs. */
export const RETENTION_ENDINGS = ['reopened', 'reduced'] as const;
export type RetentionEnding = (typeof RETENTION_ENDINGS)[number];

/** The rule by which a declined call is kept. */
export const DECLINED_RULE = 'RETENTION_DECLINED';

/** So many days before, a date is listed for those who decide on calls. */
export const LISTED_DAYS_BEFORE = 14;
