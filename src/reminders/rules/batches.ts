import type { Channel } from './ladders.js';

/** How the ids of a batch stand in a job. */
export const ID_SEPARATOR = ',';

/** Most reminders of one job. A call is asked for by itself. The inbox is written in one transaction; of the others each is a conversation under one claim. */
const MOST: Readonly<Record<Channel, number>> = { inbox: 100, mail: 20, sms: 10, push: 10, call: 1 };

export interface Due {
  readonly id: string;
  readonly channel: Channel;
  readonly attempt_no: number;
  /** How often it was put before the queue: a job that a queue lost track of keeps its id taken for ever. */
  readonly enq_epoch: number;
  /** Nobody ever tried it. */
  readonly fresh: boolean;
}

export interface Batch {
  readonly channel: Channel;
  readonly reminders: readonly Due[];
}

/**
 * Due reminders as they are dealt out, in their order: those never tried in batches of one channel, so that a channel that
 * hangs keeps no other waiting; each with a past by itself, because it may take long.
 */
export function batchesOf(due: readonly Due[]): Batch[] {
  const batches: { channel: Channel; reminders: Due[] }[] = [];
  const open = new Map<Channel, { channel: Channel; reminders: Due[] }>();
  for (const one of due) {
    const { channel } = one;
    const last = one.fresh ? open.get(channel) : undefined;
    if (last && last.reminders.length < MOST[channel]) {
      last.reminders.push(one);
      continue;
    }
    const batch = { channel, reminders: [one] };
    batches.push(batch);
    if (one.fresh) open.set(channel, batch);
  }
  return batches;
}

/** A job's id, which tells nothing and holds no ':'. The same reminders, put before the queue once more, are another job. */
export function jobIdOf({ reminders }: Batch): string {
  const [first] = reminders;
  return `r-${first?.id}-${first?.attempt_no}-${first?.enq_epoch}${reminders.length > 1 ? `-${reminders.length}` : ''}`;
}
