import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/client.js';
import type { SignedIn } from '../support/office.js';

export interface CallBody {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly status: string;
  readonly urgency: { readonly level: string; readonly reasons: string[] };
  readonly enoughToAct: boolean;
  readonly missing: string[];
  readonly consent: { readonly store: boolean; readonly share: boolean };
  readonly answers: Record<string, { state: string; value?: unknown }>;
  readonly facility: { readonly id: string; readonly name: string } | null;
  readonly takenBy: { readonly id: string; readonly name: string };
  readonly duplicates:
    | {
        readonly reason: string;
        readonly visible: boolean;
        readonly kind: string;
        readonly id?: string;
        readonly reference?: string;
      }[]
    | null;
  readonly outcome: { readonly note?: string; readonly reason?: string } | null;
}

export type Values = Readonly<Record<string, unknown>>;

/** Answers as the form sends them: plain values stand for themselves, null and states are kept. */
export function answered(values: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => {
      const isState = typeof value === 'object' && value !== null && 'state' in value;
      return [id, value === null || isState ? value : { state: 'value', value }];
    }),
  );
}

/** Begins a call, as the hotline does when the telephone rings. */
export async function beginCall(
  volunteer: SignedIn,
  values: { id?: string; channel?: string; monitoredLine?: boolean } = {},
): Promise<CallBody> {
  const begun = await volunteer.post<CallBody>('/intakes', { channel: 'phone', ...values });
  if (begun.status !== 201)
    throw new Error(`the call was not begun: ${begun.status} ${JSON.stringify(begun.body)}`);
  return begun.body;
}

/** Saves answers on top of a version. */
export function saveAnswers(
  person: SignedIn,
  call: { id: string; version: number },
  values: Values,
  patchId: string = randomUUID(),
): Promise<Answer<CallBody & Problem>> {
  return person.patch(
    `/intakes/${call.id}`,
    { patchId, answers: answered(values) },
    { ifMatch: call.version },
  );
}

/** A problem document, as far as specs look at it. */
export interface Problem {
  readonly slug: string;
  readonly errors?: { readonly field: string; readonly code: string }[];
  readonly current?: { readonly version: number; readonly answers: Record<string, unknown> };
}

/** What a family tells: everything needed to act, with consent. */
export const A_FAMILY_CALLS: Values = {
  'caller.phone': '704 555 0123',
  'caller.name': 'Rosa Ixcoy',
  'caller.language': 'spa',
  'caller.relationship': 'spouse',
  'consent.store': 'yes',
  'consent.readIn': 'es',
  'now.childAlone': 'no',
  'now.medical': 'no',
  'now.beingMoved': 'no',
  'now.localJail': 'no',
  'detained.givenNames': 'José Ángel',
  'detained.firstSurname': 'Hernández',
  'detained.secondSurname': 'López',
  'detained.countryOfBirth': 'GT',
  'detained.language': 'mam',
  'detained.birth': { precision: 'year', y: 1985 },
};

/** A call that was taken, saved and handed on. */
export async function finishedCall(volunteer: SignedIn, values: Values = {}): Promise<CallBody> {
  const call = await beginCall(volunteer);
  const saved = await saveAnswers(volunteer, call, { ...A_FAMILY_CALLS, ...values });
  if (saved.status !== 200) throw new Error(`the answers were not saved: ${JSON.stringify(saved.body)}`);
  const finished = await volunteer.post<CallBody>(
    `/intakes/${call.id}/finish`,
    { outcome: 'finished' },
    { ifMatch: saved.body.version },
  );
  if (finished.status !== 200) throw new Error(`the call was not finished: ${JSON.stringify(finished.body)}`);
  return finished.body;
}

let people = 0;

/** An A-number and a callback number nobody else in this spec has. */
export function newNumbers(): { aNumber: string; phone: string; e164: string } {
  people += 1;
  const two = String(people).padStart(2, '0');
  return { aNumber: `A000-123-4${two}`, phone: `704 555 01${two}`, e164: `+170455501${two}` };
}
