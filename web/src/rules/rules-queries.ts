import { queryOptions } from '@tanstack/react-query';
import { api, said } from '../api/client.js';
import type { components } from '../api/schema.js';

export type Rule = components['schemas']['RuleDto'];
export type Tried = components['schemas']['TriedRuleDto'];
export type Trial = components['schemas']['TryRuleDto'];

export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: async () => (await said(api.GET('/api/rules'))).items,
  staleTime: 60 * 60 * 1000,
});

export function tryRule(code: string, asked: Trial): Promise<Tried> {
  return said(api.POST('/api/rules/{code}/compute', { params: { path: { code } }, body: asked }));
}
