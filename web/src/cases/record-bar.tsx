import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { LinkButton } from '../ui/button.js';
import { HearingTime } from '../ui/hearing-time.js';
import { useCaseFile } from './case-file-context.js';
import { hearingMoment, hearingToRecord } from './header-facts.js';
import { endOf, presentInstant } from './moment.js';
import { MAY } from './permissions.js';
import { hearingsQuery } from './queries.js';
import styles from './record-bar.module.css';

/** On the day of a hearing, and until its result is in the file: one press away, on a phone under the thumb. */
export function RecordBar() {
  const t = useT('cases');
  const { id, reference } = useCaseFile();
  const { can } = useSession();
  const { record } = useSearch({ strict: false });
  const { data: hearings } = useQuery(hearingsQuery(id));
  const hearing = hearingToRecord(hearings?.items ?? [], presentInstant());
  if (!hearing || record || !can(MAY.recordDecision)) return null;
  const begun = endOf(hearingMoment(hearing)) <= presentInstant().epochMilliseconds;
  return (
    <div className={styles.bar}>
      <p>
        {t(begun ? 'record.wanted' : 'record.today')} <HearingTime {...hearing} inline />
      </p>
      <LinkButton
        variant="primary"
        to="/cases/$ref"
        params={{ ref: reference }}
        search={{ tab: 'court', record: hearing.id }}
        resetScroll={false}
      >
        {t('hearing.record')}
      </LinkButton>
    </div>
  );
}
