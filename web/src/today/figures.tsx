import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, said } from '../api/client.js';
import { useT } from '../i18n/use-t.js';
import { classes } from '../ui/classes.js';
import { useFormat } from '../ui/format.js';
import { Skeleton } from '../ui/layout.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import styles from './today.module.css';

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

/** The coordinator's five numbers; each leads to the list behind it. */
export function Figures() {
  const t = useT('shell');
  const { number } = useFormat();
  const { data: board, error } = useQuery({
    queryKey: ['dashboard', 'deadlines'],
    queryFn: () => said(api.GET('/api/dashboard/deadlines')),
  });
  if (error) return <ProblemNotice problem={error} />;
  if (!board) return <Skeleton lines={3} />;
  const beating = board.delivery.heartbeat.ok;
  const figures = [
    { key: 'overdue', value: number(board.overdue.count), late: board.overdue.count > 0 },
    { key: 'week', value: number(sum(board.nextSevenDays.rows.flatMap((row) => row.cells))) },
    { key: 'coverage', value: `${board.coverage.covered}/${board.coverage.total}` },
    { key: 'unassigned', value: number(sum(board.unassigned.bars.map((bar) => bar.count))) },
    { key: 'delivery', value: t(beating ? 'figure.beating' : 'figure.silent'), late: !beating },
  ];
  return (
    <ul className={styles.figures}>
      {figures.map(({ key, value, late }) => (
        <li key={key}>
          <Link to="/deadlines" className={classes(styles.figure, late && styles.late)}>
            <span className={styles.value}>{value}</span>
            <span className={styles.label}>{t(`figure.${key}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
