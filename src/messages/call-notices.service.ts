import { Injectable } from '@nestjs/common';
import { IntakeFinished, IntakeTurnedRed } from '../intake/intake.events.js';
import { OnEvent } from '../platform/announce.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { tellOfCall, tellOfRedCall } from './call-notices.queries.js';

/** Tells the coordinators of red calls, in the transaction of the change: a red call is saved and told, or neither. */
@Injectable()
export class CallNotices {
  constructor(private readonly unit: UnitOfWork) {}

  /** At once, while the call goes on. */
  @OnEvent(IntakeTurnedRed, 'in-transaction')
  async onTurnedRed({ intakeId }: IntakeTurnedRed): Promise<void> {
    await tellOfCall(this.unit.tx, intakeId, 'call-turned-red');
  }

  /** Again when it is handed on and can be decided. Calls that are not red wait in the queue; nobody is interrupted. */
  @OnEvent(IntakeFinished, 'in-transaction')
  async onFinished({ intakeId }: IntakeFinished): Promise<void> {
    await tellOfRedCall(this.unit.tx, intakeId, 'red-call-waits');
  }
}
