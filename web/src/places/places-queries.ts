import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, said } from '../api/client.js';

/** Places change a few times a year. */
const LONG_MS = 600_000;
const MOST_SHOWN = 12;

export const courtsQuery = queryOptions({
  queryKey: ['places', 'courts'],
  queryFn: async () => (await said(api.GET('/api/places/courts', {}))).items,
  staleTime: LONG_MS,
});

/** Places of detention by town, nickname, county or code; those of the last search stay until the next have come. */
export const facilitiesQuery = (text: string) =>
  queryOptions({
    queryKey: ['places', 'facilities', text],
    queryFn: async () => {
      const query = { q: text, limit: MOST_SHOWN };
      return (await said(api.GET('/api/places/facilities', { params: { query } }))).items;
    },
    placeholderData: keepPreviousData,
    staleTime: LONG_MS,
  });
