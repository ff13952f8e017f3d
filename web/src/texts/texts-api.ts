import { queryOptions } from '@tanstack/react-query';
import { allOf } from '../api/all-of.js';
import { api, said } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];

export type InboundText = Schemas['InboundTextDto'];
export type AsideReason = Schemas['SetTextAsideDto']['reason'];
export const ASIDE_REASONS = allOf<AsideReason>()([
  'wrong-number',
  'advertising',
  'answered-otherwise',
  'not-for-us',
]);

/** What was texted about a case. Asking is a reading, so it is not asked again while one looks. */
export const caseTextsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'texts'],
    queryFn: async (): Promise<{ items: InboundText[] }> =>
      await said(api.GET('/api/cases/{id}/texts', { params: { path: { id: caseId } } })),
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  });

export const unplacedQuery = queryOptions({
  queryKey: ['texts', 'unplaced'],
  queryFn: async (): Promise<{ items: InboundText[] }> => await said(api.GET('/api/texts/unplaced')),
  refetchOnWindowFocus: false,
});

export async function handleText(caseId: string, textId: string): Promise<InboundText> {
  return await said(
    api.POST('/api/cases/{id}/texts/{textId}/handled', { params: { path: { id: caseId, textId } } }),
  );
}

export async function placeText(id: string, caseReference: string): Promise<void> {
  await said(api.POST('/api/texts/{id}/place', { params: { path: { id } }, body: { caseReference } }));
}

export async function setTextAside(id: string, reason: AsideReason): Promise<void> {
  await said(api.POST('/api/texts/{id}/set-aside', { params: { path: { id } }, body: { reason } }));
}
