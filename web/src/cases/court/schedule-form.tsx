import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { courtsQuery } from '../../places/places-queries.js';
import { Choice } from '../../ui/choice.js';
import { Notice } from '../../ui/notice.js';
import { Select, TextField } from '../../ui/text-field.js';
import { useCaseFile } from '../case-file-context.js';
import { useDeed } from '../deed.js';
import { scheduleHearing } from '../deeds.js';
import { FormFrame, useFaultWords } from '../form/form-frame.js';
import { oneOf } from '../form/one-of.js';
import { HOME_ZONE } from '../moment.js';
import { DayFields } from './day-fields.js';
import { ConfirmWarnings, useConfirmation, type Warning } from './confirm-warnings.js';
import {
  emptyHearing,
  hasLink,
  HEARING_KINDS,
  HEARING_SOURCES,
  hearingBody,
  hearingFaults,
  type HearingDraft,
  MODALITIES,
} from './hearing-draft.js';
import { type Outcome } from './outcome-card.js';

export interface ScheduleFormProps {
  courtId: string;
  onDone: (outcome: Outcome) => void;
  onCancel: () => void;
}

/** A hearing to come, by the clock of its court. */
export function ScheduleForm({ courtId, onDone, onCancel }: ScheduleFormProps) {
  const t = useT('cases');
  const { id } = useCaseFile();
  const [hearingId] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(() => emptyHearing(courtId));
  const become = (changes: Partial<HearingDraft>) => setDraft((now) => ({ ...now, ...changes }));
  const { data: courts } = useQuery(courtsQuery);
  const zone = courts?.find((court) => court.id === draft.courtId)?.timeZone ?? HOME_ZONE;
  const schedule = useDeed(
    async (confirmed: Warning[]) => {
      const body = hearingBody(draft, hearingId);
      return body && (await scheduleHearing(id, { ...body, confirmed }));
    },
    (hearing) =>
      hearing && onDone({ saved: 'scheduled', deadlines: hearing.deadlines, warnings: hearing.warnings }),
  );
  const confirmation = useConfirmation(
    schedule.problem,
    `${draft.courtId} ${draft.certainty} ${draft.on} ${draft.at} ${draft.modality}`,
  );
  const faults = useFaultWords(hearingFaults(draft));
  const labels = {
    kind: t('hearing.kindLabel'),
    courtId: t('hearing.court'),
    certainty: t('certainty.label'),
    on: t('hearing.on'),
    at: t('next.at'),
    modality: t('hearing.modality'),
    link: t('hearing.linkLabel'),
    source: t('hearing.source'),
    judge: t('hearing.judgeLabel'),
  };
  return (
    <FormFrame
      labels={labels}
      faults={faults}
      problem={schedule.problem}
      busy={schedule.busy}
      submitLabel={t('hearing.save')}
      onSubmit={() => schedule.run(confirmation.confirmed)}
      onCancel={onCancel}
    >
      {(mends) => (
        <>
          <Choice
            label={labels.kind}
            options={HEARING_KINDS.map((value) => ({ value, label: t(`hearing.kind.${value}`) }))}
            value={draft.kind}
            onChange={(kind) => become({ kind })}
            error={mends['kind']}
          />
          <Select
            label={labels.courtId}
            placeholder={t('choose')}
            options={(courts ?? []).map(({ id: value, name, city, state }) => ({
              value,
              label: `${name} (${city} ${state})`,
            }))}
            value={draft.courtId}
            error={mends['courtId']}
            onChange={(event) => become({ courtId: event.target.value })}
          />
          <DayFields
            value={draft}
            onChange={become}
            labels={labels}
            errors={{ certainty: mends['certainty'], on: mends['on'], at: mends['at'] }}
            timeZone={zone}
          />
          <Choice
            label={labels.modality}
            options={MODALITIES.map((value) => ({ value, label: t(`modality.${value}`) }))}
            value={draft.modality}
            onChange={(modality) => become({ modality })}
            error={mends['modality']}
          />
          {hasLink(draft.modality) && (
            <TextField
              label={labels.link}
              optional
              maxLength={1000}
              value={draft.link}
              error={mends['link']}
              onChange={(event) => become({ link: event.target.value })}
            />
          )}
          <Select
            label={labels.source}
            placeholder={t('choose')}
            options={HEARING_SOURCES.map((value) => ({ value, label: t(`hearingSource.${value}`) }))}
            value={draft.source ?? ''}
            error={mends['source']}
            onChange={(event) => become({ source: oneOf(HEARING_SOURCES, event.target.value) })}
          />
          <Notice>{t('hearing.hotline')}</Notice>
          <TextField
            label={labels.judge}
            optional
            maxLength={200}
            value={draft.judge}
            error={mends['judge']}
            onChange={(event) => become({ judge: event.target.value })}
          />
          <ConfirmWarnings {...confirmation} />
        </>
      )}
    </FormFrame>
  );
}
