import { queryOptions } from '@tanstack/react-query';
import { allOf } from '../api/all-of.js';
import { api, said } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];

export type Health = Schemas['QueueHealthDto'];
export type DeadLetter = Schemas['DeadLetterDto'];
export type Incident = Schemas['IncidentDto'];
export type SignOfLife = Schemas['SignOfLifeDto'];
export type Closing = Schemas['CloseIncidentDto']['reason'];
export const CLOSINGS = allOf<Closing>()(['told-otherwise', 'put-right', 'date-over', 'mistaken']);

/** Fetched again every ten seconds: whoever looks at it wants to see the moment it goes well again. */
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: async (): Promise<Health> => await said(api.GET('/api/queue')),
  refetchInterval: 10_000,
});

/** Opens one dead reminder again, or all that may be; gives how many. */
export async function replayDead(id: string | null): Promise<number> {
  const { count } = await said(
    id
      ? api.POST('/api/queue/dead/{id}/replay', { params: { path: { id } } })
      : api.POST('/api/queue/dead/replay'),
  );
  return count;
}

export async function closeIncident(id: string, reason: Closing): Promise<void> {
  await said(api.POST('/api/incidents/{id}/close', { params: { path: { id } }, body: { reason } }));
}
