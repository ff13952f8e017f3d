import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Button } from '../../ui/button.js';
import { useFormat } from '../../ui/format.js';
import { Card, EmptyState } from '../../ui/layout.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { useCaseFile } from '../case-file-context.js';
import { MAY } from '../permissions.js';
import { filingsQuery } from '../queries.js';
import { type Hearing } from '../shapes.js';
import { FilingForm } from './filing-form.js';
import { orderedRelease } from './filing-kinds.js';
import { type Outcome } from './outcome-card.js';
import styles from './court.module.css';

export interface FilingsCardProps {
  hearings: readonly Hearing[];
  onDone: (outcome: Outcome) => void;
}

/** What the government filed after an order of release. Without such an order there is nothing to file. */
export function FilingsCard({ hearings, onDone }: FilingsCardProps) {
  const t = useT('cases');
  useT('filings');
  const format = useFormat();
  const { can } = useSession();
  const { id } = useCaseFile();
  const [adding, setAdding] = useState(false);
  const query = useQuery(filingsQuery(id));
  const { data: filings } = query;
  const released = hearings.some(({ decision }) => decision && orderedRelease(decision.result));
  if (!released && !filings?.items.length) return null;
  return (
    <Card
      title={t('filings:title')}
      level={3}
      actions={
        can(MAY.recordDecision) &&
        !adding &&
        released && <Button onClick={() => setAdding(true)}>{t('filings:add')}</Button>
      }
    >
      <LoadProblem query={query} />
      {adding && (
        <FilingForm
          onDone={(outcome) => {
            setAdding(false);
            onDone(outcome);
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      {filings?.items.length === 0 && !adding && <EmptyState why={t('filings:none')} />}
      {filings && filings.items.length > 0 && (
        <ul className={styles.list}>
          {filings.items.map((filing) => (
            <li key={filing.id}>
              <span>
                <strong>{t(`filings:kind.${filing.kind}`)}</strong> · {format.day(filing.on)}
              </span>
              <span className={styles.quiet}>
                {t('history.by', { name: filing.recordedBy.name, time: format.instant(filing.recordedAt) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
