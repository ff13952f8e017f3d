/** What one question can hold. A question that is absent from the book was not asked. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Answer = { state: 'value'; value: Json } | { state: 'unknown' } | { state: 'declined' };
export type Answers = Readonly<Record<string, Answer>>;
/** `null` takes an answer back: the question counts as not asked again. */
export type Patch = Readonly<Record<string, Answer | null>>;

export const unknown: Answer = { state: 'unknown' };
export const declined: Answer = { state: 'declined' };

/** An answer holding a value, or `null` (not asked) when the value is empty. */
export function valueOrNothing(value: Json | undefined): Answer | null {
  if (value === undefined || value === null || value === '' || value === false) return null;
  if (typeof value === 'string' && value.trim() === '') return null;
  if (Array.isArray(value) && value.length === 0) return null;
  return { state: 'value', value };
}

export function valueOf(answer: Answer | null | undefined): Json | undefined {
  return answer?.state === 'value' ? answer.value : undefined;
}

export function textOf(answer: Answer | null | undefined): string {
  const value = valueOf(answer);
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

export function isRecord(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A masked number as the server shows it, e.g. `A •••-••5-678`. */
export function isMasked(value: Json | undefined): value is string {
  return typeof value === 'string' && value.includes('•');
}

/**
 * Whether two answers say the same thing. A masked number equals the full number it
 * could be the mask of: the server hides digits that this screen itself has just sent.
 */
export function sameAnswer(a: Answer | null | undefined, b: Answer | null | undefined): boolean {
  if (!a || !b) return (a ?? null) === (b ?? null);
  if (a.state !== 'value' || b.state !== 'value') return a.state === b.state;
  if (isMasked(a.value) || isMasked(b.value)) return sameDigits(a.value, b.value);
  return sameJson(a.value, b.value);
}

function sameDigits(a: Json, b: Json): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return false;
  const left = a.replace(/[^\d•]/g, '').slice(-9);
  const right = b.replace(/[^\d•]/g, '').slice(-9);
  const length = Math.min(left.length, right.length);
  if (length === 0) return false;
  for (let back = 1; back <= length; back += 1) {
    const one = left.at(-back);
    const other = right.at(-back);
    if (one !== '•' && other !== '•' && one !== other) return false;
  }
  return true;
}

/** Text as the server keeps it: composed letters, no space around, a telephone number by its digits. */
function canonical(text: string): string {
  const clean = text.normalize('NFC').trim();
  if (!/^\+?[\d\s().-]{7,}$/.test(clean)) return clean;
  const digits = clean.replace(/\D/g, '');
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
}

function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string') return canonical(a) === canonical(b);
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, at) => sameJson(item, b[at] ?? null));
  }
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (Array.isArray(a) || Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameJson(a[key] ?? null, b[key] ?? null));
}

/** The answers after a patch has been laid over them. */
export function withPatch(answers: Answers, patch: Patch): Answers {
  const next: Record<string, Answer> = { ...answers };
  for (const [id, answer] of Object.entries(patch)) {
    if (answer === null) delete next[id];
    else next[id] = answer;
  }
  return next;
}
