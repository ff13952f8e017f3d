import { allOf } from '../api/all-of.js';
import { infiniteQueryOptions } from '@tanstack/react-query';
import type { components } from '../api/schema.js';
import { api, said } from '../api/client.js';
import { type Language } from '../i18n/languages.js';

export const ROLES = allOf<components['schemas']['InviteDto']['roles'][number]>()([
  'hotline_volunteer',
  'coordinator',
  'attorney',
  'supervising_attorney',
  'bond_fund_staff',
  'interpreter',
  'admin',
]);
export type Role = (typeof ROLES)[number];

export type StaffMember = components['schemas']['StaffMemberDto'];
export type Invited = components['schemas']['InvitedDto'];

export const peopleQuery = infiniteQueryOptions({
  queryKey: ['people'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    said(
      api.GET('/api/people', { params: { query: { limit: 50, ...(pageParam && { cursor: pageParam }) } } }),
    ),
  getNextPageParam: (last) => last.next ?? undefined,
});

export function invitePerson(invitation: {
  email: string;
  roles: Role[];
  language: Language;
}): Promise<Invited> {
  return said(api.POST('/api/people/invitations', { body: invitation }));
}

export async function letInOrOut(id: string, deed: 'disable' | 'enable', reason: string): Promise<void> {
  const request = { params: { path: { id } }, body: { reason } };
  await said(
    deed === 'disable'
      ? api.POST('/api/people/{id}/disable', request)
      : api.POST('/api/people/{id}/enable', request),
  );
}
