import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from './button.js';
import { ProblemNotice } from './problem-notice.js';

export interface MaskedProps {
  /** What is shown until asked for, e.g. `A •••-••5-678`. */
  masked: string;
  /** What it is, for the button's name: "Show A-number". */
  label: string;
  /** Fetches the value; the server writes down who looked. Left out where the role may not look. */
  onReveal?: () => Promise<string>;
}

/** A masked value with one button to see it and to hide it again. */
export function Masked({ masked, label, onReveal }: MaskedProps) {
  const t = useT('ui');
  const [shown, setShown] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const show = async () => {
    setBusy(true);
    setProblem(null);
    try {
      setShown((await onReveal?.()) ?? null);
    } catch (fault) {
      setProblem(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <span>
      <span style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }} aria-live="polite">
        {shown ?? masked}
      </span>
      {onReveal && (
        <Button
          variant="quiet"
          small
          busy={busy}
          aria-label={t(shown === null ? 'masked.showNamed' : 'masked.hideNamed', { label })}
          title={shown === null ? t('masked.logged') : undefined}
          onClick={() => (shown === null ? void show() : setShown(null))}
        >
          {t(shown === null ? 'masked.show' : 'masked.hide')}
        </Button>
      )}
      <ProblemNotice problem={problem} />
    </span>
  );
}
