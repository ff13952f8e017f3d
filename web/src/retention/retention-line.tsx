import { useQuery } from '@tanstack/react-query';
import { useT } from '../i18n/use-t.js';
import { useFormat } from '../ui/format.js';
import { LoadProblem } from '../ui/load-problem.js';
import { HowCounted } from './how-counted.js';
import { retentionsQuery } from './retention-api.js';

/** Until when a declined call is kept whole; nothing when no date is open. */
export function RetentionLine({ intakeId }: { intakeId: string }) {
  const t = useT('retention');
  const { day } = useFormat();
  const query = useQuery(retentionsQuery(intakeId));
  const [date] = query.data ?? [];
  if (!date) return <LoadProblem query={query} />;
  return (
    <div>
      <p>{t('line', { day: day(date.dueOn) })}</p>
      <HowCounted date={date} />
    </div>
  );
}
