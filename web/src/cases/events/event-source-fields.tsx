import { useT } from '../../i18n/use-t.js';
import { Select } from '../../ui/text-field.js';
import { type Mends } from '../form/form-frame.js';
import { oneOf } from '../form/one-of.js';
import { EVENT_SOURCES, EVENT_WAYS, type EventDraft } from './event-draft.js';

interface EventSourceFieldsProps {
  draft: EventDraft;
  labels: Readonly<Record<'toldBy' | 'toldHow', string>>;
  mends: Mends;
  onChange: (changes: Partial<EventDraft>) => void;
}

/** Who told us, and how it reached us. */
export function EventSourceFields({ draft, labels, mends, onChange }: EventSourceFieldsProps) {
  const t = useT('events');
  return (
    <>
      <Select
        label={labels.toldBy}
        placeholder={t('cases:choose')}
        options={EVENT_SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
        value={draft.toldBy ?? ''}
        error={mends['toldBy']}
        onChange={(event) => onChange({ toldBy: oneOf(EVENT_SOURCES, event.target.value) })}
      />
      <Select
        label={labels.toldHow}
        placeholder={t('cases:choose')}
        options={EVENT_WAYS.map((value) => ({ value, label: t(`way.${value}`) }))}
        value={draft.toldHow ?? ''}
        error={mends['toldHow']}
        onChange={(event) => onChange({ toldHow: oneOf(EVENT_WAYS, event.target.value) })}
      />
    </>
  );
}
