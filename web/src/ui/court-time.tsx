import { useLanguage, useT } from '../i18n/use-t.js';
import { dayText, instantText, viewerZone } from './format.js';
import styles from './court-time.module.css';

export interface CourtTimeProps {
  /** An instant. Give this or `on`. */
  at?: string | null | undefined;
  /** A calendar day of the court, when no hour belongs to it. */
  on?: string | null | undefined;
  /** The court's IANA zone. */
  zone: string;
  /** The reader's zone; the browser's unless given. */
  viewer?: string;
  /** Both times in one line. */
  inline?: boolean;
}

/** The court's time in bold with zone letters; the reader's second, and only if the clock there shows another. */
export function CourtTime({ at, on, zone, viewer = viewerZone(), inline }: CourtTimeProps) {
  const language = useLanguage();
  const t = useT('ui');
  if (!at) {
    return on ? (
      <time dateTime={on} className={styles.court}>
        {dayText(on, language)}
      </time>
    ) : (
      <span className={styles.mine}>{t('date.none')}</span>
    );
  }
  const instant = Temporal.Instant.from(at);
  const elsewhere = instant.toZonedDateTimeISO(viewer).offset !== instant.toZonedDateTimeISO(zone).offset;
  return (
    <span className={inline ? styles.inline : styles.block}>
      <time dateTime={at} className={styles.court}>
        {instantText(at, zone, language)}
      </time>
      {elsewhere && (
        <span className={styles.mine}>{t('time.yours', { time: yourTime(at, zone, viewer, language) })}</span>
      )}
    </span>
  );
}

/** The reader's hour, with the day only where it is another day there. */
function yourTime(at: string, zone: string, viewer: string, language: 'en' | 'es'): string {
  const instant = Temporal.Instant.from(at);
  const sameDay = instant
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .equals(instant.toZonedDateTimeISO(viewer).toPlainDate());
  const hour = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
  return instantText(
    at,
    viewer,
    language,
    sameDay ? hour : { weekday: 'short', month: 'short', day: 'numeric', ...hour },
  );
}
