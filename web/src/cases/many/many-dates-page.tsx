import { useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem.js';
import { useT } from '../../i18n/use-t.js';
import { Card, Stack } from '../../ui/layout.js';
import { Notice } from '../../ui/notice.js';
import { PageTitle } from '../../ui/page-title.js';
import { ConfirmWarnings, useConfirmation, type Warning } from '../court/confirm-warnings.js';
import { emptyDate, handBody, handFaults, type HandDraft } from '../court/hand-draft.js';
import { HandFields, useHandLabels } from '../court/hand-fields.js';
import { useDeed } from '../deed.js';
import { FormFrame, useFaultWords } from '../form/form-frame.js';
import { CasePicker } from './case-picker.js';
import { choiceFault, enterMany } from './many-dates.js';
import { ManyPreviewBox } from './many-preview.js';
import { useWhy } from './use-why.js';

/** One date entered in many cases at once: in all of them or in none. */
export function ManyDatesPage() {
  const t = useT('cases');
  const [saved, setSaved] = useState(0);
  const [round, setRound] = useState(0);
  return (
    <Stack>
      <PageTitle title={t('many:title')} tabTitle={t('many:title')} sub={t('many:sub')} />
      {saved > 0 && (
        <Notice tone="ok" live="status">
          {t('many:saved', { count: saved })}
        </Notice>
      )}
      <Card>
        <ManyDatesForm
          key={round}
          onDone={(count) => {
            setSaved(count);
            setRound(round + 1);
          }}
        />
      </Card>
    </Stack>
  );
}

function ManyDatesForm({ onDone }: { onDone: (count: number) => void }) {
  const t = useT('cases');
  const idOf = useDateIds();
  const [chosen, setChosen] = useState<string[]>([]);
  const [draft, setDraft] = useState(() => emptyDate());
  const become = (changes: Partial<HandDraft>) => setDraft((now) => ({ ...now, ...changes }));
  const bodyOf = (confirmed: Warning[]) => {
    const date = handBody(draft, crypto.randomUUID());
    if (!date || chosen.length === 0) return null;
    const { id: _unused, ...told } = date;
    return { cases: chosen.map((caseId) => ({ caseId, id: idOf(caseId) })), date: { ...told, confirmed } };
  };
  const save = useDeed(
    async (confirmed: Warning[]) => {
      const body = bodyOf(confirmed);
      return body && (await enterMany(body));
    },
    (entered) => entered && onDone(entered.items.length),
  );
  const confirmation = useConfirmation(save.problem, `${draft.on} ${draft.at} ${draft.timeZone}`);
  const faults = useFaultWords({ ...choiceFault(chosen), ...handFaults(draft) });
  const labels = useHandLabels();
  return (
    <FormFrame
      labels={{ cases: t('many:cases'), ...labels }}
      faults={faults}
      problem={save.problem}
      busy={save.busy}
      submitLabel={t('many:save')}
      onSubmit={() => save.run(confirmation.confirmed)}
    >
      {(mends) => (
        <>
          <CasePicker chosen={chosen} onChange={setChosen} error={mends['cases']} />
          <HandFields draft={draft} become={become} labels={labels} mends={mends} />
          <ConfirmWarnings {...confirmation} />
          <ManyPreviewBox body={Object.keys(faults).length === 0 ? bodyOf([]) : null} />
          <WhichOne problem={save.problem} />
        </>
      )}
    </FormFrame>
  );
}

/** The id of the date in each case, the same at every attempt, so that a broken line enters nothing twice. */
function useDateIds(): (caseId: string) => string {
  const ids = useRef(new Map<string, string>());
  return (caseId) => {
    const known = ids.current.get(caseId) ?? crypto.randomUUID();
    ids.current.set(caseId, known);
    return known;
  };
}

/** The one case that stood in the way, and why. */
function WhichOne({ problem }: { problem: unknown }) {
  const t = useT('cases');
  const why = useWhy();
  if (!(problem instanceof ApiProblem) || problem.slug !== 'one-of-many-refused') return null;
  const { caseReference, because } = problem.extra;
  const name = typeof caseReference === 'string' ? caseReference : t('many:unnamed');
  return <Notice tone="late">{t('many:refused', { case: name, why: why(String(because)) })}</Notice>;
}
