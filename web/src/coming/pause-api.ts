import { queryOptions } from '@tanstack/react-query';
import { api, said } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { Coming } from './coming-query.js';

export type MessagePause = components['schemas']['MessagePauseDto'];
export type PauseWish = components['schemas']['PreviewPauseDto'];
export type PauseReason = MessagePause['reason'];

export const PAUSE_REASONS = [
  'person-away',
  'being-corrected',
  'told-in-person',
  'safety',
] as const satisfies readonly PauseReason[];

/** For how many hours; the longest is what the server allows. */
export const PAUSE_HOURS = ['12', '24', '48', '72'] as const;

/** The pauses that last, of one case or of all one may see. */
export const pausesQuery = (caseId: string | undefined) =>
  queryOptions({
    queryKey: ['pauses', caseId ?? 'all'],
    queryFn: async () =>
      await said(api.GET('/api/reminders/pauses', { params: { query: { ...(caseId && { caseId }) } } })),
  });

/** What a pause would do. Never kept: the plan may change while somebody thinks. */
export const previewQuery = (caseId: string, wish: PauseWish) =>
  queryOptions({
    queryKey: ['pause-preview', caseId, wish],
    gcTime: 0,
    queryFn: async (): Promise<readonly Coming[]> => {
      const call = api.POST('/api/cases/{id}/pauses/preview', {
        params: { path: { id: caseId } },
        body: wish,
      });
      return (await said(call)).items;
    },
  });

export function pauseMessages(
  caseId: string,
  wish: PauseWish & { reason: PauseReason; shown: string[] },
): Promise<MessagePause> {
  return said(api.POST('/api/cases/{id}/pauses', { params: { path: { id: caseId } }, body: wish }));
}

export async function endPause(id: string): Promise<void> {
  await said(api.POST('/api/reminders/pauses/{id}/end', { params: { path: { id } } }));
}
