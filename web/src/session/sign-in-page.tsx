import { useQueryClient } from '@tanstack/react-query';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { Stack } from '../ui/layout.js';
import { PageTitle } from '../ui/page-title.js';
import { adoptLanguage } from './adopt-language.js';
import { CodeForm } from './code-form.js';
import { DoorFrame } from './door-frame.js';
import { DemoRoles } from './demo-roles.js';
import { PasswordForm } from './password-form.js';
import { endSession, keepSession, type Session, sessionQuery } from './session.js';
import styles from './session.module.css';

/** The way in, at whatever address one came for: that screen opens right after. */
export function SignInPage({ session }: { session: Session }) {
  const t = useT('session');
  const client = useQueryClient();
  const take = (next: Session) => {
    void adoptLanguage(next).then(() => keepSession(client, next));
  };
  const startOver = async () => {
    await endSession().catch(() => undefined);
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const asking = session.step === 'totp' || session.step === 'enrol';
  return (
    <DoorFrame below={<p className={styles.help}>{t('help')}</p>}>
      <PageTitle
        title={t(asking ? 'code.title' : session.demo ? 'demo.title' : 'title')}
        tabTitle={t('title')}
      />
      {asking ? (
        <Stack>
          <CodeForm
            label={t('code')}
            hint={t(session.step === 'enrol' ? 'code.enrolHint' : 'code.hint')}
            submit={t('signIn')}
            onDone={take}
          />
          <Button variant="quiet" onClick={() => void startOver()}>
            {t('startOver')}
          </Button>
        </Stack>
      ) : session.demo ? (
        <Stack>
          <DemoRoles onDone={take} />
          <details className={styles.details}>
            <summary>{t('demo.password')}</summary>
            <PasswordForm onStep={take} />
          </details>
        </Stack>
      ) : (
        <PasswordForm onStep={take} />
      )}
    </DoorFrame>
  );
}
