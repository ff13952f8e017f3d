import { useQuery } from '@tanstack/react-query';
import { useCaseFile } from '../case-file-context.js';
import { hearingsQuery } from '../queries.js';
import { type Hearing } from '../shapes.js';

/** The court of a hearing to come in which somebody does not say that they appear; null when there is none. */
export function courtElsewhere(
  courtIds: readonly string[] | undefined,
  hearings: readonly Hearing[],
): string | null {
  if (!courtIds || courtIds.length === 0) return null;
  const found = hearings.find(({ status, court }) => status === 'scheduled' && !courtIds.includes(court.id));
  return found?.court.name ?? null;
}

/** The same of the case on the page. */
export function useElsewhere(courtIds: readonly string[] | undefined): string | null {
  const { id } = useCaseFile();
  const { data } = useQuery(hearingsQuery(id));
  return courtElsewhere(courtIds, data?.items ?? []);
}
