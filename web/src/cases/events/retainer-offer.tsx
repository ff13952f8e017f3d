import { type ReactNode, useEffect, useRef } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Button } from '../../ui/button.js';
import { Card } from '../../ui/layout.js';
import { Notice } from '../../ui/notice.js';
import { toast } from '../../ui/toast.js';
import { useOpener } from '../../ui/use-opener.js';
import { useCaseFile } from '../case-file-context.js';
import { MAY } from '../permissions.js';
import { eventsQuery } from '../queries.js';
import { type RecordedEvent } from '../shapes.js';
import { EventForm } from './event-form.js';
import styles from '../court/court.module.css';

const RETAINER = 'RETAINED';

/**
 * With a lead and no retainer on record, the next thing to tell: the appearance and the bond request are counted from it.
 * Nobody but people know that it was signed, so that it is asked and never guessed.
 */
export function RetainerOffer({ onDone }: { onDone?: (recorded: RecordedEvent) => void }) {
  const t = useT('events');
  const { can } = useSession();
  const { id, status, representation } = useCaseFile();
  const { isOpen: telling, setOpen: setTelling, button } = useOpener();
  const { data: events } = useQuery(eventsQuery(id));
  const isTold = events?.items.some(({ kind, takenBack }) => kind === RETAINER && !takenBack) ?? true;
  if (isTold || status === 'closed' || representation !== 'accepted' || !can(MAY.recordEvent)) return null;
  if (!telling)
    return (
      <Notice
        tone="soon"
        title={t('retainer.title')}
        actions={
          <Button ref={button} onClick={() => setTelling(true)}>
            {t('retainer.record')}
          </Button>
        }
      >
        {t('retainer.why')}
      </Notice>
    );
  return (
    <Card title={t('retainer.record')} tone="accent" level={3}>
      <Start>
        <EventForm
          preset={RETAINER}
          onDone={(recorded) => {
            setTelling(false);
            toast(t('cases:saved.event'));
            onDone?.(recorded);
          }}
          onCancel={() => setTelling(false)}
        />
      </Start>
    </Card>
  );
}

/** Whoever pressed the button by keyboard is at the beginning of the form. */
function Start({ children }: { children: ReactNode }) {
  const t = useT('events');
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => start.current?.focus(), []);
  return (
    <div ref={start} tabIndex={-1} role="group" aria-label={t('retainer.record')} className={styles.start}>
      {children}
    </div>
  );
}
