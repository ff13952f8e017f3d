import { useT } from '../../i18n/use-t.js';
import { CourtTime } from '../../ui/court-time.js';
import { type Transfer } from '../shapes.js';
import styles from './cascade.module.css';

/** The place of detention decides the court, the district and the circuit; a hearing elsewhere may not be held. */
export function TransferFacts({ transfer }: { transfer: Transfer }) {
  const t = useT('cases');
  const { from, to, changes, hearingsElsewhere, teamElsewhere } = transfer;
  if (!to) return <p>{t('cascade.nowhere')}</p>;
  const isNew = (...what: Transfer['changes']) => what.some((each) => changes.includes(each));
  return (
    <ul className={styles.list}>
      <li>
        {to.court ? t('custody.changesCourt', { court: to.court.name }) : t('custody.changesNoCourt')}
        {from && isNew('court') && ` ${t('cascade.was', { what: from.court?.name ?? t('cascade.noCourt') })}`}
      </li>
      <li>
        {t('custody.changesDistrict', { district: to.district, circuit: to.circuit })}
        {from && isNew('district', 'circuit') && ` ${t('cascade.was', { what: from.district })}`}
      </li>
      {isNew('timeZone') && <li>{t('cascade.zone')}</li>}
      {hearingsElsewhere.map(({ id, kind, courtName, on, startsAt, timeZone }) => (
        <li key={id}>
          <strong>
            {t('cascade.elsewhere', { hearing: t(`hearing.kind.${kind}`), court: courtName })}{' '}
            <CourtTime at={startsAt} on={on} zone={timeZone} inline />
          </strong>
        </li>
      ))}
      {teamElsewhere.map(({ id, name, role }) => (
        <li key={id}>
          <strong>{t('cascade.notTheirCourt', { name, role: t(`role.${role}`) })}</strong>
        </li>
      ))}
      {isNew('court', 'circuit', 'district') && <li>{t('cascade.team')}</li>}
    </ul>
  );
}
