import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { Checkbox } from '../ui/choice.js';
import { Actions } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { type Devices, type DevicesOffice } from './devices-api.js';
import { type PushHere } from './push-here.js';
import { useDevicesChange } from './use-devices-change.js';

interface ThisDeviceProps {
  list: Devices;
  /** Which of the person's devices this browser is; null when it is none. */
  deviceId: string | null;
  office: DevicesOffice;
  push: PushHere;
}

/** Notifications on the browser one sits at: off until one says that nobody else uses it and clicks. */
export function ThisDevice({ list, deviceId, office, push }: ThisDeviceProps) {
  const t = useT('reach');
  const [isMine, setMine] = useState(false);
  const [failed, setFailed] = useState<'refused' | 'failed' | null>(null);
  const change = useDevicesChange();
  const isOn = deviceId !== null && list.devices.some(({ id }) => id === deviceId);
  const turnOn = async () => {
    const wish = await push.subscribe(list.officeKey ?? '').catch(() => 'failed' as const);
    if (wish && wish !== 'failed') return office.add(wish);
    setFailed(wish ?? 'refused');
    return list;
  };
  const press = () => {
    setFailed(null);
    change.mutate(turnOn);
  };
  if (isOn) return <Notice tone="ok">{t('push.on')}</Notice>;
  if (push.isRefused()) return <Notice tone="soon">{t('push.blocked')}</Notice>;
  return (
    <>
      <Checkbox label={t('push.mine')} hint={t('push.mineHint')} checked={isMine} onChange={setMine} />
      {failed && (
        <Notice tone="late" live="alert">
          {t(`push.${failed}`)}
        </Notice>
      )}
      <ProblemNotice problem={change.error} />
      <Actions>
        <Button variant="primary" disabled={!isMine} busy={change.isPending} onClick={press}>
          {t('push.turnOn')}
        </Button>
      </Actions>
    </>
  );
}
