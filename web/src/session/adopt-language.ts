import { type Language } from '../i18n/languages.js';
import { switchLanguage } from '../i18n/i18n.js';
import { keepPreferences, type Session } from './session.js';

let chosen: Language | null = null;

/** Somebody pressed the other language on the way in. */
export function chooseOnTheWayIn(language: Language): void {
  chosen = language;
}

/**
 * The account's language wins over the device's once somebody is signed in; the one they have just pressed wins over both, and is
 * kept with the account as if it had been pressed inside. Its lack keeps nobody out.
 */
export async function adoptLanguage(session: Session, keep = keepPreferences): Promise<void> {
  if (!session.signedIn || !session.staff) return;
  const language = chosen;
  chosen = null;
  if (language === null) await switchLanguage(session.staff.language).catch(() => undefined);
  else if (language !== session.staff.language) await keep({ language }).catch(() => undefined);
}
