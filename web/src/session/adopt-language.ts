import { switchLanguage } from '../i18n/i18n.js';
import { type Session } from './session.js';

let isChosen = false;

/** Somebody pressed the other language on the way in. */
export function chooseOnTheWayIn(): void {
  isChosen = true;
}

/**
 * The account's language wins over the device's once somebody is signed in, but not over the one they have just pressed: then the
 * screen stays in it, and the mails in the account's. Its lack keeps nobody out.
 */
export async function adoptLanguage(session: Session): Promise<void> {
  if (!session.signedIn || !session.staff) return;
  if (!isChosen) await switchLanguage(session.staff.language).catch(() => undefined);
  isChosen = false;
}
