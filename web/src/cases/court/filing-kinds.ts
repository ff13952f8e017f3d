import { allOf } from '../../api/all-of.js';
import { type FilingBody } from '../shapes.js';
import { RESULTS_OF } from './decision-form.js';

/** What happens on the government's side after an order of release, in the order in which it happens. */
export const FILING_KINDS = allOf<FilingBody['kind']>()([
  'eoir43_filed',
  'dhs_appeal_filed',
  'autostay_lapsed',
  'bia_decided_for_respondent',
  'referred_to_ag',
]);
export type FilingKind = (typeof FILING_KINDS)[number];

const GRANTS: readonly string[] = RESULTS_OF.granted;

export function orderedRelease(result: string): boolean {
  return GRANTS.includes(result);
}
