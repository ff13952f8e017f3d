import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { type Language } from '../i18n/languages.js';
import { Button } from '../ui/button.js';
import { Choice, Choices } from '../ui/choice.js';
import { CopyField } from '../ui/copy-field.js';
import { Dialog } from '../ui/dialog.js';
import { useFormat } from '../ui/format.js';
import { Stack } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { ProblemNotice, useFieldErrors, wordsForField } from '../ui/problem-notice.js';
import { TextField } from '../ui/text-field.js';
import { type Invited, invitePerson, type Role, ROLES } from './people-queries.js';

/** Invites one person; the link is shown once, to be handed over by whoever invites. */
export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT('people');
  const client = useQueryClient();
  const form = useId();
  const [invited, setInvited] = useState<Invited | null>(null);
  const invite = useMutation({
    mutationFn: invitePerson,
    onSuccess: async (answer) => {
      setInvited(answer);
      await client.invalidateQueries({ queryKey: ['people'] });
    },
  });
  const close = () => {
    setInvited(null);
    invite.reset();
    onClose();
  };
  return (
    <Dialog
      open={open}
      title={t(invited ? 'invited.title' : 'invite')}
      // The link is not shown again: only the button closes that step.
      {...(!invited && { onClose: close })}
      actions={
        invited ? (
          <Button variant="primary" onClick={close}>
            {t('invited.close')}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{t('ui:cancel')}</Button>
            <Button type="submit" form={form} variant="primary" busy={invite.isPending}>
              {t('invite.make')}
            </Button>
          </>
        )
      }
    >
      {invited ? (
        <LinkOnce invited={invited} />
      ) : (
        <InviteForm id={form} problem={invite.error} onSend={(invitation) => invite.mutate(invitation)} />
      )}
    </Dialog>
  );
}

interface FormProps {
  id: string;
  problem: unknown;
  onSend: (invitation: { email: string; roles: Role[]; language: Language }) => void;
}

function InviteForm({ id, problem, onSend }: FormProps) {
  const t = useT('people');
  const tp = useT('problem');
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<Role[]>([]);
  const [language, setLanguage] = useState<Language>('en');
  const [tried, setTried] = useState(false);
  const errors = useFieldErrors(problem);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.includes('@') && roles.length > 0) onSend({ email: email.trim(), roles, language });
  };
  const emailError = tried && !email.includes('@') ? wordsForField(tp, 'not-an-email') : errors['email'];
  const rolesError = tried && roles.length === 0 ? t('rolesNeeded') : errors['roles'];
  return (
    <form id={id} onSubmit={send} noValidate>
      <Stack>
        <ProblemNotice problem={problem} />
        <TextField
          label={t('email')}
          type="email"
          value={email}
          error={emailError}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Choices<Role>
          label={t('roles')}
          hint={t('rolesHint')}
          error={rolesError}
          options={ROLES.map((value) => ({ value, label: t(`shell:role.${value}`) }))}
          value={roles}
          onChange={setRoles}
        />
        <Choice<Language>
          label={t('language')}
          value={language}
          options={[
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Español' },
          ]}
          onChange={(chosen) => chosen && setLanguage(chosen)}
        />
      </Stack>
    </form>
  );
}

function LinkOnce({ invited }: { invited: Invited }) {
  const t = useT('people');
  const { instant } = useFormat();
  return (
    <Stack>
      <Notice tone="soon">{t('invited.once', { until: instant(invited.expiresAt) })}</Notice>
      <CopyField label={t('invited.link')} value={invited.link} />
    </Stack>
  );
}
