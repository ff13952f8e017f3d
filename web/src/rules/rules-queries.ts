import { queryOptions } from '@tanstack/react-query';
import { api, ifMatch, said } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Rule = components['schemas']['RuleDto'];
export type Tried = components['schemas']['TriedRuleDto'];
export type RuleDraft = components['schemas']['RuleDraftDto'];
export type RuleDraftView = components['schemas']['RuleDraftViewDto'];
export type DraftBody = components['schemas']['DraftRuleDto'];
export type Trial = components['schemas']['TryRuleDto'];

export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: async () => (await said(api.GET('/api/rules'))).items,
  staleTime: 60 * 60 * 1000,
});

export function tryRule(code: string, asked: Trial): Promise<Tried> {
  return said(api.POST('/api/rules/{code}/compute', { params: { path: { code } }, body: asked }));
}

export const draftsQuery = queryOptions({
  queryKey: ['rule-drafts'],
  queryFn: async () => (await said(api.GET('/api/rule-drafts'))).items,
});

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['rule-drafts', id],
    queryFn: () => said(api.GET('/api/rule-drafts/{id}', { params: { path: { id } } })),
  });

export function draftRule(code: string, body: DraftBody): Promise<RuleDraftView> {
  return said(api.POST('/api/rules/{code}/drafts', { params: { path: { code } }, body }));
}

export function redraftRule({ id, version }: RuleDraft, body: DraftBody): Promise<RuleDraftView> {
  return said(
    api.POST('/api/rule-drafts/{id}/change', {
      params: { path: { id } },
      headers: ifMatch(version),
      body,
    }),
  );
}

export type DraftDeed = 'approve' | 'enact' | 'withdraw';

export function moveDraft({ id, version }: RuleDraft, deed: DraftDeed): Promise<RuleDraftView> {
  const sent = { params: { path: { id } }, headers: ifMatch(version) };
  if (deed === 'approve') return said(api.POST('/api/rule-drafts/{id}/approve', sent));
  if (deed === 'enact') return said(api.POST('/api/rule-drafts/{id}/enact', sent));
  return said(api.POST('/api/rule-drafts/{id}/withdraw', sent));
}
