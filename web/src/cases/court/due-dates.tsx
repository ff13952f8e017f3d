import { useT } from '../../i18n/use-t.js';
import { CourtTime } from '../../ui/court-time.js';
import { CountdownBadge } from '../countdown-badge.js';
import { dueMoment } from '../header-facts.js';
import { type Deadline } from '../shapes.js';
import { wasRolled } from './deadline-groups.js';
import styles from './court.module.css';

/** The day by the count, and the day it rolls to where it does. Which of them counts is said by whose act it is. */
export function DueDates({ deadline, over }: { deadline: Deadline; over?: boolean }) {
  const t = useT('cases');
  const { nominal, rolled, remindAt, timeZone } = deadline;
  return (
    <div className={styles.due}>
      <CourtTime at={nominal.at} on={nominal.on} zone={timeZone} />
      {wasRolled(deadline) && (
        <span>
          {t('deadline.rolled')} <CourtTime at={rolled.at} on={rolled.on} zone={timeZone} inline />
        </span>
      )}
      {!over && <CountdownBadge moment={dueMoment(deadline)} />}
      {!over && (remindAt.on ?? remindAt.at) && (
        <span className={styles.quiet}>
          {t('deadline.remind')} <CourtTime at={remindAt.at} on={remindAt.on} zone={timeZone} inline />
        </span>
      )}
    </div>
  );
}
