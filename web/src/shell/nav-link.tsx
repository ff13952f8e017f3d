import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/use-t.js';
import { type Place } from './nav.js';
import { useLetterKeysSwitch } from './preferences.js';
import styles from './shell.module.css';

interface Props {
  place: Place;
  /** Items waiting there. */
  waiting: number;
  /** For the bottom bar: the short word under the picture. */
  short?: boolean;
  withKey?: boolean;
  onClick?: () => void;
}

export function NavLink({ place, waiting, short, withKey, onClick }: Props) {
  const t = useT('shell');
  const [lettersOn] = useLetterKeysSwitch();
  const Icon = place.icon;
  const words = t(short ? `nav.${place.key}.short` : `nav.${place.key}`);
  return (
    <Link
      to={place.to}
      params={place.params ?? {}}
      className={short ? styles.thumb : styles.place}
      activeOptions={{ exact: place.to === '/' || place.to.startsWith('/intake'), includeSearch: false }}
      {...(onClick && { onClick })}
    >
      <span className={styles.icon}>
        <Icon size={short ? 22 : 20} aria-hidden="true" />
        {short && waiting > 0 && (
          <span className={styles.dot} aria-hidden="true">
            {waiting}
          </span>
        )}
      </span>
      <span className={styles.placeName}>{words}</span>
      {waiting > 0 && (
        <>
          {!short && (
            <span className={styles.count} aria-hidden="true">
              {waiting}
            </span>
          )}
          <span className="hidden-but-read">{t('nav.waiting', { count: waiting })}</span>
        </>
      )}
      {withKey && lettersOn && waiting === 0 && (
        <kbd aria-hidden="true">{place.letter === 'N' ? 'N' : `G ${place.letter}`}</kbd>
      )}
    </Link>
  );
}
