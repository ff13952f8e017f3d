import { randomUUID } from 'node:crypto';
import { placeId } from '../../src/places/place-id.js';
import type { Client } from '../support/client.js';

export interface CallValues {
  readonly givenNames: string;
  readonly firstSurname: string;
  readonly secondSurname: string;
  readonly aNumber: string;
  readonly callerName: string;
  readonly callerPhone: string;
  /** Key of the place the caller names; null when the caller does not know. */
  readonly facility: string | null;
  /** Further answers by question. */
  readonly answers: Readonly<Record<string, unknown>>;
}

export interface FinishedCall extends CallValues {
  readonly id: string;
  readonly version: number;
}

export interface OpenedCase {
  readonly caseId: string;
  readonly reference: string;
  readonly call: FinishedCall;
}

let count = 0;

/** What one family says; give only what the spec is about. Everybody is made up. */
export function callValues(given: Partial<CallValues> = {}): CallValues {
  count += 1;
  const serial = String(count).padStart(6, '0');
  return {
    givenNames: 'José Ángel',
    firstSurname: 'Hernández',
    secondSurname: `López ${count}`,
    aNumber: `A000-${serial.slice(0, 3)}-${serial.slice(3)}`,
    callerName: 'Marta Ibáñez',
    callerPhone: `+1704555${String(100 + (count % 100)).padStart(4, '0')}`,
    facility: 'STWRTGA',
    answers: {},
    ...given,
  };
}

/** A call taken by `taker` over HTTP, with consent, handed on to review. */
export async function finishedCall(taker: Client, given: Partial<CallValues> = {}): Promise<FinishedCall> {
  const values = callValues(given);
  const id = randomUUID();
  const begun = await taker.post<{ version: number }>('/intakes', { id, channel: 'phone' });
  expectStatus(begun, 201);
  const patch = { patchId: randomUUID(), answers: answersOf(values) };
  const saved = await taker.patch<{ version: number }>(`/intakes/${id}`, patch, {
    ifMatch: begun.body.version,
  });
  expectStatus(saved, 200);
  const finish = { ifMatch: saved.body.version };
  const finished = await taker.post(`/intakes/${id}/finish`, { outcome: 'finished' }, finish);
  if (finished.status >= 300) expectStatus(finished, 200);
  const read = await taker.get<{ version: number }>(`/intakes/${id}`);
  expectStatus(read, 200);
  return { ...values, id, version: read.body.version };
}

/** A case opened by `coordinator` from a call that `taker` took. */
export async function openedCase(
  taker: Client,
  coordinator: Client,
  given: Partial<CallValues> = {},
): Promise<OpenedCase> {
  const call = await finishedCall(taker, given);
  const accepted = await coordinator.post<{ caseId: string; reference: string }>(
    `/intakes/${call.id}/accept`,
    { reason: 'Bond hearing within reach' },
    { ifMatch: call.version },
  );
  expectStatus(accepted, 201);
  return { ...accepted.body, call };
}

function answersOf(values: CallValues): Record<string, unknown> {
  const said: Record<string, unknown> = {
    'consent.store': 'yes',
    'consent.readIn': 'es',
    'caller.name': values.callerName,
    'caller.phone': values.callerPhone,
    'caller.relationship': 'spouse',
    'caller.language': 'spa',
    'detained.detainedNow': 'yes',
    'detained.aNumber': values.aNumber,
    'detained.countryOfBirth': 'GT',
    'detained.givenNames': values.givenNames,
    'detained.firstSurname': values.firstSurname,
    'detained.secondSurname': values.secondSurname,
    'detained.language': 'mam',
    ...(values.facility ? { 'detained.facility': placeId(values.facility) } : {}),
    ...values.answers,
  };
  return Object.fromEntries(
    Object.entries(said).map(([question, value]) => [question, { state: 'value', value }]),
  );
}

function expectStatus(answer: { status: number; body: unknown }, status: number): void {
  if (answer.status !== status)
    throw new Error(`Expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
}
