import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';

/** The office's only source of "now" outside the database. Rules receive its answers as arguments. */
export abstract class Clock {
  /** The current instant. */
  abstract now(): Temporal.Instant;

  /** The calendar day it is now in an IANA time zone. */
  today(zone: string): Temporal.PlainDate {
    return this.now().toZonedDateTimeISO(zone).toPlainDate();
  }
}

@Injectable()
export class SystemClock extends Clock {
  now(): Temporal.Instant {
    return Temporal.Now.instant();
  }
}

/** A clock that stands still until it is moved: for tests and for building the synthetic office. */
export class MovableClock extends Clock {
  constructor(private instant: Temporal.Instant) {
    super();
  }

  now(): Temporal.Instant {
    return this.instant;
  }

  setTo(instant: Temporal.Instant): void {
    this.instant = instant;
  }
}

/** The edge to the database driver, which speaks in Date. */
export function instantOf(value: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(value.getTime());
}

export function dateOf(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

/** An instant column as ISO text for a response, null kept. */
export function isoOf(value: Date | null): string | null {
  return value === null ? null : value.toISOString();
}
