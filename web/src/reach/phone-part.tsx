import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { Actions } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { ProblemNotice, useFieldErrors } from '../ui/problem-notice.js';
import { TextField } from '../ui/text-field.js';
import { type Reach, type ReachOffice } from './reach-api.js';

interface PhonePartProps {
  reach: Reach;
  office: ReachOffice;
}

/** One's number: given, confirmed by a code, and forgotten again. */
export function PhonePart({ reach: { phone }, office }: PhonePartProps) {
  const t = useT('reach');
  const change = useReachChange();
  if (!phone) return <PhoneForm office={office} />;
  return (
    <>
      <p>{t(phone.confirmed ? 'phone.confirmed' : 'phone.waiting', { ending: phone.ending })}</p>
      {phone.stopped && <Notice tone="soon">{t('phone.stopped')}</Notice>}
      {!phone.confirmed && <CodeForm state={phone.code} office={office} />}
      <ProblemNotice problem={change.error} />
      <Actions>
        {!phone.confirmed && (
          <Button busy={change.isPending} onClick={() => change.mutate(office.sendCode)}>
            {t('code.again')}
          </Button>
        )}
        <Button busy={change.isPending} onClick={() => change.mutate(office.removePhone)}>
          {t('phone.remove')}
        </Button>
      </Actions>
    </>
  );
}

function PhoneForm({ office }: { office: ReachOffice }) {
  const t = useT('reach');
  const [typed, type] = useState('');
  const change = useReachChange();
  const errors = useFieldErrors(change.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(() => office.givePhone(typed));
      }}
    >
      <TextField
        type="tel"
        width="half"
        label={t('phone')}
        hint={t('phoneHint')}
        autoComplete="tel"
        required
        value={typed}
        error={errors['phone']}
        onChange={({ target }) => type(target.value)}
      />
      {!errors['phone'] && <ProblemNotice problem={change.error} />}
      <Actions>
        <Button type="submit" busy={change.isPending}>
          {t('code.send')}
        </Button>
      </Actions>
    </form>
  );
}

function CodeForm({ state, office }: { state: NonNullable<Reach['phone']>['code']; office: ReachOffice }) {
  const t = useT('reach');
  const [typed, type] = useState('');
  const change = useReachChange();
  const errors = useFieldErrors(change.error);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(() => office.confirm(typed));
      }}
    >
      {state === 'failed' && <Notice tone="late">{t('code.failed')}</Notice>}
      <TextField
        width="third"
        label={t('code')}
        hint={t('codeHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\d{6}"
        maxLength={6}
        required
        value={typed}
        error={errors['code']}
        onChange={({ target }) => type(target.value)}
      />
      {!errors['code'] && <ProblemNotice problem={change.error} />}
      <Actions>
        <Button type="submit" variant="primary" busy={change.isPending}>
          {t('code.confirm')}
        </Button>
      </Actions>
    </form>
  );
}

function useReachChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deed: () => Promise<Reach>) => deed(),
    onSuccess: (reach) => client.setQueryData(['reach'], reach),
  });
}
