import { queryOptions } from '@tanstack/react-query';
import { api, said } from '../api/client.js';
import { type DeadlineDashboard } from './shapes.js';

/** Fetched again each minute: it stands on a screen all morning, and silence must show while one looks. */
export const dashboardQuery = queryOptions({
  queryKey: ['dashboard', 'deadlines'],
  queryFn: async (): Promise<DeadlineDashboard> => await said(api.GET('/api/dashboard/deadlines')),
  refetchInterval: 60_000,
});
