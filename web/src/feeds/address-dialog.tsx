import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { CopyField } from '../ui/copy-field.js';
import { Dialog } from '../ui/dialog.js';
import { Stack } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';

interface AddressDialogProps {
  calendar: string;
  address: string;
  onClose: () => void;
}

/** A new address, this once: only the button closes it, so that it is not waved away before it was copied. */
export function AddressDialog({ calendar, address, onClose }: AddressDialogProps) {
  const t = useT('feeds');
  return (
    <Dialog
      open
      title={t('address.title')}
      actions={
        <Button variant="primary" onClick={onClose}>
          {t('address.close')}
        </Button>
      }
    >
      <Stack>
        <Notice tone="soon">{t('address.warning')}</Notice>
        <CopyField label={t('address.label', { calendar })} hint={t('address.how')} value={address} />
      </Stack>
    </Dialog>
  );
}
