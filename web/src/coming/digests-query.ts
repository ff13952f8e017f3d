import { queryOptions } from '@tanstack/react-query';
import { api, said } from '../api/client.js';
import type { components } from '../api/schema.js';

export type ComingDigest = components['schemas']['ComingDigestDto'];

/** The mails of the day with steps of one case, or of all one may see. */
export const digestsQuery = (caseId: string | undefined) =>
  queryOptions({
    queryKey: ['coming', 'digests', caseId ?? 'all'],
    queryFn: async () =>
      await said(
        api.GET('/api/reminders/coming/digests', { params: { query: { ...(caseId && { caseId }) } } }),
      ),
  });
