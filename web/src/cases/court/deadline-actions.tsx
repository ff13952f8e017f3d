import { useOf, useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Button } from '../../ui/button.js';
import { CourtTime } from '../../ui/court-time.js';
import { presentInstant } from '../moment.js';
import { MAY } from '../permissions.js';
import { type Deadline } from '../shapes.js';
import { AddToCalendar } from './add-to-calendar.js';
import { type DeadlineDeedWord } from './deadline-doing.js';
import styles from './court.module.css';

export interface DeadlineActionsProps {
  deadline: Deadline;
  onDo: (what: DeadlineDeedWord) => void;
}

/** What the reader may do to an open deadline now. A watched one says from when it can be marked as passed. */
export function DeadlineActions({ deadline, onDo }: DeadlineActionsProps) {
  const t = useT('cases');
  const { can } = useSession();
  const title = useOf()(deadline.title);
  const { ours, waivable, passableFrom, timeZone, verification, source } = deadline;
  const byHand = source.kind === 'hand';
  const waits = passableFrom !== null && isAhead(passableFrom);
  const words: readonly (readonly [DeadlineDeedWord, boolean])[] = [
    ['met', ours && can(MAY.meetDeadline)],
    ['passed', passableFrom !== null && !waits && can(MAY.passDeadline)],
    ['verify', verification.youMay && can(MAY.verifyDate)],
    ['change', byHand && can(MAY.enterDeadline)],
    ['waive', (ours || byHand) && waivable && can(MAY.waiveDeadline)],
  ];
  return (
    <div className={styles.actions}>
      {words
        .filter(([, may]) => may)
        .map(([what]) => (
          <Button
            key={what}
            small
            aria-label={t(`deadline.${what}Named`, { title })}
            onClick={() => onDo(what)}
          >
            {t(`deadline.${what}`)}
          </Button>
        ))}
      <AddToCalendar kind="deadlines" id={deadline.id} name={title} />
      {waits && can(MAY.passDeadline) && (
        <span className={styles.quiet}>
          {t('deadline.passableFrom')} <CourtTime at={passableFrom} zone={timeZone} inline />
        </span>
      )}
    </div>
  );
}

function isAhead(instant: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(instant), presentInstant()) > 0;
}
