import { api, said } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { type CaseListItem } from '../shapes.js';

type ManyBody = components['schemas']['EnterManyDatesDto'];
export type ManyPreview = components['schemas']['ManyDatesPreviewDto'];

export const MOST_CASES = 100;

export async function enterMany(body: ManyBody) {
  return await said(api.POST('/api/many-dates', { body }));
}

export async function previewMany(body: ManyBody) {
  return await said(api.POST('/api/many-dates/preview', { body }));
}

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Cases that can get a date and fit what is typed, by code or name, whatever the accents. */
export function casesThatFit(cases: readonly CaseListItem[], typed: string): CaseListItem[] {
  const wanted = bare(typed.trim());
  return cases.filter(
    ({ status, reference, detainedName }) =>
      status !== 'closed' && (bare(reference).includes(wanted) || bare(detainedName).includes(wanted)),
  );
}

/** What is wrong with the choice, as a code of the `fault.` words. */
export function choiceFault(chosen: readonly string[]): { cases?: string } {
  if (chosen.length === 0) return { cases: 'cases' };
  return chosen.length > MOST_CASES ? { cases: 'tooMany' } : {};
}
