import { useT } from '../../i18n/use-t.js';
import { useFormat } from '../../ui/format.js';
import { type Deadline } from '../shapes.js';
import styles from './court.module.css';

/** What a deadline was computed from, and who entered that. */
export function DeadlineSource({ source }: Pick<Deadline, 'source'>) {
  const t = useT('cases');
  const format = useFormat();
  const { kind, by, at, toldBy } = source;
  return (
    <span className={styles.quiet}>
      {toldBy
        ? t('deadline.from.hand', { source: t(`hearingSource.${toldBy}`) })
        : t(`deadline.from.${kind}`)}
      {by && ` ${t('deadline.enteredBy', { name: by.name, ago: format.ago(at) })}`}
    </span>
  );
}
