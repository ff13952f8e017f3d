import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { onSession } from '../../api/session-events.js';
import { useT } from '../../i18n/use-t.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';

export interface LeaveGuard {
  /** Something was typed, or what was sent came back. */
  hold: () => void;
  /** It is sent, or given up on purpose: leaving in the same turn asks nothing. */
  release: () => void;
  /** The question, while somebody is on the way out. */
  question: ReactNode;
}

/** Asks before a way out takes something typed along: another tab of the case, another screen, closing the page. */
export function useLeaveGuard(): LeaveGuard {
  const holds = useRef(false);
  const hold = useCallback(() => {
    holds.current = true;
  }, []);
  const release = useCallback(() => {
    holds.current = false;
  }, []);
  const blocker = useBlocker({
    shouldBlockFn: () => holds.current,
    enableBeforeUnload: () => holds.current,
    withResolver: true,
  });
  // Another person signs in: what stands here is not theirs, and nobody may hold the page back.
  useEffect(() => onSession('handedOver', release), [release]);
  const leave = () => {
    release();
    blocker.proceed?.();
  };
  const question = blocker.status === 'blocked' && <Question onStay={blocker.reset} onLeave={leave} />;
  return { hold, release, question };
}

function Question({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const t = useT('cases');
  return (
    <Dialog
      open
      title={t('leave.title')}
      onClose={onStay}
      actions={
        <>
          <Button variant="danger" onClick={onLeave}>
            {t('leave.go')}
          </Button>
          <Button variant="primary" onClick={onStay}>
            {t('leave.stay')}
          </Button>
        </>
      }
    >
      <p>{t('leave.why')}</p>
    </Dialog>
  );
}
