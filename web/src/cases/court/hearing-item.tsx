import { lazyRouteComponent } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Button, LinkButton } from '../../ui/button.js';
import { useFormat } from '../../ui/format.js';
import { HearingTime } from '../../ui/hearing-time.js';
import { Badge, type BadgeTone } from '../../ui/notice.js';
import { useCaseFile } from '../case-file-context.js';
import { CountdownBadge } from '../countdown-badge.js';
import { hearingMoment } from '../header-facts.js';
import { MAY } from '../permissions.js';
import { type Hearing } from '../shapes.js';
import { AddToCalendar } from './add-to-calendar.js';
import { type Outcome } from './outcome-card.js';
import { VerificationLine } from './verification-line.js';
import styles from './court.module.css';

const DecisionPart = lazyRouteComponent(() => import('./decision-part.js'), 'DecisionPart');

const TONES: Record<string, BadgeTone> = { scheduled: 'accent', held: 'ok' };

export interface HearingItemProps {
  hearing: Hearing;
  onContinue: () => void;
  onVacate: () => void;
  onVerify: () => void;
  /** The decision was put right. */
  onDone: (outcome: Outcome) => void;
}

export function HearingItem({ hearing, onDone, ...acts }: HearingItemProps) {
  const t = useT('cases');
  const format = useFormat();
  const { kind, status, court, modality, link, judge, source, recordedBy, recordedAt, reason, decision } =
    hearing;
  const standing = status === 'scheduled';
  return (
    <div className={styles.hearing}>
      <p className={styles.line}>
        <strong>{t(`hearing.kind.${kind}`)}</strong>
        <Badge tone={TONES[status] ?? 'plain'}>{t(`hearing.status.${status}`)}</Badge>
        {standing && hearing.on && <CountdownBadge moment={hearingMoment(hearing)} past="over" />}
      </p>
      <HearingTime {...hearing} />
      <p>
        {court.name} · {t(`modality.${modality}`)}
        {judge && ` · ${t('hearing.judge', { judge })}`}
      </p>
      {link && <Link link={link} />}
      {reason && <p>{t('hearing.reason', { reason })}</p>}
      <p className={styles.quiet}>
        {t('hearing.told', {
          source: t(`hearingSource.${source}`),
          name: recordedBy.name,
          ago: format.ago(recordedAt),
        })}
      </p>
      <VerificationLine verification={hearing.verification} over={!standing} />
      {decision && (
        <Suspense>
          <DecisionPart hearing={hearing} onDone={onDone} />
        </Suspense>
      )}
      {standing && <HearingActions hearing={hearing} {...acts} />}
    </div>
  );
}

function Link({ link }: { link: string }) {
  const t = useT('cases');
  if (!link.startsWith('https://')) return <p>{t('hearing.link', { link })}</p>;
  return (
    <p>
      <a href={link} target="_blank" rel="noreferrer">
        {t('hearing.join')}
      </a>
    </p>
  );
}

function HearingActions({ hearing, onContinue, onVacate, onVerify }: Omit<HearingItemProps, 'onDone'>) {
  const t = useT('cases');
  const { can } = useSession();
  const { reference } = useCaseFile();
  const format = useFormat();
  const day = hearing.on ? format.day(hearing.on) : t('certainty.to_be_set');
  return (
    <div className={styles.actions}>
      {can(MAY.recordDecision) && !hearing.decision && (
        <LinkButton
          variant="primary"
          small
          to="/cases/$ref"
          params={{ ref: reference }}
          search={{ tab: 'court', record: hearing.id }}
          resetScroll={false}
          aria-label={t('hearing.recordNamed', { day })}
        >
          {t('hearing.record')}
        </LinkButton>
      )}
      {hearing.verification.youMay && can(MAY.verifyDate) && (
        <Button small aria-label={t('hearing.verifyNamed', { day })} onClick={onVerify}>
          {t('deadline.verify')}
        </Button>
      )}
      {can(MAY.scheduleHearing) && (
        <>
          <Button small aria-label={t('hearing.continueNamed', { day })} onClick={onContinue}>
            {t(hearing.certainty === 'exact' ? 'hearing.continue' : 'hearing.setDate')}
          </Button>
          <Button small aria-label={t('hearing.vacateNamed', { day })} onClick={onVacate}>
            {t('hearing.vacate')}
          </Button>
        </>
      )}
      {hearing.on && <AddToCalendar kind="hearings" id={hearing.id} name={day} />}
    </div>
  );
}
