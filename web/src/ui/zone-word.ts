/** The letters of a zone (EST, CDT) on a day, or now while no day is written: what stands beside an hour. */
export function zoneWord(timeZone: string, on: string | null): string {
  const moment = noonOf(on, timeZone) ?? Temporal.Now.zonedDateTimeISO(timeZone);
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'short' }).formatToParts(
    moment.epochMilliseconds,
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

function noonOf(on: string | null, timeZone: string): Temporal.ZonedDateTime | null {
  try {
    return on ? Temporal.PlainDate.from(on).toZonedDateTime({ timeZone, plainTime: '12:00' }) : null;
  } catch {
    return null;
  }
}
