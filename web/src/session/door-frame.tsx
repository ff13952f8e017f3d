import { type ReactNode } from 'react';
import { useT } from '../i18n/use-t.js';
import { DemoBanner } from '../shell/demo-banner.js';
import { LanguageSwitch } from '../shell/language-switch.js';
import { Card } from '../ui/layout.js';
import styles from './session.module.css';

/** What stands around a form before anybody is signed in: whose house this is, and its two languages. */
export function DoorFrame({ children, below }: { children: ReactNode; below?: ReactNode }) {
  const t = useT('session');
  return (
    <div className={styles.page}>
      <DemoBanner link={false} />
      <header className={styles.top}>
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        <div className={styles.brand}>
          <p className={styles.mark}>Fianza</p>
          <p className={styles.pitch}>{t('pitch')}</p>
        </div>
        <div className={styles.door}>
          <Card>{children}</Card>
          {below}
        </div>
      </main>
    </div>
  );
}
