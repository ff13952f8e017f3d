import { useQuery } from '@tanstack/react-query';
import { useT } from '../i18n/use-t.js';
import { Card, Skeleton } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { Notice } from '../ui/notice.js';
import { DeviceList } from './device-list.js';
import { devicesOffice, type DevicesOffice } from './devices-api.js';
import { pushHere, type PushHere } from './push-here.js';
import { ThisDevice } from './this-device.js';

interface DevicesCardProps {
  office?: DevicesOffice;
  push?: PushHere;
}

/** Reminders as notifications: on this browser, and on which others of one's own. */
export function DevicesCard({ office = devicesOffice, push = pushHere }: DevicesCardProps) {
  const t = useT('reach');
  const query = useQuery({ queryKey: ['devices'], queryFn: office.list });
  const here = useQuery({
    queryKey: ['devices', 'here'],
    queryFn: async () => {
      const endpoint = await push.endpoint();
      return endpoint && (await office.here(endpoint));
    },
  });
  const list = query.data;
  return (
    <Card title={t('push.title')}>
      <LoadProblem query={query} />
      {!list && !query.error && <Skeleton lines={3} />}
      {list && !list.offered && <p>{t('push.notOffered')}</p>}
      {list?.offered && (
        <>
          <p>{t('push.intro')}</p>
          {push.isSupported ? (
            !here.isPending && (
              <ThisDevice list={list} deviceId={here.data ?? null} office={office} push={push} />
            )
          ) : (
            <Notice>{t('push.unsupported')}</Notice>
          )}
          <DeviceList list={list} deviceId={here.data ?? null} office={office} push={push} />
        </>
      )}
    </Card>
  );
}
