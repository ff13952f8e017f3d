import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { onSession, tellSession } from '../api/session-events.js';
import { useT } from '../i18n/use-t.js';
import { Dialog } from '../ui/dialog.js';
import { Stack } from '../ui/layout.js';
import { CodeForm } from './code-form.js';
import { DemoRoles } from './demo-roles.js';
import { PasswordForm } from './password-form.js';
import { keepSession, readSession, type Session, startAnew } from './session.js';
import { useSession } from './use-session.js';

const AGAIN_MS = 3_000;

/**
 * The session ended while someone was at work: sign-in comes over the screen, and the screen stays. If another person
 * signs in here, the page starts anew, for what stands on it is not theirs.
 */
export function SignInAgain() {
  const t = useT('session');
  const client = useQueryClient();
  const { me } = useSession();
  const [open, setOpen] = useState(false);
  const [session, setSession] = useState<Session | null>(null);
  const take = useCallback(
    (next: Session) => {
      if (!next.signedIn) return setSession(next);
      if (next.staff?.id !== me?.id) return startAnew();
      keepSession(client, next);
      setOpen(false);
      setSession(null);
      tellSession('resumed');
    },
    [client, me?.id],
  );
  useEffect(() => onSession('ended', () => setOpen(true)), []);
  // The way in needs the token of the session that is now: none. Or another tab has signed in meanwhile.
  useEffect(() => {
    if (!open) return;
    let again: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const look = () =>
      void readSession().then(
        (now) => wanted && take(now),
        () => {
          // No line: without that token nobody gets in, and what is typed behind this dialog would be stuck.
          if (wanted) again = setTimeout(look, AGAIN_MS);
        },
      );
    look();
    return () => {
      wanted = false;
      clearTimeout(again);
    };
  }, [open, take]);
  const asking = session?.step === 'totp' || session?.step === 'enrol';
  return (
    <Dialog open={open} title={t('again.title')}>
      <Stack>
        <p>{t('again.why')}</p>
        {asking ? (
          <CodeForm label={t('code')} hint={t('code.hint')} submit={t('signIn')} onDone={take} />
        ) : session?.demo ? (
          <DemoRoles onDone={take} {...(me && { roles: me.roles })} />
        ) : (
          <PasswordForm again onStep={take} />
        )}
      </Stack>
    </Dialog>
  );
}
