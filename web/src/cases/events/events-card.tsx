import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useOf, useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Button } from '../../ui/button.js';
import { Card, EmptyState, Skeleton } from '../../ui/layout.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { useCaseFile } from '../case-file-context.js';
import { takeBackEvent } from '../deeds.js';
import { ReasonDialog } from '../form/reason-dialog.js';
import { MAY } from '../permissions.js';
import { eventsQuery } from '../queries.js';
import { type LegalEvent } from '../shapes.js';
import { type Outcome } from '../court/outcome-card.js';
import { EventForm } from './event-form.js';
import { EventItem } from './event-item.js';
import { RetainerOffer } from './retainer-offer.js';
import styles from '../court/court.module.css';

/** What happened in the case, the latest first, and the form to tell of more. */
export function EventsCard({ onDone }: { onDone: (outcome: Outcome) => void }) {
  const t = useT('events');
  const of = useOf();
  const { can } = useSession();
  const { id } = useCaseFile();
  const [adding, setAdding] = useState(false);
  const [taking, setTaking] = useState<LegalEvent | null>(null);
  const query = useQuery(eventsQuery(id));
  const { data: events, error } = query;
  const mayRecord = can(MAY.recordEvent);
  return (
    <Card
      title={t('title')}
      level={3}
      actions={mayRecord && !adding && <Button onClick={() => setAdding(true)}>{t('add')}</Button>}
    >
      <LoadProblem query={query} />
      {!events && !error && <Skeleton lines={3} />}
      {!adding && (
        <RetainerOffer onDone={({ deadlines }) => onDone({ saved: 'event', deadlines, warnings: [] })} />
      )}
      {adding && (
        <div className={styles.form}>
          <EventForm
            onDone={({ deadlines }) => {
              setAdding(false);
              onDone({ saved: 'event', deadlines, warnings: [] });
            }}
            onCancel={() => setAdding(false)}
          />
        </div>
      )}
      {events?.items.length === 0 && !adding && <EmptyState why={t('none')} next={t('noneNext')} />}
      {events && events.items.length > 0 && (
        <ul className={styles.list} aria-label={t('title')}>
          {events.items.map((event) => (
            <EventItem key={event.id} event={event} onTakeBack={mayRecord ? () => setTaking(event) : null} />
          ))}
        </ul>
      )}
      {taking && (
        <ReasonDialog
          title={t('takeBackTitle', { title: of(taking.title) })}
          means={t('takeBackMeans')}
          label={t('takeBackReason')}
          maxLength={2000}
          submitLabel={t('takeBack')}
          done={t('takenBackDone')}
          onGive={(reason) => takeBackEvent(taking.id, reason)}
          onDone={() => setTaking(null)}
        />
      )}
    </Card>
  );
}
