import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';

/** The office's only source of "now" outside the database. Rules receive its answers as arguments. */
export abstract class Clock {
  /** The current instant. */
  abstract now(): Temporal.Instant;

  private readonly days = new Map<string, { day: Temporal.PlainDate; from: number; to: number }>();

  /** Milliseconds since 1970, for what only measures how long something is kept. */
  get millis(): number {
    return this.now().epochMilliseconds;
  }

  /** The calendar day it is now in an IANA time zone. Kept until it ends: zone arithmetic is dear, and asked at every save. */
  today(zone: string): Temporal.PlainDate {
    const { millis } = this;
    const kept = this.days.get(zone);
    if (kept && millis >= kept.from && millis < kept.to) return kept.day;
    const day = this.now().toZonedDateTimeISO(zone).toPlainDate();
    const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds;
    this.days.set(zone, { day, from: startOf(day), to: startOf(day.add({ days: 1 })) });
    return day;
  }
}

@Injectable()
export class SystemClock extends Clock {
  now(): Temporal.Instant {
    return Temporal.Now.instant();
  }

  override get millis(): number {
    return Date.now();
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
