import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { toast } from '../ui/toast.js';
import { type Ended } from './desk.js';
import { useOpenIntake } from './desk-context.js';
import { elementId } from './form/use-field.js';
import { type Outcome } from './intake-types.js';
import { goTo } from './keyboard.js';

export type Trouble = Exclude<Ended, { kind: 'ended' }>;

interface EndOptions {
  note?: string | undefined;
  /** Begin the next call at once. */
  next?: boolean;
}

/** Ends the call and says so; reopening is one press away, here and in the list of calls. */
export function useEnding() {
  const t = useT('intake');
  const navigate = useNavigate();
  const { desk } = useOpenIntake();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const end = useCallback(
    async (outcome: Outcome, { note, next }: EndOptions) => {
      setBusy(true);
      const ended = await desk.end(outcome, note).finally(() => setBusy(false));
      if (ended.kind !== 'ended') return setTrouble(ended);
      setTrouble(null);
      const { id, reference } = desk.intake;
      toast(t(`ended.${outcome}`, { reference }), {
        label: t('ended.open'),
        run: () => void navigate({ to: '/intake/$id', params: { id } }),
      });
      await navigate(next ? { to: '/intake/$id', params: { id: 'new' } } : { to: '/intake' });
    },
    [desk, navigate, t],
  );
  return { end, busy, trouble };
}

/** Why the call could not be ended, and what to do. Nothing has been lost. */
export function EndTrouble({ trouble }: { trouble: Trouble | null }) {
  const t = useT('intake');
  const { desk } = useOpenIntake();
  if (!trouble) return null;
  if (trouble.kind === 'told')
    return <ProblemNotice problem={trouble.told.ok ? null : trouble.told.problem} />;
  const { refused, clashes } = desk.autosave.ledger;
  const first = [...Object.keys(refused), ...Object.keys(clashes)][0];
  if (trouble.refused > 0 && first) {
    return (
      <Notice
        tone="soon"
        live="alert"
        title={t('end.mendFirst', { count: trouble.refused })}
        actions={<Button onClick={() => goTo(`${elementId(first)}-place`)}>{t('end.goThere')}</Button>}
      />
    );
  }
  return (
    <Notice tone="soon" live="alert" title={t('end.unsentTitle')}>
      <p>{t('end.unsentWhy')}</p>
    </Notice>
  );
}
