import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { Breakers } from './breakers.service.js';
import { Canary } from './canary.service.js';
import { ClientCalls } from './client-calls.service.js';
import { ClientCallsController } from './client-calls.controller.js';
import { ClientSweep } from './client-sweep.service.js';
import { ComingDigests } from './coming-digests.service.js';
import { ComingMessages } from './coming.service.js';
import { DeadLetters } from './dead-letters.service.js';
import { Digests } from './digests.service.js';
import { Dispatch } from './dispatch.service.js';
import { Envelopes } from './envelopes.service.js';
import { Escalations } from './escalations.service.js';
import { Failures } from './failures.service.js';
import { Holds } from './holds.service.js';
import { Incidents } from './incidents.service.js';
import { Outbound } from './outbound.service.js';
import { MailOutbox } from './mail-outbox.service.js';
import { OutboxLoop } from './outbox-loop.service.js';
import { Pages } from './pages.service.js';
import { PausesController } from './pauses.controller.js';
import { Pauses } from './pauses.service.js';
import { PeoplePlans } from './people-plans.service.js';
import { PhoneTasksController } from './phone-tasks.controller.js';
import { PhoneTasks } from './phone-tasks.service.js';
import { QueueBoardController } from './queue-board.controller.js';
import { QueueBoard } from './queue-board.service.js';
import { QueueHealthController } from './queue-health.controller.js';
import { QueueHealth } from './queue-health.service.js';
import { Receipts } from './receipts.service.js';
import { PlanCheck } from './plan-check.service.js';
import { PlanListener } from './plan-listener.service.js';
import { ReconcilerLoop } from './reconciler-loop.service.js';
import { Reconciler } from './reconciler.service.js';
import { RemindersController } from './reminders.controller.js';
import { Reminders } from './reminders.service.js';
import { Replan } from './replan.service.js';
import { Sweep } from './sweep.service.js';
import { UnseenDevices } from './unseen-devices.service.js';
import { Seen } from './seen.service.js';
import { WakeUp } from './wake-up.service.js';
import { ZoneCheck } from './zone-check.service.js';

/**
 * Nobody forgets: the plan as rows, delivery that cannot lose or repeat, acknowledge or escalate. The table is the
 * truth; the queue only wakes workers.
 */
@Module({
  imports: [CalendarModule, MessagesModule],
  controllers: [
    RemindersController,
    PausesController,
    PhoneTasksController,
    ClientCallsController,
    QueueHealthController,
    QueueBoardController,
  ],
  providers: [
    Replan,
    PlanListener,
    WakeUp,
    Dispatch,
    Outbound,
    Envelopes,
    Breakers,
    Failures,
    ClientCalls,
    ClientSweep,
    Holds,
    Receipts,
    PhoneTasks,
    Escalations,
    PlanCheck,
    ZoneCheck,
    PeoplePlans,
    Pages,
    UnseenDevices,
    MailOutbox,
    OutboxLoop,
    Digests,
    ComingDigests,
    Canary,
    Sweep,
    Reconciler,
    ReconcilerLoop,
    Reminders,
    Seen,
    ComingMessages,
    Pauses,
    QueueHealth,
    QueueBoard,
    DeadLetters,
    Incidents,
  ],
  exports: [Replan, Reconciler, ReconcilerLoop, QueueHealth, MailOutbox, OutboxLoop],
})
export class RemindersModule {}
