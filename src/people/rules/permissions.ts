export const ROLES = [
  'hotline_volunteer',
  'coordinator',
  'attorney',
  'supervising_attorney',
  'bond_fund_staff',
  'interpreter',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

const EVERYBODY: readonly Role[] = ROLES;
export const OFFICE: readonly Role[] = ['coordinator', 'supervising_attorney'];
export const COUNSEL: readonly Role[] = ['attorney', 'supervising_attorney'];
export const CASE_TEAM: readonly Role[] = ['attorney', 'supervising_attorney', 'coordinator'];

/**
 * Who may do what: one word per deed, the roles that may. What a role may see of a thing is row security's answer; what
 * is not in this table nobody may do.
 */
export const PERMISSIONS = {
  'self:use': EVERYBODY,
  'staff:read': ['coordinator', 'supervising_attorney', 'admin'],
  'staff:invite': ['admin'],
  'staff:disable': ['admin'],
  'inbox:read': EVERYBODY,
  'inbox:acknowledge': EVERYBODY,
  'reminder:read': CASE_TEAM,
  'reminder:acknowledge': CASE_TEAM,
  'reminder:pause': OFFICE,
  'colleague:call': OFFICE,
  'place:read': EVERYBODY,
  'intake:write': ['hotline_volunteer', 'coordinator', 'supervising_attorney'],
  'intake:read': ['hotline_volunteer', ...CASE_TEAM],
  'intake:reveal': ['hotline_volunteer', ...CASE_TEAM],
  'intake:review': OFFICE,
  'case:open': OFFICE,
  'case:read': CASE_TEAM,
  'case:move': CASE_TEAM,
  'case:reveal': CASE_TEAM,
  'note:read': CASE_TEAM,
  'note:write': CASE_TEAM,
  'custody:record': CASE_TEAM,
  'assignment:make': OFFICE,
  'assignment:end': OFFICE,
  'attorney:list': OFFICE,
  'hearing:read': CASE_TEAM,
  'hearing:schedule': CASE_TEAM,
  'decision:record': CASE_TEAM,
  'event:read': CASE_TEAM,
  'event:record': CASE_TEAM,
  'deadline:read': CASE_TEAM,
  'deadline:enter': CASE_TEAM,
  'rule:read': CASE_TEAM,
  'rule:draft': ['supervising_attorney'],
  'rule:enact': OFFICE,
  'deadline:meet': CASE_TEAM,
  'deadline:waive': COUNSEL,
  'deadline:pass': CASE_TEAM,
  'deadline:reopen': CASE_TEAM,
  'date:verify': CASE_TEAM,
  'caseload:read': COUNSEL,
  'dashboard:read': OFFICE,
  'calendar:read': CASE_TEAM,
  'feed:keep': CASE_TEAM,
  'client:remind': CASE_TEAM,
  'client:call': CASE_TEAM,
  'text:read': CASE_TEAM,
  'text:handle': CASE_TEAM,
  'text:place': OFFICE,
  'queue:read': [...OFFICE, 'admin'],
  'queue:replay': ['admin'],
  'queue:board': ['admin'],
  'incident:close': [...OFFICE, 'admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;
export const PERMISSION_WORDS = Object.keys(PERMISSIONS) as Permission[];

/** Whether one of the roles may do what the word says. */
export function may(roles: readonly string[], word: Permission): boolean {
  const allowed: readonly string[] = PERMISSIONS[word];
  return roles.some((role) => allowed.includes(role));
}

/** The words the roles may use, for the web to hide what cannot be done. */
export function wordsOf(roles: readonly string[]): Permission[] {
  return PERMISSION_WORDS.filter((word) => may(roles, word));
}
