import { useChannelName } from '../cases/reminders/recipient-name.js';
import { useT } from '../i18n/use-t.js';
import { DataTable } from '../ui/data-table.js';
import { useFormat } from '../ui/format.js';
import { Card } from '../ui/layout.js';
import { Badge, Notice } from '../ui/notice.js';
import { deliveryHealth } from './delivery-health.js';
import { type Channel, type Delivery } from './shapes.js';
import styles from './bars.module.css';

const COUNTS = ['sent', 'delivered', 'acknowledged', 'failed', 'waiting'] as const;

/** One line a channel and the sign of life. Silence is red, never an empty panel. */
export function DeliveryCard({ delivery, asOf }: { delivery: Delivery; asOf: string }) {
  const t = useT('dashboard');
  const channelOf = useChannelName();
  const format = useFormat();
  const health = deliveryHealth(delivery, asOf);
  const { heartbeat, channels } = delivery;
  const ago = heartbeat.at ? format.ago(heartbeat.at) : '';
  const title = t(`finding.delivery.${health.key}`, { count: health.count, ago });
  return (
    <Card title={title} id="delivery" {...(health.alarm && { tone: 'late' })}>
      {health.tone !== 'ok' && <Notice tone={health.tone}>{t(`delivery.next.${health.key}`)}</Notice>}
      <p className={styles.heartbeat}>
        <Badge tone={heartbeat.ok ? 'ok' : 'late'}>
          {t(heartbeat.ok ? 'delivery.alive' : 'delivery.silent')}
        </Badge>
        <span>
          {heartbeat.at
            ? t('delivery.beat', { ago, time: format.instant(heartbeat.at) })
            : t('delivery.noBeat')}
        </span>
      </p>
      <DataTable
        caption={t('delivery.caption')}
        rows={channels}
        rowKey={({ channel }) => channel}
        columns={[
          {
            key: 'channel',
            header: t('delivery.channel'),
            rowHeader: true,
            cell: ({ channel }) => channelOf(channel),
          },
          ...COUNTS.map((key) => ({
            key,
            header: t(`delivery.${key}`),
            align: 'end' as const,
            cell: (channel: Channel) =>
              key === 'failed' && channel.failed > 0 ? (
                <Badge tone="late">{channel.failed}</Badge>
              ) : (
                channel[key]
              ),
          })),
          {
            key: 'last',
            header: t('delivery.last'),
            cell: ({ lastSuccessAt }) => (lastSuccessAt ? format.ago(lastSuccessAt) : t('delivery.never')),
          },
          {
            key: 'oldest',
            header: t('delivery.oldest'),
            cell: ({ oldestWaitingAt }) =>
              oldestWaitingAt ? format.ago(oldestWaitingAt) : t('delivery.nothing'),
          },
        ]}
      />
    </Card>
  );
}
