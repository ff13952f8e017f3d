import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Button } from '../../ui/button.js';
import { Choice } from '../../ui/choice.js';
import { Select, TextField } from '../../ui/text-field.js';
import { toast } from '../../ui/toast.js';
import { useCaseFile } from '../case-file-context.js';
import { useDeed } from '../deed.js';
import { UNFINISHED } from '../form/day.js';
import { DayField } from '../form/day-field.js';
import { FormFrame } from '../form/form-frame.js';
import { HOME_ZONE, presentInstant, todayIn } from '../moment.js';
import { ASKED_BY, type OptInWish, recordOptIn, SAFETIES, WAYS, WHO } from './clients-api.js';

type Draft = { [Field in keyof OptInWish]?: OptInWish[Field] | null | undefined };

const BLANK: Draft = { who: null, name: '', phone: '', language: 'es', askedBy: 'self', askedOn: null };

/** Who asked, by which number, and whether that phone is safe: nothing is chosen for them but the language. */
export function OptInForm({ onDone }: { onDone: () => void }) {
  const t = useT('clients');
  const { id } = useCaseFile();
  const [draft, setDraft] = useState<Draft>(BLANK);
  const change = (part: Draft) => setDraft((now) => ({ ...now, ...part }));
  const write = useDeed(
    (wish: OptInWish) => recordOptIn(id, wish),
    () => {
      toast(t('saved'));
      onDone();
    },
  );
  const faults = faultsOf(draft, t);
  const options = <V extends string>(field: string, values: readonly V[]) =>
    values.map((value) => ({ value, label: t(`${field}.${value}`) }));
  const labels = {
    who: t('who'),
    name: t('name'),
    phone: t('phone'),
    safety: t('safety'),
    way: t('way'),
    askedOn: t('askedOn'),
  };
  return (
    <FormFrame
      labels={labels}
      faults={faults}
      problem={write.problem}
      busy={write.busy}
      submitLabel={t('save')}
      onCancel={onDone}
      onSubmit={() => write.run(wishOf(draft))}
    >
      {(mends) => (
        <>
          <Choice
            label={labels.who}
            options={options('who', WHO)}
            value={draft.who ?? null}
            error={mends['who']}
            onChange={(who) => change({ who })}
          />
          {draft.who && draft.who !== 'client' && (
            <TextField
              label={labels.name}
              hint={t('name.hint')}
              optional
              maxLength={80}
              value={draft.name ?? ''}
              error={mends['name']}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
          <TextField
            label={labels.phone}
            hint={t('phone.hint')}
            type="tel"
            maxLength={40}
            value={draft.phone ?? ''}
            error={mends['phone']}
            onChange={({ target }) => change({ phone: target.value })}
          />
          <Choice
            label={labels.safety}
            options={options('safety', SAFETIES)}
            value={draft.safety ?? null}
            error={mends['safety']}
            onChange={(safety) => change({ safety, ...(safety === 'unsafe' && { way: 'call' }) })}
          />
          <Choice
            label={labels.way}
            options={options('way', WAYS)}
            value={draft.way ?? null}
            error={mends['way']}
            onChange={(way) => change({ way })}
          />
          <Choice
            label={t('language')}
            options={options('language', ['es', 'en'] as const)}
            value={draft.language ?? null}
            onChange={(language) => change({ language })}
          />
          <Select
            label={t('askedBy')}
            options={options('askedBy', ASKED_BY)}
            value={draft.askedBy ?? 'self'}
            onChange={({ target }) => change({ askedBy: target.value as OptInWish['askedBy'] })}
          />
          <AskedOn
            label={labels.askedOn}
            error={mends['askedOn']}
            onChange={(askedOn) => change({ askedOn })}
          />
        </>
      )}
    </FormFrame>
  );
}

interface AskedOnProps {
  label: string;
  error: string | undefined;
  onChange: (day: string | null) => void;
}

/** Most people ask while they are on the phone: that day is one press. */
function AskedOn({ label, error, onChange }: AskedOnProps) {
  const t = useT('clients');
  const [given, setGiven] = useState<{ day: string; press: number } | null>(null);
  const today = () => {
    const day = todayIn(HOME_ZONE, presentInstant());
    setGiven((last) => ({ day, press: (last?.press ?? 0) + 1 }));
    onChange(day);
  };
  return (
    <>
      <DayField
        // Pressed again after somebody typed, the boxes begin anew.
        key={given?.press ?? 0}
        label={label}
        value={given?.day ?? null}
        error={error}
        onChange={onChange}
      />
      <div>
        <Button small onClick={today}>
          {t('askedOn.today')}
        </Button>
      </div>
    </>
  );
}

function faultsOf(draft: Draft, t: (key: string) => string): Record<string, string> {
  const { who, phone, safety, way, askedOn } = draft;
  return {
    ...(!who && { who: t('fault.who') }),
    ...(!phone?.trim() && { phone: t('fault.phone') }),
    ...(!safety && { safety: t('fault.safety') }),
    ...(!way && { way: t('fault.way') }),
    ...(way === 'text' && safety === 'unsafe' && { way: t('fault.unsafe') }),
    ...((!askedOn || askedOn === UNFINISHED) && { askedOn: t('fault.askedOn') }),
  };
}

function wishOf({ name, who, ...draft }: Draft): OptInWish {
  const named = who !== 'client' && name?.trim() ? { name: name.trim() } : {};
  return { ...draft, who, ...named } as OptInWish;
}
