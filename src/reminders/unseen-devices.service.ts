import { Injectable } from '@nestjs/common';
import { PushChannel } from '../messages/push-channel.service.js';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { ask, lead } from './sweep.queries.js';

const EVERY_SECONDS = 3600;

/** A device that its owner has not been signed in on for weeks may be somebody else's by now: it gets no notifications. */
@Injectable()
export class UnseenDevices {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly push: PushChannel,
    private readonly log: OfficeLog,
  ) {}

  /** Every hour. Gives how many ended; what waited for somebody's last one is cancelled in the same transaction. */
  async end(): Promise<number> {
    return this.unit.asWorker('reconciler', async (tx) => {
      if (!(await lead(tx, 'devices'))) return 0;
      if ((await ask(tx, 'push-devices', EVERY_SECONDS)) === null) return 0;
      const ended = await this.push.endUnseen();
      if (ended > 0) this.log.note('devices not seen for weeks ended', { ended });
      return ended;
    });
  }
}
