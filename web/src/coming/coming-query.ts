import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, said } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Coming = components['schemas']['ComingMessageDto'];

/** Of one case, or of all one may see. */
export const comingQuery = (caseId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['coming', caseId ?? 'all'],
    queryFn: async ({ pageParam }) =>
      await said(
        api.GET('/api/reminders/coming', {
          params: { query: { ...(caseId && { caseId }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
