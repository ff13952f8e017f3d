/** Who stands beside the client: the lead answers, the backup is there when the lead cannot be. */
export const ASSIGNMENT_ROLES = ['lead', 'backup'] as const;
export type AssignmentRole = (typeof ASSIGNMENT_ROLES)[number];
