import type { INestApplicationContext } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { LegalEvents } from '../../calendar/legal-events.service.js';
import type { CaseCourse } from './course.js';

/** Something that is told of a synthetic case at a moment, and by whom it was told. */
export interface ToldEvent {
  readonly at: Temporal.Instant;
  readonly kind: string;
  readonly toldBy: 'us' | 'court' | 'family';
}

/** What follows the first lead: they call the client, are retained, appear, and ask for bond. One in eleven still waits for the retainer. */
export function eventsOfLead(from: Temporal.Instant, index: number): ToldEvent[] {
  const called: ToldEvent = { at: from.add({ hours: 5 }), kind: 'CLIENT_CALLED', toldBy: 'us' };
  if (index % 11 === 5) return [called];
  return [
    { at: from.add({ hours: 3 }), kind: 'RETAINED', toldBy: 'us' },
    called,
    { at: from.add({ hours: 24 }), kind: 'E28_FILED_ACCEPTED', toldBy: 'us' },
    { at: from.add({ hours: 27 }), kind: 'BOND_REQUEST_FILED', toldBy: 'us' },
  ];
}

/** What follows a grant that nobody appeals: the bond is posted, and the person comes home. */
export function eventsOfRuling(ruled: Temporal.Instant, course: CaseCourse): ToldEvent[] {
  if (course.result !== 'GRANTED_AMOUNT' || course.appealReserved.length > 0) return [];
  return [
    { at: ruled.add({ hours: 24 }), kind: 'BOND_POSTED', toldBy: 'family' },
    { at: ruled.add({ hours: 46 }), kind: 'RELEASE_BOND', toldBy: 'family' },
  ];
}

/** Records an event of a case at its moment, by the clock of `zone`, as whoever acts. */
export async function tellEvent(
  app: INestApplicationContext,
  caseId: string,
  { at, kind, toldBy }: ToldEvent,
  zone: string,
): Promise<void> {
  const local = at.toZonedDateTimeISO(zone);
  await app.get(LegalEvents, { strict: false }).record(caseId, {
    kind,
    on: local.toPlainDate().toString(),
    at: local.toPlainTime().toString({ smallestUnit: 'minute' }),
    toldBy,
    toldHow: 'phone',
  });
}
