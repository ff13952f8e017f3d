import {
  CLOSE,
  EVERYBODY,
  LEAD,
  MORNING,
  TWO,
  TWO_AND_COORDINATOR,
  TWO_AND_SUPERVISOR,
  businessDay,
  day,
  dayEarlier,
  hour,
  type LadderStep,
} from './ladder-steps.js';
import { AGAIN, EVERY_SIX_HOURS, SEARCH } from './ladder-again.js';

/**
 * Reminder ladders as data (domain reference 3.4): when somebody is reminded of a date, and who joins as it comes near.
 * Every ladder only grows in audience, so that the last step before a date reaches everybody an earlier one reached.
 */

/**
 * The inbox is always on; the others are each person's choice. A notification never stands alone: mail or texts go with it. A
 * `call` is a reminder that a person speaks: for clients and families who get no texts.
 */
export const CHANNELS = ['mail', 'sms', 'push', 'inbox', 'call'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who is told: those who work on it, the nearest to the client first, and a client or family who asked for it. */
export const AUDIENCE_RANKS = ['lead', 'backup', 'coordinator', 'supervising_attorney', 'client'] as const;
export type AudienceRank = (typeof AUDIENCE_RANKS)[number];

export const LADDER_CODES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'] as const;
export type LadderCode = (typeof LADDER_CODES)[number];

export interface Ladder {
  readonly code: LadderCode;
  /** Wall time that stands for T when the date is a day without a time. */
  readonly closeOfDay: string;
  /** Whether somebody must say "seen" (escalation.ts keeps that clock). */
  readonly acknowledge: boolean;
  readonly steps: readonly LadderStep[];
}

export type Ladders = Readonly<Record<LadderCode, Ladder>>;

export const LADDERS: Ladders = {
  A: {
    code: 'A',
    closeOfDay: CLOSE,
    acknowledge: true,
    steps: [-36, -24, -12, -6, -3, -1, 0, 1].map((hours) => hour(hours, TWO_AND_COORDINATOR)),
  },
  B: {
    code: 'B',
    closeOfDay: CLOSE,
    acknowledge: true,
    steps: [
      { step: 'open', timing: { kind: 'opening' }, audience: LEAD },
      { step: '50%', timing: { kind: 'share', share: 0.5 }, audience: LEAD },
      { step: '80%', timing: { kind: 'share', share: 0.8 }, audience: TWO },
      hour(0, TWO_AND_COORDINATOR),
      hour(4, TWO_AND_COORDINATOR),
      businessDay(1, EVERYBODY),
      businessDay(2, EVERYBODY),
      businessDay(3, EVERYBODY),
    ],
  },
  C: {
    code: 'C',
    closeOfDay: CLOSE,
    acknowledge: true,
    steps: [
      ...[-21, -14, -10, -7, -5].map((days) => dayEarlier(days, LEAD)),
      ...[-3, -2].map((days) => dayEarlier(days, TWO)),
      dayEarlier(-1, TWO_AND_SUPERVISOR),
      {
        step: 'T 09:00',
        timing: { kind: 'day', days: 0, at: MORNING, closedDay: 'earlier' },
        audience: TWO_AND_SUPERVISOR,
      },
      {
        step: 'T 14:00',
        timing: { kind: 'day', days: 0, at: '14:00', closedDay: 'earlier' },
        audience: EVERYBODY,
      },
    ],
  },
  D: {
    code: 'D',
    closeOfDay: CLOSE,
    acknowledge: true,
    steps: [
      ...[-14, -7].map((days) => day(days, LEAD)),
      ...[-3, -1].map((days) => day(days, TWO)),
      hour(-3, TWO),
      // "Record the result": nobody may leave a hearing without an outcome in the file.
      hour(1, TWO),
      day(1, TWO_AND_COORDINATOR),
    ],
  },
  E: {
    code: 'E',
    closeOfDay: CLOSE,
    acknowledge: false,
    steps: [
      { step: 'open', timing: { kind: 'opening' }, audience: LEAD },
      ...[-30, -14, -7, -1].map((days) => ({ ...day(days, TWO), onlyFor: ['AUTOSTAY_90'] })),
      { step: 'T 17:00', timing: { kind: 'day', days: 0, at: CLOSE, closedDay: 'keep' }, audience: TWO },
      businessDay(1, TWO_AND_COORDINATOR),
    ],
  },
  F: {
    code: 'F',
    closeOfDay: CLOSE,
    acknowledge: false,
    steps: [
      ...EVERY_SIX_HOURS,
      ...[day(0, LEAD), ...[1, 3].map((days) => day(days, TWO))].map((step) => ({
        ...step,
        notFor: [SEARCH],
      })),
      ...AGAIN,
      { ...day(7, TWO_AND_COORDINATOR), notFor: [SEARCH] },
    ],
  },
  // The client's own dates: the lead is told, because the lead is who calls the client.
  G: {
    code: 'G',
    closeOfDay: CLOSE,
    acknowledge: false,
    steps: [-7, -2, -1, 0].map((days) => day(days, TWO)),
  },
  H: {
    code: 'H',
    closeOfDay: CLOSE,
    acknowledge: true,
    steps: [
      ...[-180, -120, -90, -60].map((days) => day(days, TWO)),
      ...[-30, -14, -7, -3, -1].map((days) => day(days, TWO_AND_SUPERVISOR)),
    ],
  },
  // For information: the date is shown, nobody has to do anything about it.
  I: { code: 'I', closeOfDay: CLOSE, acknowledge: false, steps: [] },
};
