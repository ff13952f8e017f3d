import { useQuery } from '@tanstack/react-query';
import { dashboardQuery } from '../dashboard/dashboard-query.js';
import { FiveFigures } from '../dashboard/five-figures.js';
import { Skeleton } from '../ui/layout.js';
import { ProblemNotice } from '../ui/problem-notice.js';

/** The coordinator's five numbers; each leads to its panel on the dashboard. */
export function Figures() {
  const { data: board, error } = useQuery(dashboardQuery);
  return (
    <>
      <ProblemNotice problem={error} />
      {board ? <FiveFigures board={board} elsewhere /> : !error && <Skeleton lines={3} />}
    </>
  );
}
