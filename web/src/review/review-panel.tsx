import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../api/problem.js';
import { useT } from '../i18n/use-t.js';
import { type Intake } from '../intake/intake-types.js';
import { Button, LinkButton } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Skeleton, Stack } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { Notice } from '../ui/notice.js';
import { DecisionForm, type Reasoning } from './decision-form.js';
import { IntakeSummary } from './intake-summary.js';
import { DECISIONS, reviewOffice, type Decision, type ReviewOffice } from './review-api.js';
import css from './review.module.css';

interface ReviewPanelProps {
  intakeId: string;
  /** How many other calls share the A-number or the callback number. */
  duplicates: number;
  onClose: () => void;
  office?: ReviewOffice;
}

/** One intake read whole, and the decision on it. A decision on an older version shows the newer one first. */
export function ReviewPanel({ intakeId, duplicates, onClose, office = reviewOffice }: ReviewPanelProps) {
  const t = useT('review');
  const intake = useQuery({
    queryKey: ['intake', intakeId],
    queryFn: () => office.readIntake(intakeId),
    refetchOnMount: 'always',
  });
  const questionnaire = useQuery({
    queryKey: ['questionnaire'],
    queryFn: office.readQuestionnaire,
    staleTime: Infinity,
  });
  const [decision, setDecision] = useState<Decision | null>(null);
  const [reasoning, setReasoning] = useState<Reasoning>(() => ({
    reason: '',
    note: '',
    referredTo: '',
    caseId: crypto.randomUUID(),
  }));
  const [stale, setStale] = useState(false);
  const failed = [intake, questionnaire].find((query) => query.isError);
  const refused = (problem: unknown) => {
    if (!(problem instanceof ApiProblem) || problem.status !== 412) return;
    setStale(true);
    setDecision(null);
    void intake.refetch();
  };
  return (
    <Dialog open wide title={t('panel.title', { reference: intake.data?.reference ?? '' })} onClose={onClose}>
      <Stack>
        {failed && <LoadProblem query={failed} />}
        {stale && (
          <Notice tone="soon" live="alert">
            {t('panel.stale')}
          </Notice>
        )}
        {!failed && !(intake.data && questionnaire.data) && <Skeleton lines={8} />}
        {intake.data && questionnaire.data && (
          <>
            <IntakeSummary intake={intake.data} questionnaire={questionnaire.data} duplicates={duplicates} />
            {decision ? (
              <DecisionForm
                key={decision}
                decision={decision}
                reasoning={reasoning}
                onReasoning={(changes) => setReasoning((now) => ({ ...now, ...changes }))}
                intake={intake.data}
                decide={office.decide}
                onBack={() => setDecision(null)}
                onDone={onClose}
                onRefused={refused}
              />
            ) : (
              <DecisionButtons intake={intake.data} onChoose={setDecision} onClose={onClose} />
            )}
          </>
        )}
      </Stack>
    </Dialog>
  );
}

interface DecisionButtonsProps {
  intake: Intake;
  onChoose: (decision: Decision) => void;
  onClose: () => void;
}

function DecisionButtons({ intake, onChoose, onClose }: DecisionButtonsProps) {
  const t = useT('review');
  const waits = intake.status === 'finished' || intake.status === 'wait_listed';
  const goesOn = intake.status === 'draft' || intake.status === 'parked';
  const offered = DECISIONS.filter((one) => one !== 'wait-list' || intake.status === 'finished');
  return (
    <div className={css.decisions} role="group" aria-label={t('panel.decide')}>
      {!waits && <Notice tone="soon">{t(goesOn ? 'panel.goingOn' : 'panel.decided')}</Notice>}
      {waits &&
        offered.map((one) => (
          <Button
            key={one}
            variant={one === 'accept' ? 'primary' : 'secondary'}
            onClick={() => onChoose(one)}
          >
            {t(`decision.${one}`)}
          </Button>
        ))}
      <LinkButton variant="quiet" to="/intake/$id" params={{ id: intake.id }}>
        {t('panel.openIntake')}
      </LinkButton>
      <Button variant="quiet" onClick={onClose}>
        {t('ui:close')}
      </Button>
    </div>
  );
}
