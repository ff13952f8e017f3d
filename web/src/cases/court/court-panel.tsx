import { useQuery } from '@tanstack/react-query';
import { lazyRouteComponent, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Skeleton, Stack } from '../../ui/layout.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { useCaseFile } from '../case-file-context.js';
import { MAY } from '../permissions.js';
import { hearingsQuery } from '../queries.js';
import { type Hearing } from '../shapes.js';
import { DeadlinesCard } from './deadlines-card.js';
import { DecisionForm } from './decision-form-view.js';
import { FilingsCard } from './filings-card.js';
import { HearingsCard } from './hearings-card.js';
import { type Outcome, OutcomeCard } from './outcome-card.js';

// The form and its words come when the part stands.
const EventsCard = lazyRouteComponent(() => import('../events/events-card.js'), 'EventsCard');

/** Hearings, what was decided, and the dates that follow. `?record=<hearing>` opens the form for its result. */
export function CourtPanel() {
  const t = useT('cases');
  const { id, reference } = useCaseFile();
  const { can } = useSession();
  const { record } = useSearch({ strict: false });
  const navigate = useNavigate();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const query = useQuery(hearingsQuery(id));
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
    return <DecisionForm key={wanted.id} hearing={wanted} onDone={done} onCancel={leaveForm} />;
  }
  return (
    <Stack>
      <h2 className="hidden-but-read">{t('tab.court')}</h2>
      <LoadProblem query={query} />
      {outcome && <OutcomeCard outcome={outcome} onClose={() => setOutcome(null)} />}
      <HearingsCard hearings={hearings.items} onDone={done} />
      <DeadlinesCard onDone={done} />
      <FilingsCard hearings={hearings.items} onDone={done} />
      <Suspense fallback={<Skeleton lines={3} />}>
        <EventsCard onDone={done} />
      </Suspense>
    </Stack>
  );
}

function mayDecide(hearing: Hearing): boolean {
  return hearing.status === 'scheduled' && !hearing.decision;
}
