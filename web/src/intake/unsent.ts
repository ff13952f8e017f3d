import { sameAnswer, withPatch, type Answer, type Answers, type Patch } from './answers.js';

export interface InFlight {
  patchId: string;
  version: number;
  answers: Patch;
}
export interface Refusal {
  answer: Answer | null;
  code: string;
}
export interface Clash {
  mine: Answer | null;
  theirs: Answer | null;
}

/**
 * Everything typed that the server has not acknowledged, and what it has.
 * Pure: each step returns a new ledger, and no step forgets an answer.
 */
export interface Unsent {
  version: number;
  /** What the server is known to hold. */
  known: Answers;
  /** Typed, not yet part of a patch. */
  waiting: Patch;
  /** The one patch under way. Kept word for word until it is answered, so that a retry is the same patch. */
  inFlight: InFlight | null;
  /** Refused by the server: stays in the field with its message until it is mended. */
  refused: Readonly<Record<string, Refusal>>;
  /** Somebody else answered the same question: both answers are kept until a person chooses. */
  clashes: Readonly<Record<string, Clash>>;
  /** After a refusal that names no field: send one question at a time, to find which it is. */
  oneByOne: boolean;
}

export function nothingUnsent(version: number, known: Answers): Unsent {
  return {
    version,
    known,
    waiting: {},
    inFlight: null,
    refused: {},
    clashes: {},
    oneByOne: false,
  };
}

/**
 * A person typed an answer. With `unreadable` it is not yet one (half a number, a date without a year):
 * it is kept like a refused answer, on this device, and sent when it can be read.
 */
export function typed(state: Unsent, questionId: string, answer: Answer | null, unreadable?: string): Unsent {
  const clash = state.clashes[questionId];
  if (clash) {
    const clashes = { ...state.clashes, [questionId]: { ...clash, mine: answer } };
    return { ...state, clashes };
  }
  if (unreadable) {
    const refused = { ...state.refused, [questionId]: { answer, code: unreadable } };
    return { ...state, refused, waiting: without(state.waiting, [questionId]) };
  }
  return {
    ...state,
    waiting: { ...state.waiting, [questionId]: answer },
    refused: without(state.refused, [questionId]),
  };
}

/** Puts what is waiting under way as one patch. No change while a patch is under way or nothing waits. */
export function takeOff(state: Unsent, patchId: string): Unsent {
  if (state.inFlight) return state;
  const ids = Object.keys(state.waiting);
  if (ids.length === 0) return { ...state, oneByOne: false };
  const chosen = state.oneByOne ? ids.slice(0, 1) : ids;
  const answers = only(state.waiting, chosen);
  const inFlight = { patchId, version: state.version, answers };
  return { ...state, inFlight, waiting: without(state.waiting, chosen) };
}

/** The server acknowledged the patch under way. */
export function landed(state: Unsent, version: number): Unsent {
  if (!state.inFlight) return { ...state, version };
  return {
    ...state,
    version,
    known: withPatch(state.known, state.inFlight.answers),
    inFlight: null,
  };
}

/**
 * The server refused some questions of the patch (422). The named ones stay at their field;
 * the others wait to be sent again.
 */
export function turnedBack(state: Unsent, errors: readonly { field: string; code: string }[]): Unsent {
  if (!state.inFlight) return state;
  const { answers } = state.inFlight;
  const ids = Object.keys(answers);
  const found: Record<string, Refusal> = {};
  for (const error of errors) {
    const id = questionOf(error.field, ids);
    if (id) found[id] ??= { answer: answers[id] ?? null, code: error.code };
  }
  const lone = ids.length === 1 ? ids[0] : undefined;
  if (Object.keys(found).length === 0 && lone !== undefined) {
    found[lone] = { answer: answers[lone] ?? null, code: errors[0]?.code ?? 'unprocessable' };
  }
  // What was typed since, whole or half, is newer than what was refused.
  const since = { ...state.waiting, ...state.refused };
  const stillMine = Object.fromEntries(Object.entries(found).filter(([id]) => !(id in since)));
  const nobodyNamed = Object.keys(found).length === 0;
  return {
    ...state,
    inFlight: null,
    oneByOne: nobodyNamed || state.oneByOne,
    refused: { ...state.refused, ...stillMine },
    waiting: {
      ...without(answers, [...Object.keys(found), ...Object.keys(state.refused)]),
      ...state.waiting,
    },
  };
}

