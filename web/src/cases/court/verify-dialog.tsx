import { useT } from '../../i18n/use-t.js';
import { type VerifyBody } from '../shapes.js';
import { VERIFY_METHODS, type VerifyMethod } from './date-words.js';
import { HowDialog } from './how-dialog.js';

export interface VerifyDialogProps {
  /** What the date is called. */
  name: string;
  onVerify: (body: VerifyBody) => Promise<unknown>;
  onDone: () => void;
}

/** Somebody made sure that a date is right, and says how. */
export function VerifyDialog({ name, onVerify, onDone }: VerifyDialogProps) {
  const t = useT('cases');
  return (
    <HowDialog<VerifyMethod>
      title={t('verify.title', { name })}
      means={t('verify.means')}
      label={t('verify.how')}
      options={VERIFY_METHODS.map((value) => ({ value, label: t(`verify.method.${value}`) }))}
      submitLabel={t('verify.confirm')}
      done={t('verify.saved')}
      onGive={(method, note) => onVerify({ method, ...(note && { note }) })}
      onDone={onDone}
    />
  );
}
