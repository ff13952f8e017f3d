import { useT } from '../../i18n/use-t.js';
import { TextField } from '../../ui/text-field.js';
import { zoneWord } from '../../ui/zone-word.js';
import { DayField } from '../form/day-field.js';
import { type Mends } from '../form/form-frame.js';
import { HOME_ZONE } from '../moment.js';
import { type EventKind } from '../shapes.js';
import { type EventDraft } from './event-draft.js';

interface EventTimeFieldsProps {
  kind: EventKind | null;
  draft: EventDraft;
  labels: Readonly<Record<'on' | 'at' | 'orderedOn', string>>;
  mends: Mends;
  onChange: (changes: Partial<EventDraft>) => void;
}

/** The day; the hour where a rule counts hours; the day a court named, where it can. */
export function EventTimeFields({ kind, draft, labels, mends, onChange }: EventTimeFieldsProps) {
  const t = useT('events');
  return (
    <>
      <DayField label={labels.on} value={draft.on} error={mends['on']} onChange={(on) => onChange({ on })} />
      {kind?.asksTime && (
        <TextField
          label={labels.at}
          hint={t('atHint', { zone: zoneWord(kind.timeZone ?? HOME_ZONE, draft.on) })}
          type="time"
          width="third"
          value={draft.at}
          error={mends['at']}
          onChange={(event) => onChange({ at: event.target.value })}
        />
      )}
      {kind?.asksOrdered && (
        <DayField
          label={labels.orderedOn}
          hint={t('orderedHint')}
          optional
          value={draft.orderedOn}
          error={mends['orderedOn']}
          onChange={(orderedOn) => onChange({ orderedOn })}
        />
      )}
    </>
  );
}