/**
 * Somebody saved in between (412). A question that only we touched is sent again on the new
 * version; one that both touched becomes a clash, with both answers kept.
 */
export function overtaken(
  state: Unsent,
  current: { version: number; answers: Readonly<Record<string, Answer | null>> },
): Unsent {
  const mine: Patch = { ...state.inFlight?.answers, ...state.waiting };
  const waiting: Record<string, Answer | null> = {};
  const clashes: Record<string, Clash> = { ...state.clashes };
  const half = state.refused;
  let known = state.known;
  for (const [id, sent] of Object.entries(mine)) {
    // Typed since and not readable yet: it is what this person has to say, and it cannot be sent.
    const answer = half[id] ? half[id].answer : sent;
    const touched = id in current.answers;
    const theirs = current.answers[id] ?? null;
    const before = state.known[id] ?? null;
    // What this screen sent itself (a lost acknowledgement, another tab of ours) is nobody else's answer.
    const ours = state.inFlight !== null && sameAnswer(theirs, state.inFlight.answers[id]);
    if (!touched || sameAnswer(theirs, before) || (ours && !sameAnswer(theirs, answer))) {
      if (!half[id]) waiting[id] = answer;
    } else if (!sameAnswer(theirs, answer)) clashes[id] = { mine: answer, theirs };
    if (touched) known = withPatch(known, { [id]: theirs });
  }
  const refused = without(half, Object.keys(clashes));
  return { ...state, version: current.version, known, waiting, refused, clashes, inFlight: null };
}

/** The whole intake was read again: lays what is unsent over it, as after a newer version. */
export function caughtUp(state: Unsent, version: number, answers: Answers): Unsent {
  const touched = Object.keys({ ...state.inFlight?.answers, ...state.waiting });
  const current = Object.fromEntries(touched.map((id) => [id, answers[id] ?? null]));
  return { ...overtaken(state, { version, answers: current }), known: answers };
}

/** A person settled a clash. */
export function settled(state: Unsent, questionId: string, choice: 'mine' | 'theirs'): Unsent {
  const clash = state.clashes[questionId];
  if (!clash) return state;
  const clashes = without(state.clashes, [questionId]);
  const chosen = clash[choice];
  if (sameAnswer(chosen, state.known[questionId])) return { ...state, clashes };
  return { ...state, clashes, waiting: { ...state.waiting, [questionId]: chosen } };
}

/** All answers the screen must show: what the server holds, with what was typed laid over it. */
export function shown(state: Unsent): Answers {
  const refused = mapValues(state.refused, (one) => one.answer);
  const mine = mapValues(state.clashes, (one) => one.mine);
  const layers = [state.inFlight?.answers ?? {}, state.waiting, refused, mine];
  return layers.reduce<Answers>((answers, layer) => withPatch(answers, layer), state.known);
}

export function hasSendable(state: Unsent): boolean {
  return state.inFlight !== null || Object.keys(state.waiting).length > 0;
}

/** Whether anything typed exists only on this screen or this device. */
export function hasUnsent(state: Unsent): boolean {
  const held = Object.keys(state.refused).length + Object.keys(state.clashes).length;
  return hasSendable(state) || held > 0;
}

function questionOf(field: string, ids: readonly string[]): string | undefined {
  const path = field.replace(/^answers\./, '');
  return ids
    .filter((id) => path === id || path.startsWith(`${id}.`))
    .toSorted((a, b) => b.length - a.length)[0];
}

function only(patch: Patch, ids: readonly string[]): Patch {
  return Object.fromEntries(Object.entries(patch).filter(([id]) => ids.includes(id)));
}

function without<T>(rows: Readonly<Record<string, T>>, ids: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(rows).filter(([id]) => !ids.includes(id)));
}

function mapValues<T, R>(rows: Readonly<Record<string, T>>, to: (row: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, to(row)]));
}
