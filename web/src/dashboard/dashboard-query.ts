import { queryOptions } from '@tanstack/react-query';
import { api, said } from '../api/client.js';
import {
  type CallOutcome,
  type DatelessCases,
  type DeadlineDashboard,
  type PhoneTask,
  type UnverifiedDates,
} from './shapes.js';

/** Fetched again each minute: it stands on a screen all morning, and silence must show while one looks. */
export const dashboardQuery = queryOptions({
  queryKey: ['dashboard', 'deadlines'],
  queryFn: async (): Promise<DeadlineDashboard> => await said(api.GET('/api/dashboard/deadlines')),
  refetchInterval: 60_000,
});

/** Beside it, for the same page. */
export const unverifiedQuery = queryOptions({
  queryKey: ['dashboard', 'unverified'],
  queryFn: async (): Promise<UnverifiedDates> => await said(api.GET('/api/dates/unverified')),
  refetchInterval: 60_000,
});

/** Colleagues to call, for the same page. */
export const callsQuery = queryOptions({
  queryKey: ['dashboard', 'calls'],
  queryFn: async (): Promise<{ items: PhoneTask[] }> => await said(api.GET('/api/phone-tasks')),
  refetchInterval: 60_000,
});

export async function closeCall(id: string, outcome: CallOutcome): Promise<void> {
  await said(api.POST('/api/phone-tasks/{id}/done', { params: { path: { id } }, body: { outcome } }));
}

/** Cases with nothing ahead, for the same page. */
export const datelessQuery = queryOptions({
  queryKey: ['dashboard', 'dateless'],
  queryFn: async (): Promise<DatelessCases> => await said(api.GET('/api/dashboard/dateless')),
  refetchInterval: 60_000,
});
