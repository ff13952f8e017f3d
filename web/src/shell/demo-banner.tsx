import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import styles from './shell.module.css';

/** So that nobody takes the synthetic office for a real one, or types a real person into it. */
export function DemoBanner({ link = true }: { link?: boolean }) {
  const t = useT('shell');
  const { session } = useSession();
  if (session.staging)
    return (
      <aside className={styles.demo} aria-label={t('staging')}>
        <strong>{t('staging')}</strong> <span>{t('staging.banner')}</span>
      </aside>
    );
  if (!session.demo) return null;
  return (
    <aside className={styles.demo} aria-label="Demo">
      <strong>DEMO</strong> <span>{t('demo.banner')}</span>{' '}
      {link && <Link to="/demo/mail">{t('demo.mail')}</Link>}
    </aside>
  );
}
