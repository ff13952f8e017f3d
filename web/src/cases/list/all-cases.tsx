import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useT } from '../../i18n/use-t.js';
import { Button, LinkButton } from '../../ui/button.js';
import { DataTable } from '../../ui/data-table.js';
import { useFormat, viewerZone } from '../../ui/format.js';
import { Card, EmptyState, Skeleton, Stack } from '../../ui/layout.js';
import { Badge, type BadgeTone } from '../../ui/notice.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { Choice } from '../../ui/choice.js';
import { casesQuery } from '../queries.js';
import { CASE_STATUSES, isCaseStatus } from '../shapes.js';
import { Who } from './my-cases.js';

const TONES: Record<string, BadgeTone> = { matching: 'soon', represented: 'ok' };

/** Every case of the office, newest first, by where it stands. */
export function AllCases() {
  const t = useT('cases');
  const format = useFormat();
  const navigate = useNavigate();
  const { status: word } = useSearch({ strict: false });
  const status = isCaseStatus(word) ? word : null;
  const query = useInfiniteQuery(casesQuery(status));
  const { data: pages, error, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  const cases = pages?.pages.flatMap((page) => page.items);
  const filter = (next: string | null) =>
    void navigate({
      to: '/cases',
      search: { view: 'all', ...(next && next !== 'any' && { status: next }) },
      replace: true,
      resetScroll: false,
    });
  return (
    <Stack>
      <Choice
        label={t('list.status')}
        options={[
          { value: 'any', label: t('list.any') },
          ...CASE_STATUSES.map((value) => ({ value, label: t(`state.${value}`) })),
        ]}
        value={status ?? 'any'}
        onChange={filter}
      />
      <LoadProblem query={query} />
      {!cases && !error && <Skeleton lines={6} />}
      {cases && (
        <Card>
          <DataTable
            caption={t('list.all')}
            captionHidden
            rows={cases}
            rowKey={({ id }) => id}
            empty={
              <EmptyState
                why={status ? t('list.noneFiltered') : t('list.noneAll')}
                next={
                  status ? (
                    <Button onClick={() => filter(null)}>{t('list.clear')}</Button>
                  ) : (
                    <LinkButton to="/review">{t('list.noneAllNext')}</LinkButton>
                  )
                }
              />
            }
            columns={[
              {
                key: 'case',
                header: t('list.case'),
                rowHeader: true,
                cell: ({ reference, detainedName }) => <Who reference={reference} name={detainedName} />,
              },
              {
                key: 'status',
                header: t('list.status'),
                cell: (row) => <Badge tone={TONES[row.status] ?? 'plain'}>{t(`state.${row.status}`)}</Badge>,
              },
              {
                key: 'opened',
                header: t('list.opened'),
                cell: ({ openedAt }) =>
                  format.instant(openedAt, viewerZone(), { day: 'numeric', month: 'short', year: 'numeric' }),
              },
            ]}
          />
          {hasNextPage && (
            <div>
              <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('ui:more')}
              </Button>
            </div>
          )}
        </Card>
      )}
    </Stack>
  );
}
