export const FACILITY_KINDS = ['ice_detention', 'hold_room', 'county_jail', 'federal_prison'] as const;
export type FacilityKind = (typeof FACILITY_KINDS)[number];

export const COURT_KINDS = ['immigration_court', 'appeals_board'] as const;
export type CourtKind = (typeof COURT_KINDS)[number];

/** Jail Enforcement, Warrant Service Officer, Task Force: the three forms of an agreement under 8 USC 1357(g). */
export const AGREEMENT_MODELS = ['JEM', 'WSO', 'TFM'] as const;
export type AgreementModel = (typeof AGREEMENT_MODELS)[number];

export const AGENCY_KINDS = ['sheriff', 'police', 'state'] as const;

/** Verified against a public source, known but not re-read, uncertain, design assumption. */
export const CONFIDENCE_MARKS = ['V', 'K', 'U', 'D'] as const;
export type ConfidenceMark = (typeof CONFIDENCE_MARKS)[number];
