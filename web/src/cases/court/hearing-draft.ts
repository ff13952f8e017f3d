import { allOf } from '../../api/all-of.js';
import { type HearingBody } from '../shapes.js';
import { dayBody, type DayDraft, dayFaults } from './certainty.js';

export const HEARING_KINDS = allOf<HearingBody['kind']>()([
  'bond',
  'joseph',
  'custody_review',
  'master',
  'individual',
]);
export const MODALITIES = allOf<HearingBody['modality']>()(['in_person', 'webex', 'phone', 'video']);
/** Who told us the date; the court's public hotline lists no bond hearings, so it is none of them. */
export const HEARING_SOURCES = allOf<HearingBody['source']>()([
  'notice',
  'ecas',
  'court_call',
  'dhs',
  'family',
  'client',
  'attorney',
  'other',
]);

export interface HearingDraft extends DayDraft {
  courtId: string;
  kind: (typeof HEARING_KINDS)[number] | null;
  modality: (typeof MODALITIES)[number] | null;
  link: string;
  source: (typeof HEARING_SOURCES)[number] | null;
  judge: string;
}

/** A bond hearing at the court of the last hearing: what it nearly always is. */
export function emptyHearing(courtId: string): HearingDraft {
  const day = { certainty: null, on: null, at: '' };
  return { courtId, kind: 'bond', ...day, modality: null, link: '', source: null, judge: '' };
}

/** What is missing, by field, as codes of the `fault.` words. */
export function hearingFaults(draft: HearingDraft): Partial<Record<keyof HearingDraft, string>> {
  return {
    ...(draft.courtId === '' && { courtId: 'choose' }),
    ...(!draft.kind && { kind: 'choose' }),
    ...dayFaults(draft),
    ...(!draft.modality && { modality: 'choose' }),
    ...(!draft.source && { source: 'choose' }),
  };
}

/** Whether there is a link or a number to dial. */
export function hasLink(modality: HearingDraft['modality']): boolean {
  return modality !== null && modality !== 'in_person';
}

/** The hearing as the server takes it; null while something is missing. */
export function hearingBody(draft: HearingDraft, id: string): HearingBody | null {
  const { courtId, kind, modality, source } = draft;
  const isDated = Object.keys(dayFaults(draft)).length === 0;
  if (!kind || !isDated || !modality || !source) return null;
  const link = hasLink(modality) ? draft.link.trim() : '';
  const judge = draft.judge.trim();
  const day = dayBody(draft);
  return { id, courtId, kind, ...day, modality, source, ...(link && { link }), ...(judge && { judge }) };
}
