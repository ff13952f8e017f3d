import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useT } from '../i18n/use-t.js';
import { classes } from '../ui/classes.js';
import { useFormat } from '../ui/format.js';
import { deliveredShare, deliveryHealth } from './delivery-health.js';
import { weekSum } from './heat.js';
import { type DeadlineDashboard } from './shapes.js';
import styles from './figures.module.css';

interface FiveFiguresProps {
  board: DeadlineDashboard;
  /** Shown on another screen than the panels behind them. */
  elsewhere?: boolean;
}

/** The five numbers of the morning, the same wherever they stand; each leads to the panel behind it. */
export function FiveFigures({ board, elsewhere }: FiveFiguresProps) {
  const t = useT('shell');
  const { number } = useFormat();
  const { overdue, nextSevenDays, coverage, unassigned, delivery, asOf } = board;
  const share = deliveredShare(delivery);
  const silent = deliveryHealth(delivery, asOf).tone === 'late';
  const figures = [
    { key: 'overdue', value: number(overdue.count), late: overdue.count > 0 },
    { key: 'week', value: number(weekSum(nextSevenDays).total) },
    { key: 'unassigned', value: number(unassigned.count) },
    {
      key: 'coverage',
      value: `${number(coverage.covered)}/${number(coverage.total)}`,
      late: coverage.nobody > 0,
    },
    {
      key: 'delivery',
      value:
        share === null
          ? t('figure.none')
          : t('figure.percent', { value: number(Math.floor(share * 1000) / 10) }),
      late: silent,
    },
  ];
  return (
    <ul className={styles.figures} aria-label={t('figure.label')}>
      {figures.map(({ key, value, late }) => {
        const className = classes(styles.figure, late && styles.late);
        const inside = (
          <>
            <span className={styles.value}>
              {value}
              {late && <TriangleAlert size={20} role="img" aria-label={t('figure.look')} />}
            </span>
            <span className={styles.label}>{t(`figure.${key}`)}</span>
          </>
        );
        return (
          <li key={key}>
            {elsewhere ? (
              <Link to="/deadlines" hash={key} className={className}>
                {inside}
              </Link>
            ) : (
              <a href={`#${key}`} className={className}>
                {inside}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
