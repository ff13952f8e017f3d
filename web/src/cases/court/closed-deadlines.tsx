import { useOf, useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Button } from '../../ui/button.js';
import { useFormat } from '../../ui/format.js';
import { Badge } from '../../ui/notice.js';
import { MAY } from '../permissions.js';
import { type Deadline } from '../shapes.js';
import { DeadlineHistory } from './deadline-history.js';
import { DeadlineTitle } from './deadline-title.js';
import { DueDates } from './due-dates.js';
import { VerificationLine } from './verification-line.js';
import styles from './court.module.css';

export interface ClosedDeadlinesProps {
  deadlines: readonly Deadline[];
  onReopen: (deadline: Deadline) => void;
}

/** Dates that are over, what was done to each and by whom; one closed by mistake is opened again from here. */
export function ClosedDeadlines({ deadlines, onReopen }: ClosedDeadlinesProps) {
  const t = useT('cases');
  const of = useOf();
  const format = useFormat();
  const { can } = useSession();
  return (
    <details className={styles.how}>
      <summary>{t('deadline.closed', { count: deadlines.length })}</summary>
      <ul className={styles.dates}>
        {deadlines.map((deadline) => (
          <li key={deadline.id}>
            <span className={styles.line}>
              <DeadlineTitle deadline={deadline} /> <Badge>{t(`deadline.status.${deadline.status}`)}</Badge>
            </span>
            <DueDates deadline={deadline} over />
            {deadline.closedByEvent && (
              <span>{t('deadline.closedByEvent', { event: of(deadline.closedByEvent) })}</span>
            )}
            {deadline.history.length === 0 && deadline.closedBy && deadline.closedAt && (
              <span className={styles.quiet}>
                {t('history.by', { name: deadline.closedBy.name, time: format.instant(deadline.closedAt) })}
              </span>
            )}
            {(deadline.history.length === 0 || deadline.source.kind === 'hand') && deadline.note && (
              <span>{deadline.note}</span>
            )}
            <DeadlineHistory history={deadline.history} />
            <VerificationLine verification={deadline.verification} over />
            {deadline.reopenable && can(MAY.reopenDeadline) && (
              <div className={styles.actions}>
                <Button
                  small
                  aria-label={t('deadline.reopenNamed', { title: of(deadline.title) })}
                  onClick={() => onReopen(deadline)}
                >
                  {t('deadline.reopen')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
