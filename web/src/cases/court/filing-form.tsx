import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Choice } from '../../ui/choice.js';
import { CascadeBox } from '../cascade/cascade-box.js';
import { useCaseFile } from '../case-file-context.js';
import { useDeed } from '../deed.js';
import { previewFiling, recordFiling } from '../deeds.js';
import { isDay } from '../form/day.js';
import { DayField } from '../form/day-field.js';
import { FormFrame } from '../form/form-frame.js';
import { FILING_KINDS, type FilingKind } from './filing-kinds.js';
import { type Outcome } from './outcome-card.js';

export interface FilingFormProps {
  onDone: (outcome: Outcome) => void;
  onCancel: () => void;
}

/** A filing of the government, or a ruling on it, with its day. */
export function FilingForm({ onDone, onCancel }: FilingFormProps) {
  const t = useT('cases');
  const { id } = useCaseFile();
  const [filingId] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<FilingKind | null>(null);
  const [on, setOn] = useState<string | null>(null);
  const record = useDeed(
    async () => (kind && isDay(on) ? await recordFiling(id, { id: filingId, kind, on }) : null),
    (recorded) => recorded && onDone({ saved: 'filing', deadlines: recorded.deadlines, warnings: [] }),
  );
  const labels = { kind: t('filings:what'), on: t('filings:on') };
  const faults = { ...(!kind && { kind: t('fault.choose') }), ...(!isDay(on) && { on: t('fault.day') }) };
  return (
    <FormFrame
      labels={labels}
      faults={faults}
      problem={record.problem}
      busy={record.busy}
      submitLabel={t('filings:save')}
      onSubmit={() => record.run(undefined)}
      onCancel={onCancel}
    >
      {(mends) => (
        <>
          <Choice
            label={labels.kind}
            options={FILING_KINDS.map((value) => ({
              value,
              label: t(`filings:kind.${value}`),
              hint: t(`filings:hint.${value}`),
            }))}
            value={kind}
            onChange={setKind}
            error={mends['kind']}
          />
          <DayField label={labels.on} value={on} error={mends['on']} onChange={setOn} />
          <CascadeBox
            of={`filing ${filingId}`}
            body={kind && isDay(on) ? { id: filingId, kind, on } : null}
            ask={(body) => previewFiling(id, body)}
          />
        </>
      )}
    </FormFrame>
  );
}
