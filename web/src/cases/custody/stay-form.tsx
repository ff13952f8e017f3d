import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Checkbox } from '../../ui/choice.js';
import { DateParts } from '../../ui/date-parts.js';
import { Select, TextField } from '../../ui/text-field.js';
import { toast } from '../../ui/toast.js';
import { YesNoUnknown } from '../../ui/yes-no-unknown.js';
import { CascadeBox } from '../cascade/cascade-box.js';
import { useCaseFile } from '../case-file-context.js';
import { useDeed } from '../deed.js';
import { previewStay, recordStay } from '../deeds.js';
import { UNFINISHED } from '../form/day.js';
import { DayField } from '../form/day-field.js';
import { FormFrame, useFaultWords } from '../form/form-frame.js';
import { oneOf } from '../form/one-of.js';
import { type Facility } from '../shapes.js';
import { FacilityBox } from './facility-box.js';
import { CUSTODY_SOURCES, EMPTY_STAY, stayBody, type StayDraft, stayFaults } from './stay-draft.js';

/** A new stay. What it changes is said before it is saved. */
export function StayForm({ onDone }: { onDone: () => void }) {
  const t = useT('cases');
  const { id } = useCaseFile();
  const [stayId] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState<StayDraft>(EMPTY_STAY);
  const [facility, setFacility] = useState<Facility | null>(null);
  const become = (changes: Partial<StayDraft>) => setDraft((now) => ({ ...now, ...changes }));
  const record = useDeed(
    async () => {
      const body = stayBody(draft, stayId);
      return body && (await recordStay(id, body));
    },
    () => {
      toast(t('custody.saved'));
      onDone();
    },
  );
  const faults = useFaultWords(stayFaults(draft));
  const labels = {
    facility: t('custody.facility'),
    facilityId: t('custody.facility'),
    arrivedOn: t('custody.arrived'),
    source: t('custody.source'),
    releaseOn: t('custody.releaseOn'),
    releaseAt: t('custody.releaseAt'),
  };
  return (
    <FormFrame
      labels={labels}
      faults={faults}
      problem={record.problem}
      busy={record.busy}
      submitLabel={t('custody.save')}
      onSubmit={() => record.run(undefined)}
      onCancel={onDone}
    >
      {(mends) => (
        <>
          <FacilityBox
            label={labels.facility}
            value={facility}
            disabled={draft.nowhereKnown}
            error={mends['facility'] ?? mends['facilityId']}
            onPick={(picked) => {
              setFacility(picked);
              become({ facility: picked });
            }}
          />
          <Checkbox
            label={t('custody.nowhere')}
            checked={draft.nowhereKnown}
            onChange={(nowhereKnown) => become({ nowhereKnown })}
          />
          <DateParts
            label={labels.arrivedOn}
            hint={t('custody.arrivedHint')}
            optional
            exact
            value={draft.arrived === UNFINISHED ? null : draft.arrived}
            error={mends['arrivedOn']}
            onChange={(read) => {
              if (read.kind === 'date') become({ arrived: read.date });
              else become({ arrived: read.kind === 'empty' ? null : UNFINISHED });
            }}
          />
          <Select
            label={labels.source}
            placeholder={t('choose')}
            options={CUSTODY_SOURCES.map((source) => ({
              value: source,
              label: t(`custodySource.${source}`),
            }))}
            value={draft.source ?? ''}
            error={mends['source']}
            onChange={(event) => become({ source: oneOf(CUSTODY_SOURCES, event.target.value) })}
          />
          <Checkbox
            label={t('custody.inJail')}
            hint={t('custody.inJailHint')}
            checked={draft.inJail}
            onChange={(inJail) => become({ inJail })}
          />
          {draft.inJail && (
            <>
              <DayField
                label={labels.releaseOn}
                value={draft.releaseOn}
                error={mends['releaseOn']}
                onChange={(releaseOn) => become({ releaseOn })}
              />
              <TextField
                label={labels.releaseAt}
                hint={t('custody.releaseHint')}
                type="time"
                width="third"
                value={draft.releaseAt}
                error={mends['releaseAt'] ?? mends['wouldBeReleasedAt']}
                onChange={(event) => become({ releaseAt: event.target.value })}
              />
              <YesNoUnknown
                label={t('custody.detainer')}
                value={draft.detainerLodged}
                onChange={(answer) => become({ detainerLodged: answer === 'declined' ? null : answer })}
              />
            </>
          )}
          <CascadeBox
            of={`custody ${stayId}`}
            body={
              facility || draft.nowhereKnown
                ? stayBody({ ...draft, source: draft.source ?? 'family' }, stayId)
                : null
            }
            ask={(body) => previewStay(id, body)}
          />
        </>
      )}
    </FormFrame>
  );
}
