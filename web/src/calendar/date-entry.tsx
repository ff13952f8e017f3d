import { Gavel, Hourglass } from 'lucide-react';
import { CaseLink } from '../dashboard/case-link.js';
import { useOf, useT } from '../i18n/use-t.js';
import { CourtTime } from '../ui/court-time.js';
import { HearingTime } from '../ui/hearing-time.js';
import { Badge } from '../ui/notice.js';
import { type CalendarDeadline, type CalendarHearing } from './calendar-query.js';
import styles from './calendar.module.css';

interface Team {
  lead: { name: string } | null;
  backup: { name: string } | null;
}

/** Who stands beside the client, or that somebody is missing. */
export function TeamWords({ lead, backup }: Team) {
  const t = useT('calendar');
  if (!lead && !backup) return <Badge tone="late">{t('team.nobody')}</Badge>;
  return (
    <>
      {[lead?.name, backup?.name].filter(Boolean).join(' / ')}
      {!(lead && backup) && (
        <>
          {' '}
          <Badge tone="soon">{t(lead ? 'team.noBackup' : 'team.noLead')}</Badge>
        </>
      )}
    </>
  );
}

/** How sure a hearing's date is, or that it is over. */
export function HearingMark({ hearing: { status, isVerified } }: { hearing: CalendarHearing }) {
  const t = useT('calendar');
  if (status === 'held') return <Badge>{t('held')}</Badge>;
  return isVerified ? <Badge tone="ok">{t('verified')}</Badge> : <Badge tone="soon">{t('unverified')}</Badge>;
}

export function HearingEntry({ hearing }: { hearing: CalendarHearing }) {
  const t = useT('calendar');
  const { caseReference, kind, court, modality } = hearing;
  return (
    <div className={styles.entry}>
      <Gavel size={20} aria-hidden="true" className={styles.icon} />
      <div className={styles.entryWords}>
        <p className={styles.line}>
          <HearingTime {...hearing} inline />
          <HearingMark hearing={hearing} />
        </p>
        <p className={styles.line}>
          <CaseLink reference={caseReference} tab="court" />
          <span>{t(`cases:hearing.kind.${kind}`)}</span>
        </p>
        <p className={styles.quiet}>
          {court.name} · {t(`cases:modality.${modality}`)}
        </p>
        <p className={styles.quiet}>
          <TeamWords {...hearing} />
        </p>
      </div>
    </div>
  );
}

export function DeadlineEntry({ deadline }: { deadline: CalendarDeadline }) {
  const t = useT('calendar');
  const of = useOf();
  const { caseReference, title, at, timeZone, owner } = deadline;
  return (
    <div className={styles.entry}>
      <Hourglass size={20} aria-hidden="true" className={styles.icon} />
      <div className={styles.entryWords}>
        <p className={styles.line}>
          {at ? <CourtTime at={at} zone={timeZone} inline /> : <strong>{t('dueThisDay')}</strong>}
          <Badge>{t(owner === 'US' || owner === 'INT' ? 'ours' : 'theirs')}</Badge>
        </p>
        <p className={styles.line}>
          <CaseLink reference={caseReference} tab="court" />
          <span>{of(title)}</span>
        </p>
        <p className={styles.quiet}>
          <TeamWords {...deadline} />
        </p>
      </div>
    </div>
  );
}
