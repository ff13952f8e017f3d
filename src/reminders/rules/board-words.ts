import { CHANNELS } from './ladders.js';

const UUID = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';
const IDS = new RegExp(`^${UUID}(?:,${UUID})*$`, 'i');
/** What a job may name besides: how the message goes out. */
const NAMES: ReadonlySet<string> = new Set(CHANNELS);
/** What workers say when they fail: it may quote what they were at. */
const WORDS = new Set(['failedReason', 'stacktrace', 'deferredFailure']);

/** Of a job's payload the ids and numbers; anything else, which should not be there, is a dash. */
export function idsOnly(payload: unknown): Record<string, string | number> {
  if (typeof payload !== 'object' || payload === null) return {};
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      typeof value === 'number' || (typeof value === 'string' && (IDS.test(value) || NAMES.has(value)))
        ? value
        : '—',
    ]),
  );
}

/** The same answer without the words of faults, however deep they lie. */
export function wordless(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(wordless);
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name,
      WORDS.has(name) ? (Array.isArray(value) ? [] : undefined) : wordless(value),
    ]),
  );
}
