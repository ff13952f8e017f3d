import { Languages } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { switchLanguage } from '../i18n/i18n.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { type Language, LOCALE } from '../i18n/languages.js';
import { chooseOnTheWayIn } from '../session/adopt-language.js';
import { keepPreferences, type Session, sessionQuery } from '../session/session.js';
import { toast } from '../ui/toast.js';
import styles from './shell.module.css';

const NAMES: Record<Language, string> = { en: 'English', es: 'Español' };

/** One press to the other language; what is typed stays. Kept with the account for mail, and on this device. */
export function LanguageSwitch() {
  const other: Language = useLanguage() === 'en' ? 'es' : 'en';
  const t = useT('shell');
  const client = useQueryClient();
  const change = async () => {
    try {
      await switchLanguage(other);
    } catch {
      toast(t('language.failed', { language: NAMES[other] }));
      return;
    }
    const session = client.getQueryData<Session>(sessionQuery.queryKey);
    if (session?.signedIn) await keepPreferences({ language: other }).catch(() => undefined);
    else chooseOnTheWayIn(other);
  };
  return (
    <button type="button" className={styles.sideButton} lang={LOCALE[other]} onClick={() => void change()}>
      <Languages size={18} aria-hidden="true" />
      {NAMES[other]}
    </button>
  );
}
