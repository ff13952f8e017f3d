import type { Tx } from '../../platform/unit-of-work.js';

/** The event a text hangs on, as if the provider had sent it. */
export async function keepDemoEvent(
  tx: Tx,
  { provider, eventId }: { provider: string; eventId: string },
): Promise<void> {
  await tx.query(`INSERT INTO app.provider_events (provider, event_id, kind) VALUES ($1, $2, 'message')`, [
    provider,
    eventId,
  ]);
}
