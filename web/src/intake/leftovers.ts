import { Desk } from './desk.js';
import { type Drafts } from './drafts.js';
import { type IntakeApi } from './intake-types.js';
import { hasUnsent } from './unsent.js';

/** Tries once to send every draft that holds something unsent. Returns how many intakes still do. */
export async function sendWhatIsLeft(drafts: Drafts, api: IntakeApi): Promise<number> {
  const waiting = (await drafts.every()).filter((draft) => hasUnsent(draft.ledger));
  const intakeIds = [...new Set(waiting.map((draft) => draft.intakeId))];
  let left = 0;
  for (const intakeId of intakeIds) {
    const opened = await Desk.open(intakeId, {
      api,
      drafts,
      isOnline: () => navigator.onLine,
      newId: () => crypto.randomUUID(),
      wait: () => () => undefined,
    });
    if (!('desk' in opened)) {
      left += 1;
      continue;
    }
    await opened.desk.autosave.resume();
    if (hasUnsent(opened.desk.autosave.ledger)) left += 1;
    await opened.desk.close();
  }
  return left;
}
