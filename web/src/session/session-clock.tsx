import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { tellSession } from '../api/session-events.js';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { extendSession, keepSession, sessionQuery } from './session.js';

const WARN_SECONDS = 120;

/** Seconds until the session ends by idleness or for good; Infinity when the server did not say. */
function secondsLeft(ends: readonly (string | undefined)[]): number {
  const left = ends.flatMap((end) =>
    end ? [Temporal.Instant.from(end).since(Temporal.Now.instant()).total('seconds')] : [],
  );
  return Math.min(...left);
}

/** Two minutes before the end: a word, the time left, and one button to stay (WCAG 2.2.1). */
export function SessionClock() {
  const t = useT('session');
  const client = useQueryClient();
  // The server moves the idle end with every request, so the last word on it must be fresh before we warn.
  const { data: session, refetch } = useQuery({ ...sessionQuery, refetchInterval: 60_000 });
  const [left, setLeft] = useState(Infinity);
  const [problem, setProblem] = useState<unknown>(null);
  const signedIn = session?.signedIn === true;
  const idle = session?.idleExpiresAt;
  const hard = session?.expiresAt;
  useEffect(() => {
    if (!signedIn) return;
    const tick = () => setLeft(secondsLeft([idle, hard]));
    tick();
    const timer = window.setInterval(tick, 1000);
    return () => window.clearInterval(timer);
  }, [signedIn, idle, hard]);
  const over = signedIn && left <= 0;
  useEffect(() => {
    if (over) void refetch().then(({ data: now }) => now && !now.signedIn && tellSession('ended'));
  }, [over, refetch]);
  const stay = async () => {
    setProblem(null);
    try {
      keepSession(client, await extendSession());
    } catch (fault) {
      setProblem(fault);
    }
  };
  const canStay = secondsLeft([hard]) > WARN_SECONDS;
  const [heard, setHeard] = useState<string | undefined>(undefined);
  const warn = signedIn && left > 0 && left <= WARN_SECONDS && heard !== hard;
  const time = `${Math.floor(left / 60)}:${String(Math.floor(left % 60)).padStart(2, '0')}`;
  return (
    <Dialog
      open={warn}
      title={t('ending.title')}
      actions={
        canStay ? (
          <Button variant="primary" onClick={() => void stay()}>
            {t('ending.extend')}
          </Button>
        ) : (
          <Button variant="primary" onClick={() => setHeard(hard)}>
            {t('ending.understood')}
          </Button>
        )
      }
    >
      <p>{t(canStay ? 'ending.idle' : 'ending.hard')}</p>
      <p aria-hidden="true">
        <strong style={{ fontSize: '1.75rem', fontVariantNumeric: 'tabular-nums' }}>
          {warn ? time : ''}
        </strong>
      </p>
      <ProblemNotice problem={problem} />
    </Dialog>
  );
}
