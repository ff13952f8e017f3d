import { type FormEvent, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { Checkbox } from '../ui/choice.js';
import { Stack } from '../ui/layout.js';
import { ProblemNotice, useFieldErrors } from '../ui/problem-notice.js';
import { TextField } from '../ui/text-field.js';
import { noteBorrowed } from './borrowed.js';
import { type Session, signIn } from './session.js';

interface Props {
  onStep: (session: Session) => void;
  /** Where the computer's owner was asked already. */
  again?: boolean;
}

/** Address and password. Pasting and password stores are welcome (WCAG 3.3.8). */
export function PasswordForm({ onStep, again }: Props) {
  const t = useT('session');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [borrowed, setBorrowed] = useState(false);
  const errors = useFieldErrors(problem);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [email, password] = [given.get('email'), given.get('password')];
    if (busy || typeof email !== 'string' || typeof password !== 'string') return;
    setBusy(true);
    setProblem(null);
    try {
      const session = await signIn(email.trim(), password);
      if (!again) noteBorrowed(borrowed);
      onStep(session);
    } catch (fault) {
      setProblem(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <Stack>
        <ProblemNotice problem={problem} />
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          error={errors['email']}
        />
        <TextField
          label={t('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={errors['password']}
        />
        {!again && (
          <Checkbox
            bare
            label={t('borrowed')}
            hint={t('borrowed.hint')}
            checked={borrowed}
            onChange={setBorrowed}
          />
        )}
        <Button type="submit" variant="primary" wide busy={busy} busyLabel={t('signingIn')}>
          {t('next')}
        </Button>
      </Stack>
    </form>
  );
}
