import { type ReactNode } from 'react';
import { useOf, useT } from '../../i18n/use-t.js';
import { CourtTime } from '../../ui/court-time.js';
import { type Cascade } from '../shapes.js';
import styles from './cascade.module.css';

type CascadeDate = Cascade['appears'][number];

/** The dates that would appear, move and close, one a line. */
export function CascadeDates({ cascade }: { cascade: Cascade }) {
  const t = useT('cases');
  const { appears, moves, closes } = cascade;
  if (appears.length + moves.length + closes.length === 0) return <p>{t('cascade.nothing')}</p>;
  return (
    <ul className={styles.list}>
      {appears.map((date) => (
        <Line key={date.id} word={t('cascade.appears')} date={date}>
          <Due date={date} />
        </Line>
      ))}
      {moves.map(({ before, after }) => (
        <Line key={after.id} word={t('cascade.moves')} date={after}>
          <del className={styles.was}>
            <Due date={before} />
          </del>{' '}
          {t('cascade.to')} <Due date={after} />
        </Line>
      ))}
      {closes.map((date) => (
        <Line key={date.id} word={t('cascade.closes')} date={date}>
          {t(`deadline.status.${date.status}`)}
        </Line>
      ))}
    </ul>
  );
}

function Line({ word, date, children }: { word: string; date: CascadeDate; children: ReactNode }) {
  const t = useT('cases');
  const of = useOf();
  return (
    <li>
      <strong>{word}</strong> {of(date.title)}: {children}
      {!date.verified && date.status === 'open' && (
        <span className={styles.quiet}> · {t('cascade.notVerified')}</span>
      )}
    </li>
  );
}

/** Ours by the earlier day, others' by the later one, as everywhere. */
function Due({ date }: { date: CascadeDate }) {
  const { on, at } = date.ours ? date.nominal : date.rolled;
  return <CourtTime on={on} at={at} zone={date.timeZone} inline />;
}
