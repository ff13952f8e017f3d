import { useQuery } from '@tanstack/react-query';
import { lazyRouteComponent, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Skeleton, Stack } from '../../ui/layout.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { useCaseFile } from '../case-file-context.js';
import { MAY } from '../permissions.js';
import { hearingsQuery } from '../queries.js';
import { type Hearing } from '../shapes.js';
import { DeadlinesCard } from './deadlines-card.js';
import { HearingsCard } from './hearings-card.js';
import { type Outcome, OutcomeCard } from './outcome-card.js';

// What stands below, and the forms, come when the part stands.
const EventsCard = lazyRouteComponent(() => import('../events/events-card.js'), 'EventsCard');
const FilingsCard = lazyRouteComponent(() => import('./filings-card.js'), 'FilingsCard');
const DecisionForm = lazyRouteComponent(() => import('./decision-form-view.js'), 'DecisionForm');

/** Hearings, what was decided, and the dates that follow. `?record=<hearing>` opens the form for its result. */
export function CourtPanel() {
  const t = useT('cases');
  const { id, reference } = useCaseFile();
  const { can } = useSession();
  const { record } = useSearch({ strict: false });
  const navigate = useNavigate();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const query = useQuery(hearingsQuery(id));
  useEffect(() => {
    // The network of a courthouse may be gone when the judge has spoken.
    void DecisionForm.preload?.()?.catch(() => undefined);
  }, []);
  const { data: hearings, error } = query;
  const leaveForm = () =>
    void navigate({
      to: '/cases/$ref',
      params: { ref: reference },
      search: { tab: 'court' },
      resetScroll: false,
    });
  const done = (reached: Outcome) => {
    setOutcome(reached);
    if (record) leaveForm();
  };
  // A refresh that failed takes nothing away: a form may stand here, half filled.
  if (!hearings) return error ? <LoadProblem query={query} /> : <Skeleton lines={6} />;
  const wanted = hearings.items.find((hearing) => hearing.id === record);
  if (wanted && mayDecide(wanted) && can(MAY.recordDecision)) {
    return (
      <Suspense fallback={<Skeleton lines={8} />}>
        <DecisionForm key={wanted.id} hearing={wanted} onDone={done} onCancel={leaveForm} />
      </Suspense>
    );
  }
  return (
    <Stack>
      <h2 className="hidden-but-read">{t('tab.court')}</h2>
      <LoadProblem query={query} />
      {outcome && <OutcomeCard outcome={outcome} onClose={() => setOutcome(null)} />}
      <HearingsCard hearings={hearings.items} onDone={done} />
      <DeadlinesCard onDone={done} />
      <Suspense fallback={<Skeleton lines={3} />}>
        <FilingsCard hearings={hearings.items} onDone={done} />
        <EventsCard onDone={done} />
      </Suspense>
    </Stack>
  );
}

function mayDecide(hearing: Hearing): boolean {
  return hearing.status === 'scheduled' && !hearing.decision;
}
