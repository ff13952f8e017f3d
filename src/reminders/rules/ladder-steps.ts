import type { AudienceRank, LadderStep } from './ladders.js';

/** The words ladders.ts is written in: who, and steps named after their distance from T. */

export const MORNING = '09:00';
/** The internal cut-off: filings are finished by 17:00 although a portal may stay open until midnight. */
export const CLOSE = '17:00';

export const LEAD: readonly AudienceRank[] = ['lead'];
export const TWO: readonly AudienceRank[] = ['lead', 'backup'];
export const TWO_AND_COORDINATOR: readonly AudienceRank[] = ['lead', 'backup', 'coordinator'];
export const TWO_AND_SUPERVISOR: readonly AudienceRank[] = ['lead', 'backup', 'supervising_attorney'];
export const EVERYBODY: readonly AudienceRank[] = ['lead', 'backup', 'coordinator', 'supervising_attorney'];

export function day(days: number, audience: readonly AudienceRank[]): LadderStep {
  return {
    step: stepName(days, 'd'),
    timing: { kind: 'day', days, at: MORNING, closedDay: 'keep' },
    audience,
  };
}

export function dayEarlier(days: number, audience: readonly AudienceRank[]): LadderStep {
  return {
    step: stepName(days, 'd'),
    timing: { kind: 'day', days, at: MORNING, closedDay: 'earlier' },
    audience,
  };
}

export function businessDay(days: number, audience: readonly AudienceRank[]): LadderStep {
  return { step: stepName(days, 'bd'), timing: { kind: 'businessDay', days, at: MORNING }, audience };
}

export function hour(hours: number, audience: readonly AudienceRank[]): LadderStep {
  return { step: hours === 0 ? 'T' : stepName(hours, 'h'), timing: { kind: 'hour', hours }, audience };
}

function stepName(count: number, unit: 'd' | 'bd' | 'h'): string {
  return count === 0 ? `T ${MORNING}` : `T${count > 0 ? '+' : ''}${count}${unit}`;
}
