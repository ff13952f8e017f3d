import { queryOptions } from '@tanstack/react-query';
import { allOf } from '../../api/all-of.js';
import { api, said } from '../../api/client.js';
import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type OptIn = Schemas['OptInDto'];
export type OptInList = Schemas['OptInListDto'];
export type OptInWish = Schemas['RecordOptInDto'];
export type ClientCall = Schemas['PhoneTaskDto'];
export type CallOutcome = Schemas['ClosePhoneTaskDto']['outcome'];
export type Coming = Schemas['ComingMessageDto'];

export const WHO = allOf<OptInWish['who']>()(['client', 'family', 'sponsor']);
export const WAYS = allOf<OptInWish['way']>()(['text', 'call']);
export const SAFETIES = allOf<OptInWish['safety']>()(['private', 'others-may-read', 'unsafe']);
export const ASKED_BY = allOf<OptInWish['askedBy']>()(['self', 'family', 'attorney']);
export const OUTCOMES = allOf<CallOutcome>()(['reached', 'left-word', 'no-answer', 'not-needed']);

const ofCase = (caseId: string) => ({ params: { path: { id: caseId } } });

export const optInsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'clients'],
    queryFn: async (): Promise<OptInList> =>
      await said(api.GET('/api/cases/{id}/client-reminders', ofCase(caseId))),
  });

export const clientCallsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'client-calls'],
    queryFn: async (): Promise<{ items: ClientCall[] }> =>
      await said(api.GET('/api/cases/{id}/client-calls', ofCase(caseId))),
  });

export async function recordOptIn(caseId: string, body: OptInWish): Promise<OptIn> {
  return await said(api.POST('/api/cases/{id}/client-reminders', { ...ofCase(caseId), body }));
}

export async function endOptIn(caseId: string, optInId: string): Promise<void> {
  await said(
    api.POST('/api/cases/{id}/client-reminders/{optInId}/end', { params: { path: { id: caseId, optInId } } }),
  );
}

export async function closeClientCall(caseId: string, callId: string, outcome: CallOutcome): Promise<void> {
  await said(
    api.POST('/api/cases/{id}/client-calls/{callId}/done', {
      params: { path: { id: caseId, callId } },
      body: { outcome },
    }),
  );
}
