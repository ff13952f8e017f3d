import { useSearch } from '@tanstack/react-router';
import { useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { PageTitle } from '../ui/page-title.js';
import { TabLink, TabLinks } from '../ui/tab-links.js';
import { AllCases } from './list/all-cases.js';
import { MyCases } from './list/my-cases.js';

const VIEWS = ['mine', 'all'] as const;
type View = (typeof VIEWS)[number];

/** One's own cases for those who have some; every case for those who answer for all. Filters live in the address. */
export function MyCasesPage() {
  const t = useT('cases');
  const { can } = useSession();
  const { view } = useSearch({ strict: false });
  const may: Record<View, boolean> = { mine: can('caseload:read'), all: can('dashboard:read') };
  const views = VIEWS.filter((each) => may[each]);
  const open = views.find((each) => each === view) ?? views[0] ?? 'all';
  const title = t(open === 'mine' ? 'list.mine' : 'list.all');
  return (
    <>
      <PageTitle title={title} tabTitle={title} sub={open === 'mine' ? t('list.courtTime') : undefined} />
      {views.length > 1 && (
        <TabLinks label={t('list.views')}>
          {views.map((each) => (
            <TabLink
              key={each}
              to="/cases"
              search={{ view: each }}
              aria-current={each === open ? 'page' : undefined}
            >
              {t(`list.${each}`)}
            </TabLink>
          ))}
        </TabLinks>
      )}
      {open === 'mine' ? <MyCases /> : <AllCases />}
    </>
  );
}
