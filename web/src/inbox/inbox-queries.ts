import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { components } from '../api/schema.js';
import { api, said } from '../api/client.js';
import { isPhoneWide } from '../ui/phone-width.js';

export type InboxItem = components['schemas']['InboxItemDto'];

export const inboxCountQuery = queryOptions({
  queryKey: ['inbox', 'count'],
  queryFn: () => said(api.GET('/api/inbox/count')),
  refetchInterval: 60_000,
});

const ON_A_PHONE = 10;

/** Items page by page, newest first, less at a time on a phone; `open` are those nobody has acknowledged. */
export function inboxQuery(state: 'open' | 'all') {
  return infiniteQueryOptions({
    queryKey: ['inbox', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      said(
        api.GET('/api/inbox', {
          params: {
            query: {
              state,
              ...(isPhoneWide() && { limit: ON_A_PHONE }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

/** Says "seen" to an item: a reminder is confirmed as a reminder, which stops its escalation; a notice as itself. */
export async function seen({ id, reminderId }: InboxItem): Promise<void> {
  if (reminderId) await acknowledge(reminderId, 'inbox');
  else await said(api.POST('/api/inbox/{id}/acknowledge', { params: { path: { id } } }));
}

export async function acknowledge(reminderId: string, via: 'mail' | 'push' | 'inbox'): Promise<void> {
  await said(
    api.POST('/api/reminders/{id}/acknowledge', { params: { path: { id: reminderId } }, body: { via } }),
  );
}
