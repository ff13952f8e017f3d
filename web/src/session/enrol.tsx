import { useEffect, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { CopyField } from '../ui/copy-field.js';
import { Stack } from '../ui/layout.js';
import { CodeForm } from './code-form.js';
import type { components } from '../api/schema.js';
import { type Session } from './session.js';
import styles from './session.module.css';

export type Enrolment = components['schemas']['EnrolmentDto'];

/** The code to scan, drawn on this device: the secret goes nowhere else. */
function useQrCode(text: string): string | null {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    const draw = async () => {
      const { toDataURL } = await import('qrcode');
      const url = await toDataURL(text, { margin: 2, width: 220, errorCorrectionLevel: 'M' });
      if (wanted) setPicture(url);
    };
    // Without the picture the secret below it can still be typed in.
    draw().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [text]);
  return picture;
}

export function Enrol({ enrolment, onDone }: { enrolment: Enrolment; onDone: (session: Session) => void }) {
  const t = useT('session');
  const picture = useQrCode(enrolment.otpauthUrl);
  return (
    <Stack>
      <p>{t('enrol.why')}</p>
      <div className={styles.qr}>
        {picture ? (
          <img src={picture} width={220} height={220} alt={t('enrol.qr')} />
        ) : (
          <div aria-hidden="true" />
        )}
      </div>
      <CopyField
        label={t('enrol.secret')}
        hint={t('enrol.secretHint')}
        value={enrolment.secret.replace(/(.{4})(?=.)/g, '$1 ')}
      />
      <CodeForm
        label={t('enrol.code')}
        hint={t('enrol.codeHint')}
        submit={t('enrol.finish')}
        onDone={onDone}
      />
    </Stack>
  );
}
