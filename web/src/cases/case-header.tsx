import { useQuery } from '@tanstack/react-query';
import { useT } from '../i18n/use-t.js';
import { CourtTime } from '../ui/court-time.js';
import { useFormat } from '../ui/format.js';
import { Badge } from '../ui/notice.js';
import { PageTitle } from '../ui/page-title.js';
import { useCaseFile } from './case-file-context.js';
import { CountdownBadge } from './countdown-badge.js';
import { DeadlineTitle } from './court/deadline-title.js';
import { lateCount, nextDate, teamNow, whereNow } from './header-facts.js';
import { asPartialDate } from './known-date.js';
import { languageWord } from './languages.js';
import { presentInstant } from './moment.js';
import { assignmentsQuery, custodyQuery, deadlinesQuery, hearingsQuery } from './queries.js';
import styles from './case-header.module.css';

/** Stays in sight while one reads the file: who, what not to do, where, when next, and who answers for it. */
export function CaseHeader() {
  const t = useT('cases');
  const format = useFormat();
  const { reference, detained, safety } = useCaseFile();
  const language = detained.language ? languageWord(detained.language, format.languageName) : null;
  const languages = [language, detained.languageVariant].filter(Boolean).join(' · ');
  return (
    <>
      <div className={styles.bar}>
        <div className={styles.who}>
          <PageTitle title={detained.name || t('noName')} tabTitle={reference} />
          <p className={styles.line}>
            <span className={styles.reference}>{reference}</span>
            {languages && <Badge>{languages}</Badge>}
            {safety.doNotLeaveMessage && <Badge tone="soon">{t('safety.doNotLeaveMessage')}</Badge>}
            {safety.doNotText && <Badge tone="soon">{t('safety.doNotText')}</Badge>}
            {safety.callerNotAuthorised && <Badge tone="soon">{t('safety.callerNotAuthorised')}</Badge>}
          </p>
        </div>
        <NextDateFact />
      </div>
      <dl className={styles.facts}>
        <WhereFact />
        <TeamFact />
      </dl>
    </>
  );
}

function NextDateFact() {
  const t = useT('cases');
  const format = useFormat();
  const { id } = useCaseFile();
  const { data: hearings, isError: noHearings } = useQuery(hearingsQuery(id));
  const { data: deadlines, isError: noDeadlines } = useQuery(deadlinesQuery(id));
  if (!hearings || !deadlines) return noHearings || noDeadlines ? <NextDateUnread /> : null;
  const now = presentInstant();
  const next = nextDate(hearings.items, deadlines.items, now);
  const late = lateCount(deadlines.items, now);
  return (
    <div className={styles.next}>
      <p className={styles.nextLabel}>
        {t('header.next')} {late > 0 && <Badge tone="late">{t('header.late', { count: late })}</Badge>}
      </p>
      {next ? (
        <>
          <p className={styles.line}>
            <CourtTime at={next.moment.at} on={next.moment.on} zone={next.moment.timeZone} inline />
            <CountdownBadge moment={next.moment} />
            {next.hearing?.certainty === 'control' && <Badge tone="soon">{t('ui:hearing.control')}</Badge>}
          </p>
          <p className={styles.quiet}>
            {next.hearing &&
              `${t(`hearing.kind.${next.hearing.kind}`)} · ${t('header.source', { source: t(`hearingSource.${next.hearing.source}`), ago: format.ago(next.hearing.recordedAt) })}`}
            {next.deadline && <DeadlineTitle deadline={next.deadline} />}
          </p>
        </>
      ) : (
        <p className={styles.quiet}>{t('header.nothing')}</p>
      )}
    </div>
  );
}

/** No date in sight must never look like no date at all. */
function NextDateUnread() {
  const t = useT('cases');
  return (
    <div className={styles.next}>
      <p className={styles.nextLabel}>{t('header.next')}</p>
      <p className={styles.quiet}>{t('header.unread')}</p>
    </div>
  );
}

function WhereFact() {
  const t = useT('cases');
  const format = useFormat();
  const { id } = useCaseFile();
  const { data: custody, isError } = useQuery(custodyQuery(id));
  const { stay, moves } = whereNow(custody?.items ?? []);
  const since = asPartialDate(stay?.from ?? null);
  const place = stay?.facility
    ? `${stay.facility.name}, ${stay.facility.city} ${stay.facility.state}`
    : t('custody.nobodyKnows');
  return (
    <div>
      <dt>{t('header.where')}</dt>
      <dd>
        {custody ? (stay ? place : t('custody.none')) : isError && t('header.unread')}
        {since && (
          <span className={styles.quiet}> · {t('header.since', { date: format.partial(since) })}</span>
        )}
        {moves > 0 && <span className={styles.quiet}> · {t('header.moves', { count: moves })}</span>}
      </dd>
    </div>
  );
}

function TeamFact() {
  const t = useT('cases');
  const { id } = useCaseFile();
  const { data: assignments, isError } = useQuery(assignmentsQuery(id));
  const team = teamNow(assignments?.items ?? []);
  const nobody = assignments ? (
    <Badge tone="soon">{t('header.nobody')}</Badge>
  ) : (
    isError && t('header.unread')
  );
  return (
    <>
      {(['lead', 'backup'] as const).map((role) => (
        <div key={role}>
          <dt>{t(`role.${role}`)}</dt>
          <dd>{team[role] ?? nobody}</dd>
        </div>
      ))}
    </>
  );
}
