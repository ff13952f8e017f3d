import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, said } from '../api/client.js';
import type { components } from '../api/schema.js';
import { type Span } from './span.js';

export type CalendarPage = components['schemas']['CalendarDto'];
export type CalendarHearing = components['schemas']['CalendarHearingDto'];
export type CalendarDeadline = components['schemas']['CalendarDeadlineDto'];

/** Under `case`, so that a date changed in a case is fetched anew here too. */
export const calendarQuery = ({ from, to }: Span) =>
  queryOptions({
    queryKey: ['case', 'calendar', from, to],
    queryFn: async (): Promise<CalendarPage> =>
      await said(api.GET('/api/calendar', { params: { query: { from, to } } })),
    placeholderData: keepPreviousData,
  });
