import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { type Place } from './nav.js';
import { NavLink } from './nav-link.js';
import { PersonCard } from './person-card.js';
import styles from './shell.module.css';

interface Props {
  open: boolean;
  places: readonly Place[];
  waiting: number;
  onClose: () => void;
  onKeys: () => void;
}

/** On a phone: everything that does not fit under the thumb. */
export function MenuDialog({ open, places, waiting, onClose, onKeys }: Props) {
  const t = useT('shell');
  return (
    <Dialog
      open={open}
      title={t('menu')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('ui:close')}</Button>}
    >
      <nav aria-label={t('nav.label')} className={styles.menu}>
        <ul className={styles.places}>
          {places.map((place) => (
            <li key={place.key}>
              <NavLink place={place} waiting={place.key === 'inbox' ? waiting : 0} onClick={onClose} />
            </li>
          ))}
        </ul>
        <button type="button" className={styles.sideButton} onClick={onKeys}>
          {t('keys.title')}
        </button>
        <PersonCard />
      </nav>
    </Dialog>
  );
}
