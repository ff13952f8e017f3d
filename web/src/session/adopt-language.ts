import { switchLanguage } from '../i18n/i18n.js';
import { type Session } from './session.js';

/** The account's language wins over the device's once somebody is signed in; its lack keeps nobody out. */
export async function adoptLanguage(session: Session): Promise<void> {
  if (session.signedIn && session.staff) await switchLanguage(session.staff.language).catch(() => undefined);
}
