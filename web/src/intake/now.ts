export function nowMs(): number {
  return Temporal.Now.instant().epochMilliseconds;
}

/** The instant of a wall time in a zone, as text for the server; `null` when the text is no time. */
export function instantFrom(day: string, time: string, timeZone: string): string | null {
  try {
    return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).toInstant().toString();
  } catch {
    return null;
  }
}

/** The wall day and time of an instant in a zone. */
export function wallTime(at: string, timeZone: string): { day: string; time: string } {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  return {
    day: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}
