import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Button } from '../../ui/button.js';
import { useFormat } from '../../ui/format.js';
import { Card, EmptyState } from '../../ui/layout.js';
import { verifyHearing } from '../deeds.js';
import { MAY } from '../permissions.js';
import { type Hearing } from '../shapes.js';
import { ContinueForm } from './continue-form.js';
import { HearingItem } from './hearing-item.js';
import { hearingsInOrder } from './hearing-order.js';
import { type Outcome } from './outcome-card.js';
import { ScheduleForm } from './schedule-form.js';
import { VacateDialog } from './vacate-dialog.js';
import { VerifyDialog } from './verify-dialog.js';
import styles from './court.module.css';

type Doing = { what: 'schedule' } | { what: 'continue' | 'vacate' | 'verify'; hearing: Hearing };

export interface HearingsCardProps {
  hearings: readonly Hearing[];
  onDone: (outcome: Outcome) => void;
}

export function HearingsCard({ hearings, onDone }: HearingsCardProps) {
  const t = useT('cases');
  const { can } = useSession();
  const [doing, setDoing] = useState<Doing | null>(null);
  const stop = () => setDoing(null);
  const done = (outcome: Outcome) => {
    stop();
    onDone(outcome);
  };
  const ordered = hearingsInOrder(hearings);
  const asked = doing && 'hearing' in doing ? hearings.find(({ id }) => id === doing.hearing.id) : undefined;
  return (
    <>
      {doing?.what === 'schedule' && (
        <Card title={t('hearing.schedule')} tone="accent" level={3}>
          <ScheduleForm courtId={ordered[0]?.court.id ?? ''} onDone={done} onCancel={stop} />
        </Card>
      )}
      {doing?.what === 'vacate' && <VacateDialog hearing={doing.hearing} onDone={stop} />}
      {doing?.what === 'verify' && <VerifyHearing hearing={asked ?? doing.hearing} onDone={stop} />}
      <Card
        title={t('hearing.title')}
        level={3}
        actions={
          can(MAY.scheduleHearing) &&
          !doing && <Button onClick={() => setDoing({ what: 'schedule' })}>{t('hearing.schedule')}</Button>
        }
      >
        {ordered.length === 0 ? (
          <EmptyState why={t('hearing.none')} next={t('hearing.noneNext')} />
        ) : (
          <ul className={styles.list}>
            {ordered.map((hearing) => (
              <li key={hearing.id}>
                <HearingItem
                  hearing={hearing}
                  onContinue={() => setDoing({ what: 'continue', hearing })}
                  onVacate={() => setDoing({ what: 'vacate', hearing })}
                  onVerify={() => setDoing({ what: 'verify', hearing })}
                  onDone={done}
                />
                {doing?.what === 'continue' && doing.hearing.id === hearing.id && (
                  <ContinueForm hearing={hearing} onDone={done} onCancel={stop} />
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}

function VerifyHearing({ hearing, onDone }: { hearing: Hearing; onDone: () => void }) {
  const t = useT('cases');
  const format = useFormat();
  const { kind, at, on, startsAt, timeZone } = hearing;
  const when = at && startsAt ? format.instant(startsAt, timeZone) : on && format.day(on);
  const name = [t(`hearing.kind.${kind}`), when].filter(Boolean).join(', ');
  return (
    <VerifyDialog
      name={name}
      onVerify={(body) => verifyHearing(hearing.id, hearing.version, body)}
      onDone={onDone}
    />
  );
}
