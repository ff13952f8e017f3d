import { useT } from '../../i18n/use-t.js';
import { Choice } from '../../ui/choice.js';
import { Select, TextArea, TextField } from '../../ui/text-field.js';
import { zoneWord } from '../../ui/zone-word.js';
import { DayField } from '../form/day-field.js';
import { type Mends } from '../form/form-frame.js';
import { oneOf } from '../form/one-of.js';
import { HAND_KINDS, HAND_LADDERS, HAND_OWNERS, HAND_ZONES, type HandDraft } from './hand-draft.js';
import { HEARING_SOURCES } from './hearing-draft.js';

export interface HandFieldsProps {
  draft: HandDraft;
  become: (changes: Partial<HandDraft>) => void;
  labels: ReturnType<typeof useHandLabels>;
  mends: Mends;
}

/** What a date that no rule computes is called, when it is, whose it is and who told it. */
export function HandFields({ draft, become, labels, mends }: HandFieldsProps) {
  const t = useT('cases');
  return (
    <>
      <Choice
        label={labels.kind}
        options={HAND_KINDS.map((value) => ({ value, label: t(`hand.kind.${value}`) }))}
        value={draft.kind}
        onChange={(kind) => become({ kind })}
        error={mends['kind']}
      />
      {draft.kind === 'HAND_OTHER' && (
        <TextField
          label={labels.words}
          hint={t('hand.wordsHint')}
          maxLength={120}
          value={draft.words}
          error={mends['words']}
          onChange={(event) => become({ words: event.target.value })}
        />
      )}
      <DayField label={labels.on} value={draft.on} error={mends['on']} onChange={(on) => become({ on })} />
      <TextField
        label={labels.at}
        hint={t('hand.atHint', { zone: zoneWord(draft.timeZone, draft.on) })}
        optional
        type="time"
        width="third"
        value={draft.at}
        error={mends['at']}
        onChange={(event) => become({ at: event.target.value })}
      />
      <Select
        label={labels.timeZone}
        options={HAND_ZONES.map((value) => ({ value, label: t(`hand.zone.${value}`) }))}
        value={draft.timeZone}
        error={mends['timeZone']}
        onChange={(event) => become({ timeZone: oneOf(HAND_ZONES, event.target.value) ?? draft.timeZone })}
      />
      <Choice
        label={labels.owner}
        options={HAND_OWNERS.map((value) => ({ value, label: t(`owner.${value}`) }))}
        value={draft.owner}
        onChange={(owner) => become({ owner })}
        error={mends['owner']}
      />
      <Select
        label={labels.ladder}
        options={HAND_LADDERS.map((value) => ({ value, label: t(`hand.ladder.${value}`) }))}
        value={draft.ladder}
        error={mends['ladder']}
        onChange={(event) => become({ ladder: oneOf(HAND_LADDERS, event.target.value) ?? draft.ladder })}
      />
      <Select
        label={labels.toldBy}
        placeholder={t('choose')}
        options={HEARING_SOURCES.map((value) => ({ value, label: t(`hearingSource.${value}`) }))}
        value={draft.toldBy ?? ''}
        error={mends['toldBy']}
        onChange={(event) => become({ toldBy: oneOf(HEARING_SOURCES, event.target.value) })}
      />
      <TextArea
        label={labels.note}
        optional
        maxLength={2000}
        value={draft.note}
        error={mends['note']}
        onChange={(event) => become({ note: event.target.value })}
      />
    </>
  );
}

export function useHandLabels() {
  const t = useT('cases');
  return {
    kind: t('hand.kind'),
    words: t('hand.words'),
    on: t('hand.on'),
    at: t('next.at'),
    timeZone: t('hand.zone'),
    owner: t('deadline.owner'),
    ladder: t('hand.ladder'),
    toldBy: t('hearing.source'),
    note: t('deadline.note'),
  };
}
