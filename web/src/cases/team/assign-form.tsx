import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Choice } from '../../ui/choice.js';
import { ComboBox } from '../../ui/combo-box.js';
import { type ComboItem } from '../../ui/combo-item.js';
import { useFormat } from '../../ui/format.js';
import { Notice } from '../../ui/notice.js';
import { toast } from '../../ui/toast.js';
import { useCaseFile } from '../case-file-context.js';
import { useDeed } from '../deed.js';
import { assign } from '../deeds.js';
import { FormFrame } from '../form/form-frame.js';
import { languageWord } from '../languages.js';
import { attorneysQuery } from '../queries.js';
import { useElsewhere } from './use-elsewhere.js';
import { type Assignment } from '../shapes.js';

type Role = 'lead' | 'backup';
const ROLES: readonly Role[] = ['lead', 'backup'];

/** The role that is free is chosen already, so that two presses and a name are enough. */
export function AssignForm({ open, onDone }: { open: readonly Assignment[]; onDone: () => void }) {
  const t = useT('cases');
  const format = useFormat();
  const { id, detained } = useCaseFile();
  const [assignmentId] = useState(() => crypto.randomUUID());
  const free = ROLES.find((role) => !open.some((assignment) => assignment.role === role)) ?? null;
  const [role, setRole] = useState<Role | null>(free);
  const [staffId, setStaffId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const { data: attorneys } = useQuery(attorneysQuery);
  const elsewhere = useElsewhere(attorneys?.items.find((attorney) => attorney.id === staffId)?.courtIds);
  const make = useDeed(
    async () => (staffId && role ? assign(id, { id: assignmentId, staffId, role }) : undefined),
    () => {
      toast(t('team:assigned'));
      onDone();
    },
  );
  const pick = (attorney: ComboItem | null) => {
    setStaffId(attorney?.id ?? null);
    if (attorney) setText(attorney.label);
  };
  const labels = { staffId: t('team:attorney'), role: t('team:role') };
  const faults = {
    ...(!staffId && { staffId: t('fault.attorney') }),
    ...(!role && { role: t('fault.choose') }),
  };
  const items = (attorneys?.items ?? []).map(({ id: attorney, name, languages }) => ({
    id: attorney,
    label: name,
    detail: format.list(languages.map((code) => languageWord(code, format.languageName))),
  }));
  return (
    <FormFrame
      labels={labels}
      faults={faults}
      problem={make.problem}
      busy={make.busy}
      submitLabel={t('team:save')}
      onSubmit={() => make.run(undefined)}
      onCancel={onDone}
    >
      {(mends) => (
        <>
          <ComboBox
            label={labels.staffId}
            hint={
              detained.language
                ? t('team:attorneyHint', { language: languageWord(detained.language, format.languageName) })
                : undefined
            }
            items={items}
            filter
            text={text}
            onText={setText}
            value={staffId}
            onPick={pick}
            error={mends['staffId']}
          />
          {elsewhere && <Notice tone="soon">{t('team:notTheirCourt', { court: elsewhere })}</Notice>}
          <Choice
            label={labels.role}
            options={ROLES.map((value) => ({
              value,
              label: t(`role.${value}`),
              hint: t(`roleHint.${value}`),
            }))}
            value={role}
            onChange={setRole}
            error={mends['role']}
          />
        </>
      )}
    </FormFrame>
  );
}
