import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { useT } from '../i18n/use-t.js';
import { type Intake } from '../intake/intake-types.js';
import { Button } from '../ui/button.js';
import { ProblemNotice, useFieldErrors } from '../ui/problem-notice.js';
import { TextArea, TextField } from '../ui/text-field.js';
import { toast } from '../ui/toast.js';
import { type Decision, type ReviewOffice } from './review-api.js';
import css from './review.module.css';

/** What was written about a decision. It outlives the form: another decision may be chosen, or a newer version shown. */
export interface Reasoning {
  reason: string;
  note: string;
  referredTo: string;
  /** The id a new case gets: the same one when the decision is tried again. */
  caseId: string;
}

interface DecisionFormProps {
  decision: Decision;
  reasoning: Reasoning;
  onReasoning: (changes: Partial<Reasoning>) => void;
  intake: Intake;
  decide: ReviewOffice['decide'];
  onBack: () => void;
  onDone: () => void;
  onRefused: (problem: unknown) => void;
}

const SHORTEST_REASON = 3;

/** The reason for a decision, and the decision. Accepting opens the case and goes there. */
export function DecisionForm(props: DecisionFormProps) {
  const { decision, reasoning, onReasoning, intake, decide, onBack, onDone, onRefused } = props;
  const t = useT('review');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { reason, note, referredTo, caseId } = reasoning;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [tooShort, setTooShort] = useState(false);
  const errors = useFieldErrors(problem);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const send = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const asked = { intakeId: intake.id, version: intake.version, decision, reason: reason.trim() };
      const opened = await decide({ ...asked, note: note.trim(), referredTo: referredTo.trim(), caseId });
      await client.invalidateQueries({ queryKey: ['review-queue'] });
      toast(t(`done.${decision}`, { reference: opened?.reference ?? intake.reference }));
      onDone();
      if (opened) await navigate({ to: '/cases/$ref', params: { ref: opened.reference } });
    } catch (fault) {
      setProblem(fault);
      onRefused(fault);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const short = reason.trim().length < SHORTEST_REASON;
    setTooShort(short);
    if (short) box.current?.focus();
    else if (!busy) void send();
  };
  return (
    <form className={css.form} onSubmit={submit} noValidate aria-label={t(`decision.${decision}`)}>
      <ProblemNotice problem={problem} />
      <TextArea
        ref={box}
        label={t(`reason.${decision}`)}
        hint={t('reason.why')}
        error={tooShort ? t('reason.short') : errors['reason']}
        maxLength={500}
        value={reason}
        onChange={(event) => onReasoning({ reason: event.target.value })}
      />
      {decision === 'refer' && (
        <TextField
          label={t('reason.referredTo')}
          optional
          maxLength={200}
          value={referredTo}
          onChange={(event) => onReasoning({ referredTo: event.target.value })}
        />
      )}
      {decision !== 'accept' && (
        <TextArea
          label={t('reason.note')}
          optional
          maxLength={2000}
          value={note}
          onChange={(event) => onReasoning({ note: event.target.value })}
        />
      )}
      <div className={css.decisions}>
        <Button onClick={onBack}>{t('ui:back')}</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {t(`confirm.${decision}`)}
        </Button>
      </div>
    </form>
  );
}
