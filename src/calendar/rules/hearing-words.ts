export const MODALITIES = ['in_person', 'webex', 'phone', 'video'] as const;
export type Modality = (typeof MODALITIES)[number];

/** Who told us the date. The court's public hotline does not list bond hearings, so it cannot be the source of one. */
export const HEARING_SOURCES = [
  'notice',
  'ecas',
  'court_call',
  'dhs',
  'family',
  'client',
  'attorney',
  'other',
] as const;
export type HearingSource = (typeof HEARING_SOURCES)[number];

export const HEARING_STATUSES = ['scheduled', 'held', 'continued', 'vacated'] as const;
export type HearingStatus = (typeof HEARING_STATUSES)[number];

/** Where a hearing can go. What has ended stays as it was; a continuance is a new hearing that names the old one. */
export const HEARING_LIFECYCLE: Readonly<Record<HearingStatus, readonly HearingStatus[]>> = {
  scheduled: ['held', 'continued', 'vacated'],
  held: [],
  continued: [],
  vacated: [],
};

export function canBecome(from: HearingStatus, to: HearingStatus): boolean {
  return HEARING_LIFECYCLE[from].includes(to);
}
