/** Where the office is: its own day decides what "today" means when no court or place does. */
export const OFFICE_ZONE = 'America/New_York';
