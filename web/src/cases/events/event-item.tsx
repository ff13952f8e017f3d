import { useOf, useT } from '../../i18n/use-t.js';
import { Button } from '../../ui/button.js';
import { CourtTime } from '../../ui/court-time.js';
import { useFormat } from '../../ui/format.js';
import { Badge } from '../../ui/notice.js';
import { type LegalEvent } from '../shapes.js';
import styles from '../court/court.module.css';

interface EventItemProps {
  event: LegalEvent;
  /** None: it cannot be taken back by this person. */
  onTakeBack: (() => void) | null;
}

/** One event of the case: what, when, who told us, and why it was taken back. */
export function EventItem({ event, onTakeBack }: EventItemProps) {
  const t = useT('events');
  const of = useOf();
  const format = useFormat();
  const { takenBack } = event;
  return (
    <li>
      <span className={styles.line}>
        <strong>{of(event.title)}</strong>
        {takenBack && <Badge>{t('takenBack')}</Badge>}
      </span>
      <span>
        {event.at ? <CourtTime at={event.at} zone={event.timeZone} inline /> : format.day(event.on)}
        {event.orderedOn && ` · ${t('orderedShown', { day: format.day(event.orderedOn) })}`}
      </span>
      {event.note && <span>{event.note}</span>}
      <span className={styles.quiet}>
        {t('told', {
          source: t(`source.${event.toldBy}`),
          way: t(`way.${event.toldHow}`),
          name: event.recordedBy.name,
          time: format.instant(event.recordedAt),
        })}
      </span>
      {takenBack && (
        <span className={styles.quiet}>
          {t('takenBackBy', {
            name: takenBack.by.name,
            time: format.instant(takenBack.at),
            reason: takenBack.reason ?? '',
          })}
        </span>
      )}
      {!takenBack && onTakeBack && (
        <div className={styles.actions}>
          <Button small aria-label={t('takeBackNamed', { title: of(event.title) })} onClick={onTakeBack}>
            {t('takeBack')}
          </Button>
        </div>
      )}
    </li>
  );
}
