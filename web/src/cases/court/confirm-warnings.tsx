import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem.js';
import { useT } from '../../i18n/use-t.js';
import { Choices } from '../../ui/choice.js';
import { Notice } from '../../ui/notice.js';
import { type HearingBody } from '../shapes.js';

export type Warning = NonNullable<HearingBody['confirmed']>[number];

export interface Confirmation {
  /** What the server found odd about the date as it stands in the form. */
  warnings: readonly Warning[];
  confirmed: Warning[];
  confirm: (warnings: Warning[]) => void;
}

/**
 * What was refused because it is odd, and what the person has confirmed of it. A yes holds for the date it was given to:
 * with another `date`, the words that name what is in the form, it has to be given anew.
 */
export function useConfirmation(problem: unknown, date: string): Confirmation {
  const [refused, setRefused] = useState({ problem, date });
  const [given, setGiven] = useState<{ date: string; warnings: Warning[] }>({ date, warnings: [] });
  if (refused.problem !== problem) setRefused({ problem, date });
  return {
    warnings: refused.date === date ? warningsOf(problem) : [],
    confirmed: given.date === date ? given.warnings : [],
    confirm: (warnings) => setGiven({ date, warnings }),
  };
}

/** Each oddity with a box of its own; nothing is saved before all are ticked and Save is pressed again. */
export function ConfirmWarnings({ warnings, confirmed, confirm }: Confirmation) {
  const t = useT('cases');
  const box = useRef<HTMLDivElement>(null);
  const shown = warnings.join(' ');
  useEffect(() => {
    if (shown) box.current?.querySelector('input')?.focus();
  }, [shown]);
  if (warnings.length === 0) return null;
  return (
    <div ref={box}>
      <Notice tone="soon" live="alert" title={t('confirm.title')}>
        <Choices
          label={t('confirm.label')}
          options={warnings.map((value) => ({ value, label: t(`warning.${value}`) }))}
          value={confirmed}
          onChange={confirm}
        />
      </Notice>
    </div>
  );
}

function warningsOf(problem: unknown): readonly Warning[] {
  if (!(problem instanceof ApiProblem) || problem.slug !== 'warnings-to-confirm') return [];
  return Array.isArray(problem.extra['warnings']) ? (problem.extra['warnings'] as Warning[]) : [];
}
