import { useT } from '../../i18n/use-t.js';
import { useFormat } from '../../ui/format.js';
import { type DeadlineDeed } from '../shapes.js';
import styles from './court.module.css';

/** What people did to a deadline, in the order in which they did it. */
export function DeadlineHistory({ history }: { history: readonly DeadlineDeed[] }) {
  const t = useT('cases');
  const format = useFormat();
  if (history.length === 0) return null;
  return (
    <ol className={styles.history} aria-label={t('history.title')}>
      {history.map(({ kind, by, at, on, docketCheck, note }) => (
        <li key={`${kind} ${at}`}>
          <span className={styles.quiet}>
            {t(`deed.${kind}`)}
            {on && ` ${format.day(on)}`}
            {docketCheck && ` (${t(`docket.${docketCheck}`)})`}
            {' · '}
            {t('history.by', { name: by.name, time: format.instant(at) })}
          </span>
          {note && <span>{note}</span>}
        </li>
      ))}
    </ol>
  );
}
