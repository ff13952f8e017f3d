import { useQuery } from '@tanstack/react-query';
import { lazyRouteComponent, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { ApiProblem } from '../api/problem.js';
import { useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { LinkButton } from '../ui/button.js';
import { EmptyState, Skeleton } from '../ui/layout.js';
import { PageTitle } from '../ui/page-title.js';
import { LoadProblem } from '../ui/load-problem.js';
import { TabLink, TabLinks } from '../ui/tab-links.js';
import { CaseFileContext } from './case-file-context.js';
import { CaseHeader } from './case-header.js';
import { CourtPanel } from './court/court-panel.js';
import { OverviewPanel } from './overview/overview-panel.js';
import { MAY } from './permissions.js';
import { caseQuery } from './queries.js';
import { RecordBar } from './record-bar.js';

// What an attorney opens in a hallway comes with the page; the other parts follow as soon as it stands.
const CustodyPanel = lazyRouteComponent(() => import('./custody/custody-panel.js'), 'CustodyPanel');
const TeamPanel = lazyRouteComponent(() => import('./team/team-panel.js'), 'TeamPanel');
const RemindersPanel = lazyRouteComponent(() => import('./reminders/reminders-panel.js'), 'RemindersPanel');
const TextsPanel = lazyRouteComponent(() => import('./texts/texts-panel.js'), 'TextsPanel');
const LATER = [CustodyPanel, TeamPanel, RemindersPanel, TextsPanel];

const PANELS = {
  overview: OverviewPanel,
  custody: CustodyPanel,
  court: CourtPanel,
  team: TeamPanel,
  reminders: RemindersPanel,
  texts: TextsPanel,
} as const;
type Tab = keyof typeof PANELS;
const TABS = Object.keys(PANELS) as Tab[];

function isTab(word: string | undefined): word is Tab {
  return TABS.some((tab) => tab === word);
}

/** The file of one case. Its parts are tabs with addresses, so that they can be shared and opened beside each other. */
export function CasePage() {
  const t = useT('cases');
  const { ref = '' } = useParams({ strict: false });
  const { tab: wanted } = useSearch({ strict: false });
  const { can } = useSession();
  const query = useQuery(caseQuery(ref));
  useEffect(() => {
    // Without a network they are asked for again when they are opened.
    for (const part of LATER) void part.preload?.()?.catch(() => undefined);
  }, []);
  const { data: file, error } = query;
  if (error instanceof ApiProblem && error.status === 404) return <NoSuchCase reference={ref} />;
  if (!file) return error ? <LoadProblem query={query} /> : <Skeleton lines={8} />;
  const tabs = TABS.filter(
    (tab) => (tab !== 'reminders' || can(MAY.readReminders)) && (tab !== 'texts' || can(MAY.readTexts)),
  );
  const open = isTab(wanted) && tabs.includes(wanted) ? wanted : 'overview';
  const Panel = PANELS[open];
  return (
    <CaseFileContext value={file}>
      <CaseHeader />
      <RecordBar />
      <TabLinks label={t('tabs.label', { reference: file.reference })}>
        {tabs.map((tab) => (
          <TabLink
            key={tab}
            to="/cases/$ref"
            params={{ ref: file.reference }}
            search={tab === 'overview' ? {} : { tab }}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={tab === open ? 'page' : undefined}
            resetScroll={false}
          >
            {t(`tab.${tab}`)}
          </TabLink>
        ))}
      </TabLinks>
      <Suspense fallback={<Skeleton lines={6} />}>
        <Panel key={`${file.id} ${open}`} />
      </Suspense>
    </CaseFileContext>
  );
}

/** A wrong reference and somebody else's case look the same. */
function NoSuchCase({ reference }: { reference: string }) {
  const t = useT('cases');
  return (
    <>
      <PageTitle title={t('none.title')} tabTitle={t('none.title')} />
      <EmptyState
        why={t('none.why', { reference })}
        next={<LinkButton to="/cases">{t('none.next')}</LinkButton>}
      />
    </>
  );
}
