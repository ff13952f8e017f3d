import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { unreachable } from '../api/problem.js';
import { useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { Button } from '../ui/button.js';
import { viewerZone } from '../ui/format.js';
import { Skeleton } from '../ui/layout.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { type Desk } from './desk.js';
import { OpenIntakeContext, type OpenIntake } from './desk-context.js';
import { readQuestionnaire } from './intake-api.js';
import { IntakeForm } from './intake-form.js';
import { useBeginning, useOpening } from './opening.js';
import { useDeskLife } from './desk-life.js';

/** /intake/new begins a call and moves on to its own address; /intake/<id> opens one. */
export function IntakePage() {
  const { id = '' } = useParams({ strict: false });
  return id === 'new' ? <NewCall /> : <OneCall key={id} id={id} />;
}

function NewCall() {
  const t = useT('intake');
  const navigate = useNavigate();
  const { line } = useSearch({ strict: false });
  const { begunId, problem, again } = useBeginning(line === 'jail' ? 'jail_call' : 'phone');
  useEffect(() => {
    if (begunId) void navigate({ to: '/intake/$id', params: { id: begunId }, replace: true });
  }, [begunId, navigate]);
  return (
    <>
      <PageTitle title={t('page.new')} tabTitle={t('page.new')} />
      {problem ? (
        <ProblemNotice problem={problem} actions={<Button onClick={again}>{t('ui:retry')}</Button>} />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  );
}

function OneCall({ id }: { id: string }) {
  const t = useT('intake');
  const { me } = useSession();
  const questionnaire = useQuery({
    queryKey: ['questionnaire'],
    queryFn: readQuestionnaire,
    staleTime: Infinity,
  });
  const { desk, problem, again } = useOpening(id, me?.id);
  const fault = problem ?? (questionnaire.isError ? unreachable() : null);
  if (desk && questionnaire.data) return <OpenCall desk={desk} questionnaire={questionnaire.data} />;
  const retry = () => {
    void questionnaire.refetch();
    again();
  };
  return (
    <>
      <PageTitle title={t('page.intake')} tabTitle={t('page.intake')} />
      {fault ? (
        <ProblemNotice problem={fault} actions={<Button onClick={retry}>{t('ui:retry')}</Button>} />
      ) : (
        <Skeleton lines={8} />
      )}
    </>
  );
}

function OpenCall({ desk, questionnaire }: { desk: Desk; questionnaire: OpenIntake['questionnaire'] }) {
  const { can, me } = useSession();
  const masks = !can('intake:review');
  const timeZone = me?.timeZone ?? viewerZone();
  const [placeNames] = useState(() => new Map<string, string>());
  useDeskLife(desk);
  const open = useMemo(
    () => ({ desk, questionnaire, masks, timeZone, placeNames }),
    [desk, questionnaire, masks, timeZone, placeNames],
  );
  return (
    <OpenIntakeContext value={open}>
      <IntakeForm />
    </OpenIntakeContext>
  );
}
