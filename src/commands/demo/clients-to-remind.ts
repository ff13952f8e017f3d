import type { INestApplicationContext } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { LegalEvents } from '../../calendar/legal-events.service.js';
import { ClientOptIns } from '../../messages/client-opt-ins.service.js';
import { Operator } from '../../people/operator.js';
import { OFFICE_ZONE } from '../../places/rules/office-zone.js';
import { lastReleased, nextHeldHearing } from './clients-to-remind.queries.js';

const DAYS_TO_CHECKIN = 6;

/** Two cases with reminders to people outside: a sister and her brother who is held, and a client at home who reports to ICE. */
export async function clientsToRemind(
  app: INestApplicationContext,
  coordinator: string,
  now: Temporal.Instant,
): Promise<void> {
  const operator = app.get(Operator, { strict: false });
  const optIns = app.get(ClientOptIns, { strict: false });
  const today = now.toZonedDateTimeISO(OFFICE_ZONE).toPlainDate();
  const asked = { language: 'es', askedBy: 'self', askedOn: today.subtract({ days: 2 }).toString() } as const;
  await operator.runAs(coordinator, async (tx) => {
    const held = await nextHeldHearing(tx);
    if (held) {
      const family = { who: 'family', name: 'Rosa', phone: '+17045550171', way: 'text' } as const;
      await optIns.record(held, { ...asked, ...family, safety: 'others-may-read' });
      const client = { who: 'client', phone: '+17045550172', way: 'text', askedBy: 'family' } as const;
      await optIns.record(held, { ...asked, ...client, safety: 'private' });
    }
  });
  await operator.runAs(coordinator, async (tx) => {
    const released = await lastReleased(tx);
    if (!released) return;
    await app.get(LegalEvents, { strict: false }).record(released, {
      kind: 'CHECKIN_ORDERED',
      on: today.add({ days: DAYS_TO_CHECKIN }).toString(),
      toldBy: 'client',
      toldHow: 'phone',
    });
    const client = { who: 'client', phone: '+17045550173', way: 'call' } as const;
    await optIns.record(released, { ...asked, ...client, safety: 'unsafe' });
  });
}
