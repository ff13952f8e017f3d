/** A deadline rule is a row of data: a change of law is a new version with a date, never an edit. */

export const DEADLINE_OWNERS = ['US', 'CLIENT', 'OBLIGOR', 'DHS', 'COURT', 'STATE', 'INT'] as const;
/**
 * Whose act the date is: ours, the client's or the obligor's, the government's or a court's (watched), a state's, or our own
 * service level.
 */
export type DeadlineOwner = (typeof DEADLINE_OWNERS)[number];

export const DEADLINE_UNITS = [
  'CALENDAR_DAY',
  'BUSINESS_DAY',
  'MONTH',
  'YEAR',
  'CLOCK_HOUR',
  'HOUR_EXCL_WEEKEND_HOLIDAY',
  'WORKING_HOUR',
] as const;
export type DeadlineUnit = (typeof DEADLINE_UNITS)[number];

/** Units that count from an instant to an instant; the others count from a day to a day. */
export const HOUR_UNITS = ['CLOCK_HOUR', 'HOUR_EXCL_WEEKEND_HOLIDAY', 'WORKING_HOUR'] as const;
type HourUnit = (typeof HOUR_UNITS)[number];

export function countsHours(unit: DeadlineUnit): unit is HourUnit {
  return (HOUR_UNITS as readonly DeadlineUnit[]).includes(unit);
}

export const DIRECTIONS = ['AFTER', 'BEFORE'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const ROLLS = ['NONE', 'FORWARD_BUSINESS_DAY'] as const;
export type Roll = (typeof ROLLS)[number];

/** V checked against a public source; K known, text not re-read; U uncertain; D our own design, not law. */
export const CONFIDENCE_MARKS = ['V', 'K', 'U', 'D'] as const;
export type ConfidenceMark = (typeof CONFIDENCE_MARKS)[number];

/** `voided`: opened by an event that was taken back. */
export const DEADLINE_STATUSES = ['open', 'met', 'superseded', 'waived', 'passed', 'voided'] as const;
export type DeadlineStatus = (typeof DEADLINE_STATUSES)[number];

export const RULE_LADDERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'] as const;
/** The reminder ladder (domain reference 3.4) that goes with a date; I is for dates nobody is reminded of. */
export type RuleLadder = (typeof RULE_LADDERS)[number];

/** Where the zone of a date comes from: the court, the place of detention, or a fixed office (the appeals board). */
export type ZoneSource = 'COURT' | 'FACILITY' | { readonly fixed: string };

/** Where and for whom a rule holds. Absent: everywhere, for everybody. */
export interface RuleScope {
  readonly courts?: readonly string[];
  readonly circuits?: readonly string[];
  readonly states?: readonly string[];
  readonly detained?: boolean;
}

export interface DeadlineRule {
  readonly code: string;
  readonly version: number;
  readonly title: { readonly en: string; readonly es: string };
  readonly owner: DeadlineOwner;
  /** The office's word for the event that starts the count. */
  readonly trigger: string;
  /** Names of the inputs that may carry the trigger's day (…On) or instant (…At); the first one given counts. */
  readonly inputs: readonly string[];
  readonly count: number;
  readonly unit: DeadlineUnit;
  readonly direction: Direction;
  /** Whether the trigger's day is day zero. */
  readonly excludeTriggerDay: boolean;
  readonly roll: Roll;
  /** RECEIPT: filed when received, no mailbox rule. */
  readonly filingRule: 'RECEIPT' | 'NONE';
  readonly zone: ZoneSource;
  /** Wall time at which we treat the day as over, although a portal may be open longer. */
  readonly internalCutoff: string | null;
  readonly ladder: RuleLadder;
  readonly waivable: boolean;
  readonly companions: readonly string[];
  readonly closesOn: readonly string[];
  readonly scope?: RuleScope;
  readonly citation: string;
  readonly mark: ConfidenceMark;
  readonly effectiveFrom: string;
  /** Last day on which a trigger still falls under this version; null while it is in force. */
  readonly effectiveTo: string | null;
  /** The attorney who approved the row; null until one has. */
  readonly approvedBy: string | null;
  readonly lastVerifiedOn: string;
  readonly reverifyEveryDays: number;
}

/** What happened, by input name: days as YYYY-MM-DD, instants as RFC 3339 or RFC 9557 text, facts as booleans. */
export type DeadlineInputs = Readonly<Record<string, string | boolean>>;

const WATCHED: readonly DeadlineOwner[] = ['DHS', 'COURT', 'STATE'];

/**
 * The government's, a court's or a jail's act: we only watch whether it happens, until the later of the two days; all
 * others are reminded of on the earlier (domain reference 3.1 rule 6).
 */
export function isWatched(owner: DeadlineOwner): boolean {
  return WATCHED.includes(owner);
}
