import { CLOSE, day, type LadderStep } from './ladder-steps.js';
import type { AudienceRank, Ladder } from './ladders.js';
import { quietHours, type QuietHours } from './quiet-hours.js';

const CLIENT: readonly AudienceRank[] = ['client'];
/** Half a day's work may be an hour's drive away: on the day itself nobody is told later than this before. */
export const MORNING_HOURS_BEFORE = 3;

const MORNING_OF: LadderStep = {
  step: 'T morning',
  timing: { kind: 'day', days: 0, at: '08:00', closedDay: 'keep' },
  audience: CLIENT,
};

/** Ladder G (domain reference 3.4): seven days, two and one before, and the morning of, to those who asked for it. */
export const CLIENT_LADDER: Ladder = {
  code: 'G',
  closeOfDay: CLOSE,
  acknowledge: false,
  steps: [...[-7, -2, -1].map((days) => day(days, CLIENT)), MORNING_OF],
};

/** The one deadline that is the client's own to keep. The others are ours to file, and not theirs to fear. */
export const CLIENT_DEADLINES: readonly string[] = ['ICE_CHECKIN'];

/** Nobody's telephone rings at night: nine to eight, where they live (domain reference 3.4). */
export function clientQuiet(zone: string): QuietHours {
  return quietHours('21:00', '08:00', zone);
}
