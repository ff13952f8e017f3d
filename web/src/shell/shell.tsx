import { useQuery } from '@tanstack/react-query';
import { Menu } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { inboxCountQuery } from '../inbox/inbox-queries.js';
import { SessionClock } from '../session/session-clock.js';
import { useSession } from '../session/use-session.js';
import { ToastRegion } from '../ui/toast.js';
import { DemoBanner } from './demo-banner.js';
import { KeySheet } from './key-sheet.js';
import { LanguageSwitch } from './language-switch.js';
import { useLetterKeys } from './letter-keys.js';
import { MenuDialog } from './menu-dialog.js';
import { placesFor, thumbPlaces } from './nav.js';
import { NavLink } from './nav-link.js';
import { PersonCard } from './person-card.js';
import { PrivacyScreen } from './privacy-screen.js';
import styles from './shell.module.css';

/** The frame round every screen: places at the side (desktop) or under the thumb (phone), always in the same order. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useT('shell');
  const presence = useSession();
  const { session } = presence;
  const places = useMemo(
    () =>
      placesFor({
        session,
        me: session.staff,
        can: (permission) => session.permissions.includes(permission),
      }),
    [session],
  );
  const { data: count } = useQuery({ ...inboxCountQuery, enabled: presence.can('inbox:read') });
  const [open, setOpen] = useState<'menu' | 'keys' | null>(null);
  const showKeys = useCallback(() => setOpen('keys'), []);
  const close = useCallback(() => setOpen(null), []);
  useLetterKeys(places, showKeys);
  const waiting = count?.open ?? 0;
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <header className={styles.side}>
        <p className={styles.brand}>Fianza</p>
        <nav aria-label={t('nav.label')}>
          <ul className={styles.places}>
            {places.map((place) => (
              <li key={place.key}>
                <NavLink place={place} waiting={place.key === 'inbox' ? waiting : 0} withKey />
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.sideFoot}>
          <div className={styles.sideTools}>
            <LanguageSwitch />
            <button type="button" className={styles.sideButton} onClick={showKeys} title={t('keys.title')}>
              <kbd aria-hidden="true">?</kbd>
              <span className="hidden-but-read">{t('keys.title')}</span>
            </button>
          </div>
          <PersonCard />
        </div>
      </header>
      <div className={styles.body}>
        <DemoBanner />
        <header className={styles.top}>
          <span className={styles.topBrand}>Fianza</span>
          <LanguageSwitch />
        </header>
        <main id="main" className={styles.main} tabIndex={-1}>
          {children}
        </main>
      </div>
      <nav className={styles.bottom} aria-label={t('nav.quick')}>
        {thumbPlaces(places).map((place) => (
          <NavLink key={place.key} place={place} waiting={place.key === 'inbox' ? waiting : 0} short />
        ))}
        <button type="button" className={styles.thumb} onClick={() => setOpen('menu')}>
          <Menu size={22} aria-hidden="true" />
          <span>{t('menu')}</span>
        </button>
      </nav>
      <MenuDialog
        open={open === 'menu'}
        places={places}
        waiting={waiting}
        onClose={close}
        onKeys={showKeys}
      />
      <KeySheet open={open === 'keys'} places={places} onClose={close} />
      <SessionClock />
      <PrivacyScreen />
      <ToastRegion />
    </div>
  );
}
