import { queryOptions } from '@tanstack/react-query';
import { api, said } from '../api/client.js';
import type { components } from '../api/schema.js';

export type CallRetention = components['schemas']['CallRetentionDto'];

/** The date of one declined call, or those that are over or come within two weeks. */
export const retentionsQuery = (intakeId?: string) =>
  queryOptions({
    queryKey: ['call-retentions', intakeId ?? 'due'],
    queryFn: async () =>
      (await said(api.GET('/api/call-retentions', { params: { query: { ...(intakeId && { intakeId }) } } })))
        .items,
  });

export async function markReduced(id: string): Promise<void> {
  await said(api.POST('/api/call-retentions/{id}/reduced', { params: { path: { id } } }));
}
