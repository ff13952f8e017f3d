import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { Skeleton } from '../../ui/layout.js';
import { TextArea } from '../../ui/text-field.js';
import { CascadeBox } from '../cascade/cascade-box.js';
import { useCaseFile } from '../case-file-context.js';
import { useDeed } from '../deed.js';
import { previewEvent, recordEvent } from '../deeds.js';
import { FormFrame, useFaultWords } from '../form/form-frame.js';
import { HOME_ZONE, presentInstant, todayIn } from '../moment.js';
import { eventKindsQuery } from '../queries.js';
import { type EventKind, type RecordedEvent } from '../shapes.js';
import { EMPTY_EVENT, eventBody, type EventDraft, eventFaults } from './event-draft.js';
import { EventSourceFields } from './event-source-fields.js';
import { EventTimeFields } from './event-time-fields.js';
import { KindBox } from './kind-box.js';

export interface EventFormProps {
  /** Only kinds of this stage. */
  stage?: EventKind['stage'];
  /** A kind that is chosen already: something of our own, on paper, until the form says otherwise. */
  preset?: string;
  onDone: (recorded: RecordedEvent) => void;
  onCancel: () => void;
}

/** What happened, when, and who told us; what it does to the dates is said before it is saved. */
export function EventForm({ stage, preset, onDone, onCancel }: EventFormProps) {
  const t = useT('events');
  const { id } = useCaseFile();
  const [eventId] = useState(() => crypto.randomUUID());
  const [picked, setKind] = useState<EventKind | null | undefined>(undefined);
  const [draft, setDraft] = useState<EventDraft>(() =>
    preset
      ? { ...EMPTY_EVENT, on: todayIn(HOME_ZONE, presentInstant()), toldBy: 'us', toldHow: 'paper' }
      : EMPTY_EVENT,
  );
  const query = useQuery(eventKindsQuery(id));
  const kind =
    picked === undefined ? (query.data?.items.find((each) => each.kind === preset) ?? null) : picked;
  const body = eventBody(kind, draft, eventId);
  const record = useDeed(
    async () => body && (await recordEvent(id, body)),
    (recorded) => recorded && onDone(recorded),
  );
  const faults = useFaultWords(eventFaults(kind, draft));
  const become = (changes: Partial<EventDraft>) => setDraft((now) => ({ ...now, ...changes }));
  const labels = {
    kind: t('kind'),
    on: t(kind?.setAhead ? 'setFor' : 'happenedOn'),
    at: t('at'),
    orderedOn: t('orderedOn'),
    toldBy: t('toldBy'),
    toldHow: t('toldHow'),
    note: t('note'),
  };
  if (!query.data) return query.error ? <LoadProblem query={query} /> : <Skeleton lines={4} />;
  const kinds = query.data.items.filter((each) => !stage || each.stage === stage);
  return (
    <FormFrame
      labels={labels}
      faults={faults}
      problem={record.problem}
      busy={record.busy}
      submitLabel={t('save')}
      onSubmit={() => record.run(undefined)}
      onCancel={onCancel}
    >
      {(mends) => (
        <>
          <KindBox label={labels.kind} kinds={kinds} value={kind} error={mends['kind']} onPick={setKind} />
          <EventTimeFields kind={kind} draft={draft} labels={labels} mends={mends} onChange={become} />
          <EventSourceFields draft={draft} labels={labels} mends={mends} onChange={become} />
          <TextArea
            label={labels.note}
            optional
            maxLength={2000}
            value={draft.note}
            error={mends['note']}
            onChange={(event) => become({ note: event.target.value })}
          />
          <CascadeBox
            of={`event ${eventId}`}
            body={eventBody(kind, { ...draft, toldBy: 'us', toldHow: 'paper', note: '' }, eventId)}
            ask={(asked) => previewEvent(id, asked)}
          />
        </>
      )}
    </FormFrame>
  );
}
