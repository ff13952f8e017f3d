import { type Delivery } from './shapes.js';

export interface DeliveryHealth {
  /** Key after `finding.delivery.` in the words of the dashboard. */
  key: 'silent' | 'neverSeen' | 'nothing' | 'failed' | 'waiting' | 'well';
  tone: 'late' | 'soon' | 'ok';
  count: number;
  /** Nobody can rely on reminders at present: the whole panel is red. */
  alarm?: true;
}

const LONGEST_WAIT_MINUTES = 10;

/**
 * What the panel says, the worst first: no sign of life; nothing sent in 24 hours; something lost; something stuck.
 * Silence is never shown as health.
 */
export function deliveryHealth({ channels, heartbeat }: Delivery, asOf: string): DeliveryHealth {
  const sum = (field: 'sent' | 'failed') => channels.reduce((all, channel) => all + channel[field], 0);
  const stuck = channels.filter(
    ({ oldestWaitingAt }) => oldestWaitingAt && minutesBetween(oldestWaitingAt, asOf) > LONGEST_WAIT_MINUTES,
  );
  if (!heartbeat.ok)
    return { key: heartbeat.at ? 'silent' : 'neverSeen', tone: 'late', count: 0, alarm: true };
  if (sum('failed') > 0) return { key: 'failed', tone: 'late', count: sum('failed') };
  if (stuck.length > 0)
    return { key: 'waiting', tone: 'soon', count: stuck.reduce((all, { waiting }) => all + waiting, 0) };
  if (sum('sent') === 0) return { key: 'nothing', tone: 'late', count: 0, alarm: true };
  return { key: 'well', tone: 'ok', count: sum('sent') };
}

/** The share of reminders of the last 24 hours that left and were not lost; null when none was to leave. */
export function deliveredShare({ channels }: Delivery): number | null {
  const sent = channels.reduce((all, channel) => all + channel.sent, 0);
  const failed = channels.reduce((all, channel) => all + channel.failed, 0);
  return sent + failed === 0 ? null : sent / (sent + failed);
}

function minutesBetween(from: string, to: string): number {
  return Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('minutes');
}
