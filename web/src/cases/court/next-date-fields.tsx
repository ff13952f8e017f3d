import { useT } from '../../i18n/use-t.js';
import { TextArea } from '../../ui/text-field.js';
import { DayFields } from './day-fields.js';
import { type DecisionPartProps } from './decision-ruling.js';

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
      <DayFields
        value={{ certainty: draft.nextCertainty, on: draft.nextOn, at: draft.nextAt }}
        onChange={({ certainty, on, at }) =>
          become({
            ...(certainty && { nextCertainty: certainty }),
            ...(on !== undefined && { nextOn: on }),
            ...(at !== undefined && { nextAt: at }),
          })
        }
        labels={{ certainty: labels.certainty, on: labels.nextOn, at: labels.nextAt }}
        hintOfDay={t('next.onHint')}
        errors={{ on: mends['nextOn'] ?? mends['on'], at: mends['nextAt'] ?? mends['at'] }}
        timeZone={timeZone}
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
