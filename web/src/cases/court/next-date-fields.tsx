import { useT } from '../../i18n/use-t.js';
import { TextArea, TextField } from '../../ui/text-field.js';
import { DayField } from '../form/day-field.js';
import { type DecisionPartProps } from './decision-ruling.js';
import { zoneWord } from '../../ui/zone-word.js';

/** When it goes on, by the clock of the court, and why it did not end today. */
export function NextDateFields({
  draft,
  become,
  labels,
  mends,
  timeZone,
}: DecisionPartProps & { timeZone: string }) {
  const t = useT('cases');
  return (
    <>
      <DayField
        label={labels.nextOn}
        hint={t('next.onHint')}
        value={draft.nextOn}
        error={mends['nextOn'] ?? mends['on']}
        onChange={(nextOn) => become({ nextOn })}
      />
      <TextField
        label={labels.nextAt}
        hint={t('next.atHint', { zone: zoneWord(timeZone, draft.nextOn) })}
        type="time"
        width="third"
        value={draft.nextAt}
        error={mends['nextAt'] ?? mends['at']}
        onChange={(event) => become({ nextAt: event.target.value })}
      />
      <TextArea
        label={labels.reason}
        hint={t('next.reasonHint')}
        rows={2}
        maxLength={2000}
        value={draft.reason}
        error={mends['reason']}
        onChange={(event) => become({ reason: event.target.value })}
      />
    </>
  );
}
