import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { useFormat } from '../ui/format.js';
import { ProblemNotice, useFieldErrors } from '../ui/problem-notice.js';
import { Select, TextField } from '../ui/text-field.js';
import { toast } from '../ui/toast.js';
import {
  ASIDE_REASONS,
  type AsideReason,
  type InboundText,
  placeText,
  setTextAside,
  unplacedQuery,
} from './texts-api.js';
import styles from './texts.module.css';

/** Two ways to decide on a text: the code of a case, or a reason to put it away. */
export function PlaceForm({ text: { id, from, receivedAt } }: { text: InboundText }) {
  const t = useT('texts');
  const { instant } = useFormat();
  const client = useQueryClient();
  const [reference, setReference] = useState('');
  const settled = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: unplacedQuery.queryKey }),
      client.invalidateQueries({ queryKey: ['inbox'] }),
    ]);
  const place = useMutation({
    mutationFn: () => placeText(id, reference.trim()),
    onSuccess: async () => {
      toast(t('place.done'));
      await settled();
    },
  });
  const aside = useMutation({
    mutationFn: (reason: AsideReason) => setTextAside(id, reason),
    onSuccess: async () => {
      toast(t('aside.done'));
      await settled();
    },
  });
  const errors = useFieldErrors(place.error);
  const about = t('about', { name: from ?? t('unknown'), time: instant(receivedAt) });
  const isShort = reference.trim().length !== 7;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isShort && !place.isPending) place.mutate();
      }}
    >
      <ProblemNotice problem={errors['caseReference'] ? null : (place.error ?? aside.error)} />
      <div className={styles.form}>
        <TextField
          label={<Named label={t('place.case')} about={about} />}
          hint={t('place.hint')}
          value={reference}
          maxLength={7}
          error={errors['caseReference']}
          onChange={({ target }) => setReference(target.value)}
        />
        <Button type="submit" variant="primary" busy={place.isPending} disabled={isShort}>
          {t('place')}
        </Button>
        <Select
          label={<Named label={t('aside')} about={about} />}
          value=""
          disabled={aside.isPending}
          placeholder={t('aside.choose')}
          options={ASIDE_REASONS.map((reason) => ({ value: reason, label: t(`aside.${reason}`) }))}
          onChange={({ target }) => aside.mutate(target.value as AsideReason)}
        />
      </div>
    </form>
  );
}

/** Every text has the same two fields; which text they are about is read and not shown. */
function Named({ label, about }: { label: string; about: string }) {
  return (
    <>
      {label} <span className="hidden-but-read">{about}</span>
    </>
  );
}
