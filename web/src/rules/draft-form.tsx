import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DayField } from '../cases/form/day-field.js';
import { FormFrame, useFaultWords } from '../cases/form/form-frame.js';
import { oneOf } from '../cases/form/one-of.js';
import { useT } from '../i18n/use-t.js';
import { Choice } from '../ui/choice.js';
import { FieldRow } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { Select, TextArea, TextField } from '../ui/text-field.js';
import {
  DAY_UNITS,
  draftBody,
  draftFaults,
  HOUR_UNITS,
  LADDERS,
  MARKS,
  type DraftFields,
} from './draft-fields.js';
import { type DraftBody, type Rule, type RuleDraftView } from './rules-queries.js';

interface DraftFormProps {
  rule: Rule;
  begin: DraftFields;
  save: (body: DraftBody) => Promise<RuleDraftView>;
  onDone: (draft: RuleDraftView) => void;
  onCancel: () => void;
}

/** The next version of a rule, typed over the one before. */
export function DraftForm({ rule, begin, save, onDone, onCancel }: DraftFormProps) {
  const t = useT('rules');
  const client = useQueryClient();
  const [fields, setFields] = useState(begin);
  const become = (changes: Partial<DraftFields>) => setFields((now) => ({ ...now, ...changes }));
  const saving = useMutation({
    mutationFn: save,
    onSuccess: async (draft) => {
      await client.invalidateQueries({ queryKey: ['rule-drafts'] });
      onDone(draft);
    },
    onError: () => client.invalidateQueries({ queryKey: ['rule-drafts'] }),
  });
  const units: readonly DraftBody['unit'][] = rule.countsHours ? HOUR_UNITS : DAY_UNITS;
  const labels = {
    effectiveFrom: t('draft.from'),
    count: t('draft.count'),
    unit: t('draft.unit'),
    rolls: t('draft.rolls'),
    'title.en': t('draft.titleEn'),
    'title.es': t('draft.titleEs'),
    citation: t('source'),
    mark: t('mark'),
    ladder: t('draft.ladder'),
    why: t('draft.why'),
  };
  return (
    <FormFrame
      labels={labels}
      faults={useFaultWords(draftFaults(fields))}
      problem={saving.error}
      busy={saving.isPending}
      stale={
        <Notice tone="soon" live="alert">
          {t('draft.stale')}
        </Notice>
      }
      submitLabel={t('draft.save')}
      onSubmit={() => {
        const body = draftBody(fields);
        if (body) saving.mutate(body);
      }}
      onCancel={onCancel}
    >
      {(mends) => (
        <>
          <DayField
            label={labels.effectiveFrom}
            hint={t('draft.from.hint')}
            value={fields.effectiveFrom}
            error={mends['effectiveFrom']}
            onChange={(effectiveFrom) => become({ effectiveFrom })}
          />
          <FieldRow>
            <TextField
              label={labels.count}
              width="half"
              inputMode="numeric"
              value={fields.count}
              error={mends['count']}
              onChange={(event) => become({ count: event.target.value })}
            />
            <Select
              label={labels.unit}
              width="half"
              options={units.map((value) => ({ value, label: t(`draft.unit.${value}`) }))}
              value={fields.unit}
              error={mends['unit']}
              onChange={(event) => become({ unit: oneOf(units, event.target.value) ?? fields.unit })}
            />
          </FieldRow>
          <Choice
            label={labels.rolls}
            options={[
              { value: 'yes', label: t('draft.rolls.yes') },
              { value: 'no', label: t('draft.rolls.no') },
            ]}
            value={fields.rolls}
            onChange={(rolls) => rolls && become({ rolls })}
          />
          <TextField
            label={labels['title.en']}
            maxLength={200}
            lang="en"
            value={fields.titleEn}
            error={mends['title.en']}
            onChange={(event) => become({ titleEn: event.target.value })}
          />
          <TextField
            label={labels['title.es']}
            maxLength={200}
            lang="es"
            value={fields.titleEs}
            error={mends['title.es']}
            onChange={(event) => become({ titleEs: event.target.value })}
          />
          <TextField
            label={labels.citation}
            hint={t('draft.citation.hint')}
            maxLength={500}
            value={fields.citation}
            error={mends['citation']}
            onChange={(event) => become({ citation: event.target.value })}
          />
          <FieldRow>
            <Select
              label={labels.mark}
              width="half"
              options={MARKS.map((value) => ({ value, label: t(`mark.${value}`) }))}
              value={fields.mark}
              onChange={(event) => become({ mark: oneOf(MARKS, event.target.value) ?? fields.mark })}
            />
            <Select
              label={labels.ladder}
              width="half"
              options={LADDERS.map((value) => ({ value, label: t(`ladder.${value}`) }))}
              value={fields.ladder}
              onChange={(event) => become({ ladder: oneOf(LADDERS, event.target.value) ?? fields.ladder })}
            />
          </FieldRow>
          <TextArea
            label={labels.why}
            hint={t('draft.why.hint')}
            maxLength={1000}
            value={fields.why}
            error={mends['why']}
            onChange={(event) => become({ why: event.target.value })}
          />
        </>
      )}
    </FormFrame>
  );
}
