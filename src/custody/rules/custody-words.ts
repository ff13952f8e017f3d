/** Who told us where the person is. */
export const CUSTODY_SOURCES = [
  'family',
  'locator',
  'court',
  'ice',
  'jail',
  'attorney',
  'client',
  'intake',
] as const;
export type CustodySource = (typeof CUSTODY_SOURCES)[number];
