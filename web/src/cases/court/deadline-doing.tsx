import { useOf, useT } from '../../i18n/use-t.js';
import { ReasonDialog } from '../form/reason-dialog.js';
import { passDeadline, reopenDeadline, verifyDeadline, waiveDeadline } from '../deeds.js';
import { type Deadline } from '../shapes.js';
import { DOCKET_CHECKS, type DocketCheck } from './date-words.js';
import { HowDialog } from './how-dialog.js';
import { MetDialog } from './met-dialog.js';
import { VerifyDialog } from './verify-dialog.js';

export type DeadlineDeedWord = 'met' | 'waive' | 'passed' | 'verify' | 'reopen' | 'change';

export interface DeadlineDoingProps {
  /** A change has a form of its own. */
  what: Exclude<DeadlineDeedWord, 'change'>;
  deadline: Deadline;
  onDone: () => void;
}

/** The question before a deed to a deadline. It acts on the version that the list shows now. */
export function DeadlineDoing({ what, deadline, onDone }: DeadlineDoingProps) {
  const t = useT('cases');
  const title = useOf()(deadline.title);
  const { id, version } = deadline;
  switch (what) {
    case 'met':
      return <MetDialog deadline={deadline} onDone={onDone} />;
    case 'verify':
      return (
        <VerifyDialog name={title} onVerify={(body) => verifyDeadline(id, version, body)} onDone={onDone} />
      );
    case 'passed':
      return (
        <HowDialog<DocketCheck>
          title={t('deadline.passedTitle', { title })}
          means={t('deadline.passedMeans')}
          label={t('deadline.passedHow')}
          options={DOCKET_CHECKS.map((value) => ({ value, label: t(`docket.${value}`) }))}
          submitLabel={t('deadline.passedConfirm')}
          done={t('deadline.passedSaved')}
          onGive={(check, note) => passDeadline(id, version, { check, ...(note && { note }) })}
          onDone={onDone}
        />
      );
    case 'waive':
    case 'reopen':
      return (
        <ReasonDialog
          title={t(`deadline.${what}Title`, { title })}
          means={t(`deadline.${what}Means`)}
          label={t(`deadline.${what}Reason`)}
          maxLength={2000}
          submitLabel={t(`deadline.${what}Confirm`)}
          done={t(`deadline.${what}Saved`)}
          onGive={(reason) =>
            what === 'waive' ? waiveDeadline(id, version, reason) : reopenDeadline(id, version, reason)
          }
          onDone={onDone}
        />
      );
  }
}
