import { useT } from '../../i18n/use-t.js';
import { Choice } from '../../ui/choice.js';
import { Notice } from '../../ui/notice.js';
import { TextField } from '../../ui/text-field.js';
import { zoneWord } from '../../ui/zone-word.js';
import { DayField } from '../form/day-field.js';
import { CERTAINTIES, type Certainty } from './certainty.js';

export interface DayFieldsProps {
  value: { certainty: Certainty | null; on: string | null; at: string };
  onChange: (changes: { certainty?: Certainty; on?: string | null; at?: string }) => void;
  labels: { certainty: string; on: string; at: string };
  hintOfDay?: string;
  errors: { certainty?: string | undefined; on?: string | undefined; at?: string | undefined };
  timeZone: string;
}

/** How far the court has gone, and only what it can have told then: a day and an hour, a day, or nothing. */
export function DayFields({ value, onChange, labels, hintOfDay, errors, timeZone }: DayFieldsProps) {
  const t = useT('cases');
  const { certainty, on, at } = value;
  return (
    <>
      <Choice
        label={labels.certainty}
        options={CERTAINTIES.map((each) => ({ value: each, label: t(`certainty.${each}`) }))}
        value={certainty}
        onChange={(chosen) => chosen && onChange({ certainty: chosen })}
        error={errors.certainty}
      />
      {certainty === 'to_be_set' && <Notice>{t('certainty.means.to_be_set')}</Notice>}
      {certainty === 'control' && <Notice>{t('certainty.means.control')}</Notice>}
      {certainty && certainty !== 'to_be_set' && (
        <DayField
          label={labels.on}
          {...(hintOfDay && { hint: hintOfDay })}
          value={on}
          error={errors.on}
          onChange={(day) => onChange({ on: day })}
        />
      )}
      {certainty === 'exact' && (
        <TextField
          label={labels.at}
          hint={t('next.atHint', { zone: zoneWord(timeZone, on) })}
          type="time"
          width="third"
          value={at}
          error={errors.at}
          onChange={(event) => onChange({ at: event.target.value })}
        />
      )}
    </>
  );
}
