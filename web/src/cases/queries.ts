import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, said } from '../api/client.js';
import { type CaseStatus } from './shapes.js';

/** By reference or id; the other parts of a case are asked for by its id. */
export const caseQuery = (ref: string) =>
  queryOptions({
    queryKey: ['case', ref],
    queryFn: async () => await said(api.GET('/api/cases/{id}', { params: { path: { id: ref } } })),
  });

export const custodyQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'custody'],
    queryFn: async () => await said(api.GET('/api/cases/{id}/custody', { params: { path: { id } } })),
  });

export const assignmentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'assignments'],
    queryFn: async () => await said(api.GET('/api/cases/{id}/assignments', { params: { path: { id } } })),
  });

export const hearingsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'hearings'],
    queryFn: async () => await said(api.GET('/api/cases/{id}/hearings', { params: { path: { id } } })),
  });

export const deadlinesQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'deadlines'],
    queryFn: async () => await said(api.GET('/api/cases/{id}/deadlines', { params: { path: { id } } })),
  });

export const remindersQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'reminders'],
    queryFn: async () => await said(api.GET('/api/cases/{id}/reminders', { params: { path: { id } } })),
  });

export const notesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['case', id, 'notes'],
    queryFn: async ({ pageParam }) =>
      await said(
        api.GET('/api/cases/{id}/notes', {
          params: { path: { id }, query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const attorneysQuery = queryOptions({
  queryKey: ['attorneys'],
  queryFn: async () => await said(api.GET('/api/people/attorneys')),
});

export const eventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'events'],
    queryFn: async () => await said(api.GET('/api/cases/{id}/events', { params: { path: { id } } })),
  });

/** What one may record, with what each kind asks in this case. */
export const eventKindsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'events', 'kinds'],
    queryFn: async () => await said(api.GET('/api/cases/{id}/events/kinds', { params: { path: { id } } })),
  });

export const filingsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'filings'],
    queryFn: async () => await said(api.GET('/api/cases/{id}/stays', { params: { path: { id } } })),
  });

export const myCasesQuery = infiniteQueryOptions({
  queryKey: ['cases', 'mine'],
  queryFn: async ({ pageParam }) =>
    await said(
      api.GET('/api/dashboard/my-cases', { params: { query: pageParam ? { cursor: pageParam } : {} } }),
    ),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});

/** Without a status: every case one may see. */
export const casesQuery = (status: CaseStatus | null) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'all', status],
    queryFn: async ({ pageParam }) =>
      await said(
        api.GET('/api/cases', {
          params: { query: { ...(status && { status }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
