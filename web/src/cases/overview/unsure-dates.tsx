import { Link } from '@tanstack/react-router';
import { ApiProblem } from '../../api/problem.js';
import { useOf, useT } from '../../i18n/use-t.js';
import { CourtTime } from '../../ui/court-time.js';
import { Notice } from '../../ui/notice.js';
import { useCaseFile } from '../case-file-context.js';

interface UnsureDate {
  id: string;
  title: { en: string; es: string } | null;
  hearingKind: string | null;
  on: string | null;
  at: string | null;
  timeZone: string;
}

/** The dates that keep a case from being closed, and the way to where each can be verified or ended. */
export function UnsureDates({ problem }: { problem: unknown }) {
  const t = useT('cases');
  const of = useOf();
  const { reference } = useCaseFile();
  const dates = datesOf(problem);
  if (dates.length === 0) return null;
  return (
    <Notice
      tone="soon"
      title={t('move.unsureTitle')}
      actions={
        <Link to="/cases/$ref" params={{ ref: reference }} search={{ tab: 'court' }}>
          {t('move.unsureLook')}
        </Link>
      }
    >
      <ul>
        {dates.map(({ id, title, hearingKind, on, at, timeZone }) => (
          <li key={id}>
            {title ? of(title) : t(`hearing.kind.${hearingKind ?? 'bond'}`)}:{' '}
            <CourtTime at={at} on={on} zone={timeZone} inline />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function datesOf(problem: unknown): readonly UnsureDate[] {
  if (!(problem instanceof ApiProblem) || problem.slug !== 'dates-unverified') return [];
  return Array.isArray(problem.extra['dates']) ? (problem.extra['dates'] as UnsureDate[]) : [];
}
