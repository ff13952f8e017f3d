import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { loadWords } from './i18n/i18n.js';
import { BrokenPage } from './shell/broken-page.js';
import { NotFoundPage } from './shell/not-found-page.js';
import { StaffDoor } from './shell/staff-door.js';
import { Skeleton } from './ui/layout.js';

/** Search params of ours are words; nothing else in an address is believed. */
function words(search: Record<string, unknown>): Record<string, string | undefined> {
  const kept = Object.entries(search).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, String(value)]));
}

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });

const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('./session/invite-page.js'), 'InvitePage'),
});

const staff = createRoute({ getParentRoute: () => root, id: 'staff', component: StaffDoor });
const inside = { getParentRoute: () => staff, validateSearch: words };

const today = createRoute({
  ...inside,
  path: '/',
  component: lazyRouteComponent(() => import('./today/today-page.js'), 'TodayPage'),
});
const intake = createRoute({
  ...inside,
  path: '/intake/$id',
  loader: () => loadWords('intake'),
  component: lazyRouteComponent(() => import('./intake/intake-page.js'), 'IntakePage'),
});
const myCalls = createRoute({
  ...inside,
  path: '/intake',
  loader: () => loadWords('intake'),
  component: lazyRouteComponent(() => import('./intake/my-calls-page.js'), 'MyCallsPage'),
});
const review = createRoute({
  ...inside,
  path: '/review',
  loader: () => loadWords('review', 'intake'),
  component: lazyRouteComponent(() => import('./review/review-queue-page.js'), 'ReviewQueuePage'),
});
const myCases = createRoute({
  ...inside,
  path: '/cases',
  loader: () => loadWords('cases'),
  component: lazyRouteComponent(() => import('./cases/my-cases-page.js'), 'MyCasesPage'),
});
const oneCase = createRoute({
  ...inside,
  path: '/cases/$ref',
  loader: () => loadWords('cases', 'texts'),
  component: lazyRouteComponent(() => import('./cases/case-page.js'), 'CasePage'),
});
const deadlines = createRoute({
  ...inside,
  path: '/deadlines',
  loader: () => loadWords('dashboard', 'cases'),
  component: lazyRouteComponent(() => import('./dashboard/deadlines-page.js'), 'DeadlinesPage'),
});
const calendar = createRoute({
  ...inside,
  path: '/calendar',
  loader: () => loadWords('calendar', 'cases'),
  component: lazyRouteComponent(() => import('./calendar/calendar-page.js'), 'CalendarPage'),
});
const manyDates = createRoute({
  ...inside,
  path: '/many-dates',
  loader: () => loadWords('many', 'cases'),
  component: lazyRouteComponent(() => import('./cases/many/many-dates-page.js'), 'ManyDatesPage'),
});
const inbox = createRoute({
  ...inside,
  path: '/inbox',
  loader: () => loadWords('inbox'),
  component: lazyRouteComponent(() => import('./inbox/inbox-page.js'), 'InboxPage'),
});
const acknowledge = createRoute({
  ...inside,
  path: '/ack/$reminderId',
  loader: () => loadWords('inbox'),
  component: lazyRouteComponent(() => import('./inbox/acknowledge-page.js'), 'AcknowledgePage'),
});
const people = createRoute({
  ...inside,
  path: '/people',
  loader: () => loadWords('people'),
  component: lazyRouteComponent(() => import('./people/people-page.js'), 'PeoplePage'),
});
const rules = createRoute({
  ...inside,
  path: '/rules',
  loader: () => loadWords('rules'),
  component: lazyRouteComponent(() => import('./rules/rules-page.js'), 'RulesPage'),
});
const newRuleDraft = createRoute({
  ...inside,
  path: '/rules/$code/draft',
  loader: () => loadWords('rules', 'cases', 'dashboard'),
  component: lazyRouteComponent(() => import('./rules/new-draft-page.js'), 'NewDraftPage'),
});
const ruleDraft = createRoute({
  ...inside,
  path: '/rules/drafts/$id',
  loader: () => loadWords('rules', 'cases', 'dashboard'),
  component: lazyRouteComponent(() => import('./rules/draft-page.js'), 'DraftPage'),
});
const coming = createRoute({
  ...inside,
  path: '/coming',
  loader: () => loadWords('coming', 'cases', 'inbox', 'dashboard'),
  component: lazyRouteComponent(() => import('./coming/coming-page.js'), 'ComingPage'),
});
const texts = createRoute({
  ...inside,
  path: '/texts',
  loader: () => loadWords('texts'),
  component: lazyRouteComponent(() => import('./texts/unplaced-page.js'), 'UnplacedPage'),
});
const health = createRoute({
  ...inside,
  path: '/health',
  loader: () => loadWords('health', 'cases'),
  component: lazyRouteComponent(() => import('./health/health-page.js'), 'HealthPage'),
});
const demoMail = createRoute({
  ...inside,
  path: '/demo/mail',
  loader: () => loadWords('demo'),
  component: lazyRouteComponent(() => import('./demo/mail-page.js'), 'MailPage'),
});
const settings = createRoute({
  ...inside,
  path: '/settings',
  loader: () => loadWords('feeds', 'reach'),
  component: lazyRouteComponent(() => import('./shell/settings-page.js'), 'SettingsPage'),
});

const nowhere = createRoute({ ...inside, path: '$', component: NotFoundPage });

const tree = root.addChildren([
  invite,
  staff.addChildren([
    today,
    intake,
    myCalls,
    review,
    myCases,
    oneCase,
    deadlines,
    calendar,
    manyDates,
    inbox,
    acknowledge,
    people,
    rules,
    newRuleDraft,
    coming,
    health,
    texts,
    ruleDraft,
    demoMail,
    settings,
    nowhere,
  ]),
]);

/** The map of the product: one line of address a screen, its code fetched when it is first wanted. */
export function makeRouter() {
  return createRouter({
    routeTree: tree,
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultPendingComponent: () => <Skeleton lines={6} />,
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}
