import { type ReactNode } from 'react';
import { ApiProblem } from '../api/problem.js';
import { hasWords, useT } from '../i18n/use-t.js';
import { Notice } from './notice.js';
import styles from './notice.module.css';

type Words = ReturnType<typeof useT>;

/** The sentence for a field's code, e.g. `problem:field.a-number-length`; an unknown code has a general one. */
export function wordsForField(t: Words, code: string): string {
  return hasWords('problem', `field.${code}`) ? t(`field.${code}`) : t('field.other');
}

/** Field name → what to mend, for the `error` prop of the fields. */
export function useFieldErrors(problem: unknown): Readonly<Record<string, string>> {
  const t = useT('problem');
  if (!(problem instanceof ApiProblem)) return {};
  return Object.fromEntries(problem.errors.map(({ field, code }) => [field, wordsForField(t, code)]));
}

export interface ProblemNoticeProps {
  /** An ApiProblem, or whatever else was thrown; nothing shows for null and undefined. */
  problem: unknown;
  /** Names of the fields for the list of what to mend; without it only those that have no name are left out. */
  fieldLabels?: Readonly<Record<string, string>>;
  /** Usually "Try again". */
  actions?: ReactNode;
}

/** Says what went wrong and what to do, in the reader's language, from the slug and the field codes. */
export function ProblemNotice({ problem, fieldLabels = {}, actions }: ProblemNoticeProps) {
  const t = useT('problem');
  if (problem === null || problem === undefined) return null;
  const known = problem instanceof ApiProblem ? problem : null;
  const slug = known && hasWords('problem', known.slug) ? known.slug : 'our-fault';
  const fields = known?.errors.filter(({ field }) => fieldLabels[field]) ?? [];
  return (
    <Notice tone={slug === 'unreachable' ? 'soon' : 'late'} live="alert" actions={actions}>
      <p>{t(slug)}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(({ field, code }) => (
            <li key={`${field} ${code}`}>
              <strong>{fieldLabels[field]}</strong>: {wordsForField(t, code)}
            </li>
          ))}
        </ul>
      )}
      {known?.requestId && <p className={styles.request}>{t('request', { id: known.requestId })}</p>}
    </Notice>
  );
}
