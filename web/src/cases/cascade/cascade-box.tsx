import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/use-t.js';
import { Stack } from '../../ui/layout.js';
import { Notice } from '../../ui/notice.js';
import { type Cascade, type Transfer } from '../shapes.js';
import { CascadeDates } from './cascade-dates.js';
import { TransferFacts } from './transfer-facts.js';
import { useSettled } from './use-settled.js';

interface CascadeBoxProps<B> {
  /** Tells one preview on the screen from another. */
  of: string;
  /** The deed as it would be sent; null while something is missing. */
  body: B | null;
  ask: (body: B) => Promise<Cascade | Transfer>;
}

/** What saving would do to the dates of the case, before it is done. Asked of the server, which does it and undoes it. */
export function CascadeBox<B>({ of, body, ask }: CascadeBoxProps<B>) {
  const t = useT('cases');
  const settled = useSettled(JSON.stringify(body));
  const asked = JSON.parse(settled) as B | null;
  const { data: cascade, error } = useQuery({
    queryKey: ['cascade', of, settled],
    queryFn: () => ask(asked as B),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
  if (asked === null || body === null) return null;
  return (
    <div role="status">
      {error && <Notice tone="soon">{t('cascade.unknown')}</Notice>}
      {!error && cascade && (
        <Notice title={t('cascade.title')}>
          <Stack space="tight">
            {'changes' in cascade && <TransferFacts transfer={cascade} />}
            <CascadeDates cascade={cascade} />
          </Stack>
        </Notice>
      )}
    </div>
  );
}
