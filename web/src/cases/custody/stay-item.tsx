import { useOf, useT } from '../../i18n/use-t.js';
import { CourtTime } from '../../ui/court-time.js';
import { useFormat } from '../../ui/format.js';
import { Badge } from '../../ui/notice.js';
import { asPartialDate } from '../known-date.js';
import { HOME_ZONE } from '../moment.js';
import { type Stay } from '../shapes.js';
import styles from './custody.module.css';

/** One stay on the line. */
export function StayItem({ stay, present }: { stay: Stay; present: boolean }) {
  const t = useT('cases');
  const of = useOf();
  const format = useFormat();
  const from = asPartialDate(stay.from);
  const to = asPartialDate(stay.to);
  const since = from ? format.partial(from) : t('custody.dateUnknown');
  const when =
    present && !to
      ? t('custody.since', { date: since })
      : t('custody.fromTo', { from: since, to: to ? format.partial(to) : t('custody.dateUnknown') });
  const { facility } = stay;
  return (
    <li className={styles.stay} data-present={present}>
      <p className={styles.place}>
        <strong>{facility ? facility.name : t('custody.nobodyKnows')}</strong>
        {present && !to && <Badge tone="accent">{t('custody.present')}</Badge>}
      </p>
      {facility && (
        <p className={styles.quiet}>
          {facility.city} {facility.state}
          {facility.detloc && ` · ${facility.detloc}`}
        </p>
      )}
      <p>{when}</p>
      {stay.release && <p>{t('custody.left', { how: of(stay.release) })}</p>}
      {stay.wouldBeReleasedAt && (
        <p>
          {t('custody.wouldBeReleased')}{' '}
          <CourtTime at={stay.wouldBeReleasedAt} zone={facility?.timeZone ?? HOME_ZONE} inline />
        </p>
      )}
      {stay.detainerLodged !== null && (
        <p>{t(stay.detainerLodged ? 'custody.detainerYes' : 'custody.detainerNo')}</p>
      )}
      <p className={styles.quiet}>
        {t('custody.told', {
          source: t(`custodySource.${stay.source}`),
          name: stay.recordedBy.name,
          time: format.instant(stay.recordedAt),
        })}
      </p>
    </li>
  );
}
