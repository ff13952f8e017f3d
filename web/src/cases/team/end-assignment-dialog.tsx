import { useT } from '../../i18n/use-t.js';
import { endAssignment } from '../deeds.js';
import { ReasonDialog } from '../form/reason-dialog.js';
import { type Assignment } from '../shapes.js';

/** Ending takes the access and the reminders away at once; hence the question and the reason. */
export function EndAssignmentDialog({ assignment, onDone }: { assignment: Assignment; onDone: () => void }) {
  const t = useT('cases');
  return (
    <ReasonDialog
      title={t('team:endNamed', { name: assignment.staff.name })}
      means={t('team:endMeans')}
      label={t('move.reason')}
      maxLength={500}
      submitLabel={t('team:end')}
      done={t('team:ended')}
      onGive={(reason) => endAssignment(assignment.id, reason)}
      onDone={onDone}
    />
  );
}
