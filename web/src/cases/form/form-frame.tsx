import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem.js';
import { useT } from '../../i18n/use-t.js';
import { Button } from '../../ui/button.js';
import { Actions, Stack } from '../../ui/layout.js';
import { ProblemNotice, useFieldErrors } from '../../ui/problem-notice.js';
import { ErrorSummary } from './error-summary.js';
import { useLeaveGuard } from './leave-guard.js';
import { StaleNotice } from './stale-notice.js';
import styles from './form-frame.module.css';

/** What a field has to mend, by field: what the form found, then what the server found. */
export type Mends = Readonly<Record<string, string>>;

/** Codes of what is missing in the words of the cases: `day` → "Write the whole day …". */
export function useFaultWords(codes: Readonly<Record<string, string | undefined>>): Mends {
  const t = useT('cases');
  return Object.fromEntries(
    Object.entries(codes).flatMap(([field, code]) => (code ? [[field, t(`fault.${code}`)]] : [])),
  );
}

interface ButtonsProps {
  busy: boolean;
  submitLabel: string;
  onCancel?: (() => void) | undefined;
  /** On a phone the buttons stay under the thumb. */
  thumb?: boolean;
}

export interface FormFrameProps extends ButtonsProps {
  /** Field → its name, in the order of the form; the summary lists them so. */
  labels: Readonly<Record<string, string>>;
  /** Faults the form found by itself; kept back until the first attempt to save. */
  faults: Mends;
  problem: unknown;
  onSubmit: () => void;
  /** What to say of a stale version; by default who changed the case. */
  stale?: ReactNode;
  /** Gets what to mend, by field; empty before the first attempt. */
  children: (mends: Mends) => ReactNode;
}

/**
 * A form that never loses what was typed: an attempt with faults lists them and puts the focus on the first; a refusal by
 * the server does the same; a stale version says who was faster and lets one save again; and leaving asks first.
 */
export function FormFrame({
  labels,
  faults,
  problem,
  onSubmit,
  onCancel,
  stale = <StaleNotice />,
  children,
  ...buttons
}: FormFrameProps) {
  const form = useRef<HTMLFormElement>(null);
  const [attempts, setAttempts] = useState(0);
  const { hold, release, question } = useLeaveGuard();
  const refused = useFieldErrors(problem);
  const mends: Mends = attempts > 0 ? { ...refused, ...faults } : {};
  const listed = Object.keys(labels).filter((field) => mends[field]);
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts, problem]);
  useEffect(() => {
    // What the server refused is as unsaved as before.
    if (problem) hold();
  }, [problem, hold]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (buttons.busy) return;
    setAttempts(attempts + 1);
    if (Object.keys(faults).length > 0) return;
    release();
    onSubmit();
  };
  const cancel = () => {
    release();
    onCancel?.();
  };
  return (
    <form ref={form} noValidate onSubmit={submit} onInput={hold}>
      <Stack>
        {listed.length > 0 && (
          <ErrorSummary
            items={listed.map((field) => ({
              field,
              label: labels[field] ?? field,
              text: mends[field] ?? '',
            }))}
          />
        )}
        {children(mends)}
        <Refusal problem={problem} labels={labels} stale={stale} />
        <Buttons {...buttons} {...(onCancel && { onCancel: cancel })} />
      </Stack>
      {question}
    </form>
  );
}

/** What the server refused; faults of named fields stand in the summary and beside the fields. */
function Refusal({ problem, labels, stale }: Pick<FormFrameProps, 'problem' | 'labels' | 'stale'>) {
  if (!(problem instanceof ApiProblem)) return <ProblemNotice problem={problem} />;
  if (problem.slug === 'stale-version') return stale;
  // The form lists what is odd and asks for a yes to each.
  if (problem.slug === 'warnings-to-confirm') return null;
  return problem.errors.some(({ field }) => labels[field]) ? null : <ProblemNotice problem={problem} />;
}

function Buttons({ busy, submitLabel, onCancel, thumb }: ButtonsProps) {
  const t = useT('ui');
  return (
    <div className={thumb ? styles.thumb : undefined}>
      <Actions>
        <Button type="submit" variant="primary" busy={busy} busyLabel={t('saving')}>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </Actions>
    </div>
  );
}
