import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { InboundTexts } from '../../messages/inbound-texts.service.js';
import { UnitOfWork } from '../../platform/unit-of-work.js';
import { keepDemoEvent } from './demo-texts.queries.js';

const PROVIDER = 'demo';
const WORDS = {
  family: 'Buenos días, nos dijeron que lo mueven mañana. ¿A qué hora podemos llamarle?',
  relative: 'Ya tengo la carta del trabajo. ¿Por dónde se la mando?',
  stranger: 'Hello, a friend gave me this number. My brother was picked up last night in Gastonia.',
} as const;
/** Nobody's number in the synthetic office. */
const STRANGER = '+18035550142';

/** What families texted today: two on their cases, one from a number that nobody knows. */
export async function textsOfTheDay(app: INestApplicationContext, phones: readonly string[]): Promise<void> {
  const texts = app.get(InboundTexts, { strict: false });
  const unit = app.get(UnitOfWork, { strict: false });
  const [family, relative] = phones;
  const all = [
    [family, WORDS.family],
    [relative, WORDS.relative],
    [STRANGER, WORDS.stranger],
  ] as const;
  for (const [from, body] of all) {
    if (!from) continue;
    await unit.asWorker('webhooks', async (tx) => {
      const event = { provider: PROVIDER, eventId: randomUUID() };
      await keepDemoEvent(tx, event);
      await texts.keep(tx, event, { from, body, pictures: 0 });
    });
  }
}
