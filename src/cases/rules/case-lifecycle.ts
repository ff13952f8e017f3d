/**
 * The path of a case in four fields that move independently (a person can be moved to another jail while a stay is
 * pending and a second lawyer steps in): case, bond track, representation, custody. Each is a table of allowed moves.
 * Words are unique across the four tables, so that a move needs only its goal.
 */
export const CASE_STATUSES = ['matching', 'represented', 'post_release', 'closed'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export const BOND_TRACK_STATUSES = [
  'preparing',
  'request_filed',
  'hearing_set',
  'hearing_held',
  'granted',
  'denied',
  'stayed_by_dhs',
  'appealed',
  'posting',
  'posted',
  'track_ended',
] as const;
export type BondTrackStatus = (typeof BOND_TRACK_STATUSES)[number];

/** Who speaks for the person, and before whom: E-28 is the appearance before the immigration court. */
export const REPRESENTATION_STATUSES = [
  'unrepresented',
  'accepted',
  'bond_only_28',
  'full_28',
  'withdrawn',
] as const;
export type RepresentationStatus = (typeof REPRESENTATION_STATUSES)[number];

export const CUSTODY_STATUSES = ['in_custody', 'whereabouts_unknown', 'released', 'removed', 'died'] as const;
export type CustodyStatus = (typeof CUSTODY_STATUSES)[number];

export const CLOSING_OUTCOMES = [
  'released_on_bond',
  'released_on_recognizance',
  'released_by_habeas',
  'released_otherwise',
  'bond_denied',
  'removed',
  'voluntary_departure',
  'client_declined',
  'lost_contact',
  'other_counsel',
  'died',
  'opened_in_error',
] as const;
export type ClosingOutcome = (typeof CLOSING_OUTCOMES)[number];

export interface CaseState {
  readonly status: CaseStatus;
  readonly bondTrack: BondTrackStatus;
  readonly representation: RepresentationStatus;
  readonly custodyStatus: CustodyStatus;
}

/** Where every case begins. */
export const OPENED: CaseState = {
  status: 'matching',
  bondTrack: 'preparing',
  representation: 'unrepresented',
  custodyStatus: 'in_custody',
};

export type CaseMove = CaseStatus | BondTrackStatus | RepresentationStatus | CustodyStatus;

type Table<S extends string> = Readonly<Record<S, readonly S[]>>;

export const LIFECYCLE: {
  readonly status: Table<CaseStatus>;
  readonly bondTrack: Table<BondTrackStatus>;
  readonly representation: Table<RepresentationStatus>;
  readonly custodyStatus: Table<CustodyStatus>;
} = {
  status: {
    matching: ['represented', 'closed'],
    represented: ['matching', 'post_release', 'closed'],
    post_release: ['represented', 'closed'],
    closed: [],
  },
  bondTrack: {
    preparing: ['request_filed', 'hearing_set', 'track_ended'],
    request_filed: ['preparing', 'hearing_set', 'track_ended'],
    hearing_set: ['preparing', 'request_filed', 'hearing_held', 'granted', 'denied', 'track_ended'],
    hearing_held: ['hearing_set', 'granted', 'denied', 'track_ended'],
    granted: ['stayed_by_dhs', 'appealed', 'posting', 'track_ended'],
    denied: ['appealed', 'preparing', 'hearing_set', 'track_ended'],
    stayed_by_dhs: ['posting', 'appealed', 'denied', 'track_ended'],
    appealed: ['granted', 'denied', 'hearing_set', 'posting', 'track_ended'],
    posting: ['posted', 'stayed_by_dhs', 'appealed', 'track_ended'],
    posted: ['track_ended'],
    track_ended: [],
  },
  representation: {
    unrepresented: ['accepted'],
    accepted: ['bond_only_28', 'full_28', 'unrepresented'],
    bond_only_28: ['full_28', 'withdrawn', 'unrepresented'],
    full_28: ['withdrawn', 'unrepresented'],
    withdrawn: ['accepted', 'unrepresented'],
  },
  custodyStatus: {
    in_custody: ['whereabouts_unknown', 'released', 'removed', 'died'],
    whereabouts_unknown: ['in_custody', 'released', 'removed', 'died'],
    released: ['in_custody', 'removed', 'died'],
    removed: [],
    died: [],
  },
};

export const CASE_MOVES: readonly CaseMove[] = [
  ...CASE_STATUSES,
  ...BOND_TRACK_STATUSES,
  ...REPRESENTATION_STATUSES,
  ...CUSTODY_STATUSES,
];

/** Moves that follow from an assignment and are never made by hand: "an assignment opens the file". */
const BY_ASSIGNMENT: readonly CaseMove[] = ['represented', 'matching', 'accepted', 'unrepresented'];

/** The field a move belongs to. */
export function fieldOf(move: CaseMove): keyof CaseState {
  if (isIn(CASE_STATUSES, move)) return 'status';
  if (isIn(BOND_TRACK_STATUSES, move)) return 'bondTrack';
  return isIn(REPRESENTATION_STATUSES, move) ? 'representation' : 'custodyStatus';
}

/** Whether the tables let a case in this state make the move. A closed case moves no more, in any field. */
export function canMove(state: CaseState, to: CaseMove): boolean {
  if (state.status === 'closed') return false;
  const table: Readonly<Record<string, readonly string[]>> = LIFECYCLE[fieldOf(to)];
  return table[state[fieldOf(to)]]?.includes(to) ?? false;
}

/** The moves a person may make by hand from here, in the order of the tables. */
export function allowedMoves(state: CaseState): CaseMove[] {
  return CASE_MOVES.filter((move) => !BY_ASSIGNMENT.includes(move) && canMove(state, move));
}

/** The state after the move; null when the tables do not allow it. */
export function moved(state: CaseState, to: CaseMove): CaseState | null {
  return canMove(state, to) ? { ...state, [fieldOf(to)]: to } : null;
}

const isIn = (values: readonly string[], value: string): boolean => values.includes(value);
