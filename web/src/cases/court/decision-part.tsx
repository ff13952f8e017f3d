import { lazyRouteComponent } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Button } from '../../ui/button.js';
import { classes } from '../../ui/classes.js';
import { useFormat } from '../../ui/format.js';
import { Skeleton } from '../../ui/layout.js';
import { useOpener } from '../../ui/use-opener.js';
import { useCaseFile } from '../case-file-context.js';
import { MAY } from '../permissions.js';
import { type Hearing } from '../shapes.js';
import { DecisionWords } from './decision-words.js';
import { type Outcome } from './outcome-card.js';
import styles from './court.module.css';

const CorrectionForm = lazyRouteComponent(() => import('./correction-form.js'), 'CorrectionForm');

interface DecisionPartProps {
  hearing: Hearing;
  onDone: (outcome: Outcome) => void;
}

/** What was decided, what was recorded before and why it was wrong, and the way to put right what stands. */
export function DecisionPart({ hearing, onDone }: DecisionPartProps) {
  const t = useT('corrections');
  const format = useFormat();
  const { can } = useSession();
  const { status } = useCaseFile();
  const { isOpen: correcting, setOpen: setCorrecting, button } = useOpener();
  const { decision, earlierDecisions, on } = hearing;
  const mayCorrect = can(MAY.recordDecision) && status !== 'closed';
  return (
    <>
      {decision && <DecisionWords decision={decision} />}
      {earlierDecisions.length > 0 && (
        <details className={styles.how}>
          <summary>{t('earlier', { count: earlierDecisions.length })}</summary>
          <ul className={classes(styles.list, styles.replaced)}>
            {earlierDecisions.map((earlier) => (
              <li key={earlier.id}>
                <DecisionWords decision={earlier} />
                <span className={styles.quiet}>
                  {t('recorded', {
                    name: earlier.recordedBy.name,
                    time: format.instant(earlier.recordedAt),
                  })}
                </span>
                {earlier.corrected && (
                  <span className={styles.quiet}>
                    {t('corrected', {
                      name: earlier.corrected.by.name,
                      time: format.instant(earlier.corrected.at),
                      reason: earlier.corrected.reason ?? '',
                    })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {decision && mayCorrect && !correcting && (
        <div className={styles.actions}>
          <Button
            small
            ref={button}
            aria-label={t('correctNamed', { day: format.day(on ?? decision.decidedOn) })}
            onClick={() => setCorrecting(true)}
          >
            {t('correct')}
          </Button>
        </div>
      )}
      {decision && correcting && (
        <Suspense fallback={<Skeleton lines={8} />}>
          <CorrectionForm
            key={decision.id}
            hearing={hearing}
            decision={decision}
            onDone={(outcome) => {
              setCorrecting(false);
              onDone(outcome);
            }}
            onCancel={() => setCorrecting(false)}
          />
        </Suspense>
      )}
    </>
  );
}
