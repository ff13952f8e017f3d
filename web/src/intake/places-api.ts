import { api, said } from '../api/client.js';
import { type Court, type Facility } from './intake-types.js';

const MOST_SHOWN = 8;

export async function facilities(text: string): Promise<readonly Facility[]> {
  const query = { q: text, limit: MOST_SHOWN };
  return (await said(api.GET('/api/places/facilities', { params: { query } }))).items;
}

export async function courts(): Promise<readonly Court[]> {
  return (await said(api.GET('/api/places/courts', {}))).items;
}
