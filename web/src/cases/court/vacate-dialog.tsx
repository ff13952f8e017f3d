import { useT } from '../../i18n/use-t.js';
import { vacateHearing } from '../deeds.js';
import { ReasonDialog } from '../form/reason-dialog.js';
import { type Hearing } from '../shapes.js';

/** Takes a hearing off the calendar without a new date; its deadlines and reminders go with it. */
export function VacateDialog({ hearing, onDone }: { hearing: Hearing; onDone: () => void }) {
  const t = useT('cases');
  return (
    <ReasonDialog
      title={t('hearing.vacateTitle')}
      means={t('hearing.vacateMeans')}
      label={t('next.reason')}
      maxLength={2000}
      submitLabel={t('hearing.vacate')}
      done={t('saved.vacated')}
      onGive={(reason) => vacateHearing(hearing.id, reason)}
      onDone={onDone}
    />
  );
}
