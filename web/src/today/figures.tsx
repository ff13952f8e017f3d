import { useQuery } from '@tanstack/react-query';
import { dashboardQuery } from '../dashboard/dashboard-query.js';
import { FiveFigures } from '../dashboard/five-figures.js';
import { Skeleton } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';

/** The coordinator's five numbers; each leads to its panel on the dashboard. */
export function Figures() {
  const query = useQuery(dashboardQuery);
  const { data: board, error } = query;
  return (
    <>
      <LoadProblem query={query} />
      {board ? <FiveFigures board={board} elsewhere /> : !error && <Skeleton lines={3} />}
    </>
  );
}
