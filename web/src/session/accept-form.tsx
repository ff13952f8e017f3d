import { type FormEvent, useState } from 'react';
import { api, said } from '../api/client.js';
import { switchLanguage } from '../i18n/i18n.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { type Language } from '../i18n/languages.js';
import { Button } from '../ui/button.js';
import { Checkbox, Choice } from '../ui/choice.js';
import { Stack } from '../ui/layout.js';
import { ProblemNotice, useFieldErrors, wordsForField } from '../ui/problem-notice.js';
import { TextField } from '../ui/text-field.js';
import { type Enrolment } from './enrol.js';

const SHORTEST = 15;

/** Name, password, language. The password may be pasted and looked at; only its length is asked for. */
export function AcceptForm({
  token,
  onAccepted,
}: {
  token: string;
  onAccepted: (enrolment: Enrolment) => void;
}) {
  const t = useT('session');
  const tp = useT('problem');
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [shown, setShown] = useState(false);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [left, setLeft] = useState(false);
  const errors = useFieldErrors(problem);
  const tooShort = left && password.length < SHORTEST ? wordsForField(tp, 'password-short') : undefined;
  const passwordError = errors['password'] ?? tooShort;
  const nameError = left && name.trim() === '' ? wordsForField(tp, 'missing') : errors['name'];
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setLeft(true);
    if (busy || password.length < SHORTEST || name.trim() === '') return;
    setBusy(true);
    setProblem(null);
    try {
      const accepted = await said(
        api.POST('/api/invitations/{token}/accept', {
          params: { path: { token } },
          body: { name: name.trim(), password, language },
        }),
      );
      onAccepted(accepted);
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
          label={t('invite.name')}
          hint={t('invite.nameHint')}
          autoComplete="name"
          value={name}
          error={nameError}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('invite.password')}
          hint={t('invite.passwordHint')}
          type={shown ? 'text' : 'password'}
          autoComplete="new-password"
          value={password}
          error={passwordError}
          note={t('invite.length', { count: password.length })}
          onChange={(event) => setPassword(event.target.value)}
          onBlur={() => setLeft(password !== '')}
        />
        <Checkbox bare label={t('invite.show')} checked={shown} onChange={setShown} />
        <Choice<Language>
          label={t('shell:settings.languageOf')}
          value={language}
          options={[
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Español' },
          ]}
          onChange={(chosen) => chosen && void switchLanguage(chosen).catch(setProblem)}
        />
        <Button type="submit" variant="primary" wide busy={busy} busyLabel={t('checking')}>
          {t('next')}
        </Button>
      </Stack>
    </form>
  );
}
