import { useRef } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { useFormat } from '../ui/format.js';
import { Actions, Stack } from '../ui/layout.js';
import { Badge } from '../ui/notice.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { type Device, type Devices, type DevicesOffice } from './devices-api.js';
import { type PushHere } from './push-here.js';
import { useDevicesChange } from './use-devices-change.js';

interface DeviceListProps {
  list: Devices;
  deviceId: string | null;
  office: DevicesOffice;
  push: PushHere;
}

/** Every device of one's own that gets notifications, with a way to end each. */
export function DeviceList({ list: { devices }, deviceId, office, push }: DeviceListProps) {
  const t = useT('reach');
  const { instant } = useFormat();
  const change = useDevicesChange();
  const heading = useRef<HTMLHeadingElement>(null);
  const nameOf = ({ browser, system }: Device) =>
    t('push.device', { browser: t(`push.browser.${browser}`), system: t(`push.system.${system}`) });
  const remove = async (id: string) => {
    const left = await office.remove(id);
    if (id === deviceId) await push.unsubscribe().catch(() => undefined);
    // The button that was pressed is gone: whoever goes by keyboard is at the list.
    heading.current?.focus();
    return left;
  };
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {t('push.list')}
      </h3>
      {devices.length === 0 && <p>{t('push.none')}</p>}
      <ProblemNotice problem={change.error} />
      {devices.map((device) => (
        <Stack key={device.id} space="tight">
          <p>
            <strong>{nameOf(device)}</strong>{' '}
            {device.id === deviceId && <Badge tone="accent">{t('push.here')}</Badge>}
          </p>
          <p>
            {t('push.added', { when: instant(device.addedAt) })}{' '}
            {device.usedAt ? t('push.used', { when: instant(device.usedAt) }) : t('push.unused')}
          </p>
          <Actions>
            <Button
              small
              aria-label={t('push.removeNamed', { device: nameOf(device) })}
              busy={change.isPending}
              onClick={() => change.mutate(() => remove(device.id))}
            >
              {t('push.remove')}
            </Button>
          </Actions>
        </Stack>
      ))}
    </>
  );
}
