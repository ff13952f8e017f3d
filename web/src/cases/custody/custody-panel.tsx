import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Button } from '../../ui/button.js';
import { Card, EmptyState, Skeleton, Stack } from '../../ui/layout.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { useCaseFile } from '../case-file-context.js';
import { MAY } from '../permissions.js';
import { custodyQuery } from '../queries.js';
import { EventForm } from '../events/event-form.js';
import { StayForm } from './stay-form.js';
import { StayItem } from './stay-item.js';
import styles from './custody.module.css';

/** Where the person was and is: a line of stays, each ended by the next. */
export function CustodyPanel() {
  const t = useT('cases');
  useT('events');
  const { can } = useSession();
  const { id } = useCaseFile();
  const [adding, setAdding] = useState<'stay' | 'release' | null>(null);
  const query = useQuery(custodyQuery(id));
  const { data: custody, error } = query;
  const mayRelease = can(MAY.recordEvent) && custody?.items[0]?.releaseType === null;
  const close = () => setAdding(null);
  return (
    <Stack>
      <h2 className="hidden-but-read">{t('tab.custody')}</h2>
      {adding === 'release' && (
        <Card title={t('events:release')} tone="accent" level={3}>
          <EventForm stage="release" onDone={close} onCancel={close} />
        </Card>
      )}
      {adding === 'stay' && (
        <Card title={t('custody.add')} tone="accent" level={3}>
          <StayForm onDone={close} />
        </Card>
      )}
      <Card
        title={t('custody.title')}
        level={3}
        actions={
          !adding && (
            <>
              {mayRelease && <Button onClick={() => setAdding('release')}>{t('events:release')}</Button>}
              {can(MAY.recordStay) && <Button onClick={() => setAdding('stay')}>{t('custody.add')}</Button>}
            </>
          )
        }
      >
        <LoadProblem query={query} />
        {!custody && !error && <Skeleton lines={5} />}
        {custody?.items.length === 0 && <EmptyState why={t('custody.empty')} next={t('custody.emptyNext')} />}
        {custody && custody.items.length > 0 && (
          <ol className={styles.line} aria-label={t('custody.lineLabel')}>
            {custody.items.map((stay, index) => (
              <StayItem key={stay.id} stay={stay} present={index === 0} />
            ))}
          </ol>
        )}
      </Card>
    </Stack>
  );
}
