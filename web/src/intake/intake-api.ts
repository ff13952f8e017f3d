import { api, said } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import { keepCsrfToken, tellSession } from '../api/session-events.js';
import { isRecord, type Answer } from './answers.js';
import { type IntakeApi, type IntakeListItem, type Told } from './intake-types.js';
import { type Questionnaire } from './questionnaire.js';

/**
 * Makes a call and turns a thrown refusal into a value that the ledger can read. The contract knows an
 * answer as `{ state, value? }`; the screens know which state has a value, so the type is named by the caller.
 */
async function told<T>(call: () => Promise<unknown>, mayRenew = true): Promise<Told<T>> {
  try {
    return { ok: true, value: (await call()) as T };
  } catch (fault) {
    if (!(fault instanceof ApiProblem)) throw fault;
    if (fault.slug === 'unreachable') return { ok: false, why: 'unreachable', problem: fault };
    if (fault.status === 401) return { ok: false, why: 'signed-out', problem: fault };
    if (fault.slug === 'foreign-request' && mayRenew) {
      return (await renewToken()) ? told(call, false) : { ok: false, why: 'signed-out', problem: fault };
    }
    const current = currentOf(fault.extra['current']);
    return { ok: false, why: 'problem', problem: fault, ...(current && { current }) };
  }
}

/**
 * The token of this page no longer fits the session: the cookie has gone, or somebody signed in again in
 * another tab. Fetches a new one; `false` (and the question to sign in) when nobody is signed in.
 */
async function renewToken(): Promise<boolean> {
  const session = await said(api.GET('/api/session')).catch(() => null);
  if (session) keepCsrfToken(session.csrfToken);
  const signedIn = session?.signedIn === true && session.step === 'done';
  if (session && !signedIn) tellSession('ended');
  return signedIn;
}

function currentOf(found: unknown): { version: number; answers: Record<string, Answer | null> } | undefined {
  if (!isRecord(found) || typeof found['version'] !== 'number') return undefined;
  const answers: unknown = found['answers'];
  if (!isRecord(answers)) return { version: found['version'], answers: {} };
  return { version: found['version'], answers: answers as Record<string, Answer | null> };
}

const at = (id: string) => ({ path: { id } });
const on = (id: string, version: number) => ({ path: { id }, header: { 'If-Match': `"${version}"` } });

export const intakeApi: IntakeApi = {
  begin: (intake) => told(() => said(api.POST('/api/intakes', { body: intake }))),
  read: (id) => told(() => said(api.GET('/api/intakes/{id}', { params: at(id) }))),
  save: (id, version, { patchId, answers }) =>
    told(() =>
      said(
        api.PATCH('/api/intakes/{id}', {
          params: on(id, version),
          body: { patchId, answers: { ...answers } },
        }),
      ),
    ),
  reveal: (id) =>
    told(() =>
      said(api.POST('/api/intakes/{id}/reveal', { params: at(id), body: { field: 'detained.aNumber' } })),
    ),
  finish: (id, version, ending) =>
    told(() => said(api.POST('/api/intakes/{id}/finish', { params: on(id, version), body: ending }))),
  reopen: (id, version) =>
    told(() => said(api.POST('/api/intakes/{id}/reopen', { params: on(id, version) }))),
};

export async function readQuestionnaire(): Promise<Questionnaire> {
  return (await said(api.GET('/api/questionnaire', {}))) as Questionnaire;
}

export async function myCalls(cursor?: string): Promise<{ items: IntakeListItem[]; next: string | null }> {
  return said(api.GET('/api/intakes', { params: { query: { scope: 'mine', ...(cursor && { cursor }) } } }));
}
