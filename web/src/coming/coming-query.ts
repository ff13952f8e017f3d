import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, said } from '../api/client.js';
import { isPhoneWide } from '../ui/phone-width.js';
import type { components } from '../api/schema.js';

export type Coming = components['schemas']['ComingMessageDto'];

const ON_A_PHONE = 12;

/** Of one case, or of all one may see; less at a time on a phone. */
export const comingQuery = (caseId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['coming', caseId ?? 'all'],
    queryFn: async ({ pageParam }) =>
      await said(
        api.GET('/api/reminders/coming', {
          params: {
            query: {
              ...(caseId && { caseId }),
              ...(isPhoneWide() && { limit: ON_A_PHONE }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
