import { type FormEvent, useState } from 'react';
import { ApiProblem } from '../api/problem.js';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { Stack } from '../ui/layout.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { TextField } from '../ui/text-field.js';
import { giveCode, type Session } from './session.js';

interface Props {
  label: string;
  hint: string;
  submit: string;
  onDone: (session: Session) => void;
}

/** Six digits from the authenticator app; spaces are forgiven. */
export function CodeForm({ label, hint, submit, onDone }: Props) {
  const t = useT('session');
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState('');
  const [short, setShort] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const digits = code.replace(/\D/g, '');
    setShort(digits.length !== 6);
    if (busy || digits.length !== 6) return;
    setBusy(true);
    setProblem(null);
    try {
      onDone(await giveCode(digits));
    } catch (fault) {
      setProblem(fault);
      // A code that was refused is of no use; one that did not arrive may still be.
      if (fault instanceof ApiProblem && fault.slug !== 'unreachable') setCode('');
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <Stack>
        <ProblemNotice problem={problem} />
        <TextField
          label={label}
          hint={hint}
          error={short ? t('code.six') : undefined}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          width="half"
        />
        <Button type="submit" variant="primary" wide busy={busy} busyLabel={t('checking')}>
          {submit}
        </Button>
      </Stack>
    </form>
  );
}
