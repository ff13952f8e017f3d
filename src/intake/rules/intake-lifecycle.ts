export const INTAKE_STATUSES = [
  'draft',
  'parked',
  'finished',
  'wrong_number',
  'referred',
  'wait_listed',
  'declined',
  'accepted',
] as const;
export type IntakeStatus = (typeof INTAKE_STATUSES)[number];

export const INTAKE_VERBS = [
  'park',
  'finish',
  'dismiss',
  'refer',
  'reopen',
  'accept',
  'decline',
  'waitList',
] as const;
export type IntakeVerb = (typeof INTAKE_VERBS)[number];

/**
 * From what, by what, to what. A call is a draft; the person who took it parks or finishes it; a coordinator decides.
 * Every end but acceptance can be reopened: a case, once opened, is closed as a case.
 */
const MOVES: Readonly<Record<IntakeStatus, Partial<Readonly<Record<IntakeVerb, IntakeStatus>>>>> = {
  draft: { park: 'parked', finish: 'finished', dismiss: 'wrong_number', refer: 'referred' },
  parked: { reopen: 'draft', finish: 'finished', dismiss: 'wrong_number', refer: 'referred' },
  finished: {
    reopen: 'draft',
    accept: 'accepted',
    decline: 'declined',
    refer: 'referred',
    waitList: 'wait_listed',
  },
  wrong_number: { reopen: 'draft' },
  referred: { reopen: 'finished' },
  wait_listed: { reopen: 'finished', accept: 'accepted', decline: 'declined', refer: 'referred' },
  declined: { reopen: 'finished' },
  accepted: {},
};

export type Move =
  | { readonly ok: true; readonly status: IntakeStatus }
  | { readonly ok: false; readonly allowed: readonly IntakeVerb[] };

/** The status after a verb, or the verbs that are possible from here. */
export function afterMove(status: IntakeStatus, verb: IntakeVerb): Move {
  const next = MOVES[status][verb];
  return next
    ? { ok: true, status: next }
    : { ok: false, allowed: INTAKE_VERBS.filter((v) => MOVES[status][v] !== undefined) };
}

/** Whether the call is still in the hands of the person who took it. */
export function isOpen(status: IntakeStatus): boolean {
  return status === 'draft' || status === 'parked';
}

/** Whether answers may still change: while the call is open, and for reviewers until they have decided. */
export function isEditable(status: IntakeStatus, byReviewer: boolean): boolean {
  return isOpen(status) || (byReviewer && (status === 'finished' || status === 'wait_listed'));
}

/** Statuses no sequence of verbs leads to from a draft. Must be empty; a test asks. */
export function unreachableStatuses(): IntakeStatus[] {
  const seen = new Set<IntakeStatus>(['draft']);
  for (const status of seen) for (const next of Object.values(MOVES[status])) seen.add(next);
  return INTAKE_STATUSES.filter((status) => !seen.has(status));
}
