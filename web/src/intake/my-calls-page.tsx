import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { Button, LinkButton } from '../ui/button.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormat } from '../ui/format.js';
import { Card, EmptyState, Skeleton, Stack } from '../ui/layout.js';
import { Badge, Notice } from '../ui/notice.js';
import { PageTitle } from '../ui/page-title.js';
import { LoadProblem } from '../ui/load-problem.js';
import { draftsOf } from './drafts-here.js';
import { myCalls } from './intake-api.js';
import { type IntakeListItem } from './intake-types.js';
import { hasUnsent } from './unsent.js';
import css from './my-calls.module.css';
import { UrgencyBadge } from './urgency-badge.js';

/** The calls of the person at the phone: parked, unfinished, and handed on. */
export function MyCallsPage() {
  const t = useT('intake');
  const calls = useInfiniteQuery({
    queryKey: ['my-calls'],
    queryFn: ({ pageParam }) => myCalls(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchOnMount: 'always',
  });
  const all = calls.data?.pages.flatMap((page) => page.items) ?? [];
  const parked = all.filter((call) => call.status === 'parked');
  const unfinished = all.filter((call) => call.status === 'draft');
  const handedOn = all.filter((call) => call.status !== 'parked' && call.status !== 'draft');
  return (
    <>
      <PageTitle title={t('calls.title')} tabTitle={t('calls.title')} actions={<NewCallButtons />} />
      <Stack>
        <LoadProblem query={calls} />
        <UnsentNotice />
        {calls.isPending && <Skeleton lines={6} />}
        {calls.data && all.length === 0 && <EmptyState why={t('calls.none')} next={<NewCallButtons />} />}
        <CallList title={t('calls.parked')} calls={parked} open />
        <CallList title={t('calls.unfinished')} calls={unfinished} open />
        <CallList title={t('calls.handedOn')} calls={handedOn} />
        {calls.hasNextPage && (
          <Button busy={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
            {t('ui:more')}
          </Button>
        )}
      </Stack>
    </>
  );
}

function NewCallButtons() {
  const t = useT('intake');
  return (
    <>
      <LinkButton variant="primary" to="/intake/$id" params={{ id: 'new' }}>
        {t('calls.new')}
      </LinkButton>
      <LinkButton to="/intake/$id" params={{ id: 'new' }} search={{ line: 'jail' }}>
        {t('calls.newJail')}
      </LinkButton>
    </>
  );
}

/** What lies on this device and has not reached the server. */
function UnsentNotice() {
  const t = useT('intake');
  const { me } = useSession();
  const [ids, setIds] = useState<string[]>([]);
  useEffect(() => {
    if (!me) return;
    const look = async () => {
      const drafts = (await (await draftsOf(me.id))?.every()) ?? [];
      setIds([...new Set(drafts.filter((one) => hasUnsent(one.ledger)).map((one) => one.intakeId))]);
    };
    look().catch(() => setIds([]));
  }, [me]);
  if (ids.length === 0) return null;
  return (
    <Notice
      tone="soon"
      title={t('calls.unsent', { count: ids.length })}
      actions={ids.map((id) => (
        <LinkButton key={id} small to="/intake/$id" params={{ id }}>
          {t('calls.openUnsent')}
        </LinkButton>
      ))}
    >
      <p>{t('calls.unsentWhy')}</p>
    </Notice>
  );
}

function CallList({
  title,
  calls,
  open,
}: {
  title: string;
  calls: readonly IntakeListItem[];
  open?: boolean;
}) {
  const columns = useColumns(open ?? false);
  if (calls.length === 0) return null;
  return (
    <Card title={title}>
      <DataTable caption={title} captionHidden columns={columns} rows={calls} rowKey={(call) => call.id} />
    </Card>
  );
}

function useColumns(open: boolean): Column<IntakeListItem>[] {
  const t = useT('intake');
  const { ago } = useFormat();
  return [
    {
      key: 'reference',
      header: t('calls.reference'),
      rowHeader: true,
      cell: (call) => (
        <Link to="/intake/$id" params={{ id: call.id }} className={css.reference}>
          {open ? t('calls.resume', { reference: call.reference }) : call.reference}
        </Link>
      ),
    },
    { key: 'name', header: t('calls.detained'), cell: (call) => call.detainedName || t('rail.noName') },
    { key: 'caller', header: t('calls.caller'), cell: (call) => call.callerName || t('calls.notKnown') },
    {
      key: 'urgency',
      header: t('rail.urgency'),
      cell: (call) => <UrgencyBadge level={call.urgency.level} />,
    },
    open
      ? {
          key: 'missing',
          header: t('calls.missing'),
          cell: (call) =>
            call.missing.map((one) => t(`missing.${one}`)).join(', ') || t('calls.nothingMissing'),
        }
      : {
          key: 'status',
          header: t('calls.status'),
          cell: (call) => <Badge>{t(`status.${call.status}`)}</Badge>,
        },
    { key: 'when', header: t('calls.when'), cell: (call) => ago(call.savedAt) },
  ];
}
