import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Button } from '../../ui/button.js';
import { CourtTime } from '../../ui/court-time.js';
import { Actions, Stack } from '../../ui/layout.js';
import { Notice } from '../../ui/notice.js';
import { CountdownBadge } from '../countdown-badge.js';
import { dueMoment } from '../header-facts.js';
import { type Deadline } from '../shapes.js';
import { DeadlineTitle } from './deadline-title.js';
import styles from './court.module.css';

/** What was just written down, and the dates that follow from it. */
export interface Outcome {
  /** Key after `saved.` in the words of the cases. */
  saved: 'decision' | 'correction' | 'continued' | 'scheduled' | 'filing' | 'event' | 'entered';
  deadlines: readonly Deadline[];
  warnings: readonly string[];
}

/** Shows the dates that were made before one leaves: somebody must know them now, not at the first reminder. */
export function OutcomeCard({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  const t = useT('cases');
  const { saved, deadlines, warnings } = outcome;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'start' });
  }, [outcome]);
  const open = deadlines.filter(({ status }) => status === 'open');
  return (
    <div ref={box} tabIndex={-1} className={styles.outcome}>
      <Notice tone="ok" title={t(`saved.${saved}`)}>
        <Stack space="tight">
          <p>
            {saved === 'entered'
              ? t('saved.planned')
              : open.length > 0
                ? t('saved.dates', { count: open.length })
                : t('saved.noDates')}
          </p>
          <ul className={styles.dates}>
            {open.map((deadline) => (
              <li key={deadline.id}>
                <span>
                  <DeadlineTitle deadline={deadline} />{' '}
                  <span className={styles.quiet}>{t(`owner.${deadline.owner}`)}</span>
                </span>
                <span className={styles.line}>
                  <CourtTime {...dueMoment(deadline)} zone={deadline.timeZone} inline />{' '}
                  <CountdownBadge moment={dueMoment(deadline)} />
                </span>
              </li>
            ))}
          </ul>
          {warnings.map((warning) => (
            <p key={warning}>
              <strong>{t(`warning.${warning}`)}</strong>
            </p>
          ))}
          <Actions>
            <Button onClick={onClose}>{t('saved.close')}</Button>
          </Actions>
        </Stack>
      </Notice>
    </div>
  );
}
