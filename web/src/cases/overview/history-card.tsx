import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Button } from '../../ui/button.js';
import { useFormat } from '../../ui/format.js';
import { Card } from '../../ui/layout.js';
import { useCaseFile } from '../case-file-context.js';
import styles from './overview.module.css';

const SHORT = 6;

/** What happened in the case, newest first. */
export function HistoryCard() {
  const t = useT('cases');
  const format = useFormat();
  const { timeline } = useCaseFile();
  const [all, setAll] = useState(false);
  const shown = all ? timeline : timeline.slice(0, SHORT);
  return (
    <Card title={t('history.title')}>
      <ol className={styles.list}>
        {shown.map(({ id, kind, to, by, at }) => (
          <li key={id} className={styles.contact}>
            <span>
              {kind === 'moved' && to ? t('event.moved', { to: t(`state.${to}`) }) : t(`event.${kind}`)}
            </span>
            <span className={styles.quiet}>
              {by ? t('history.by', { name: by.name, time: format.instant(at) }) : format.instant(at)}
            </span>
          </li>
        ))}
      </ol>
      {!all && timeline.length > SHORT && (
        <div>
          <Button small onClick={() => setAll(true)}>
            {t('history.all', { count: timeline.length })}
          </Button>
        </div>
      )}
    </Card>
  );
}
