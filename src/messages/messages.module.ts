import { Module } from '@nestjs/common';
import { PartiesModule } from '../parties/parties.module.js';
import { CallNotices } from './call-notices.service.js';
import { ClientDirectory } from './client-directory.service.js';
import { ClientEndings } from './client-endings.service.js';
import { ClientOptInsController } from './client-opt-ins.controller.js';
import { ClientOptIns } from './client-opt-ins.service.js';
import { DemoMailController } from './demo-mail.controller.js';
import { DemoMail } from './demo-mail.service.js';
import { InboxController } from './inbox.controller.js';
import { Inbox } from './inbox.service.js';
import { InboundTextsController } from './inbound-texts.controller.js';
import { InboundTexts } from './inbound-texts.service.js';
import { MailChannel } from './mail-channel.service.js';
import { OfferedWays } from './offered-ways.service.js';
import { PhoneCodes } from './phone-codes.service.js';
import { PushChannel } from './push-channel.service.js';
import { PushDevicesController } from './push-devices.controller.js';
import { PushDevices } from './push-devices.service.js';
import { ReachController } from './reach.controller.js';
import { ReachDirectory } from './reach-directory.service.js';
import { ReachService } from './reach.service.js';
import { SmsChannel } from './sms-channel.service.js';
import { SmsReceipts } from './sms-receipts.service.js';
import { SmsWebhooksController } from './sms-webhooks.controller.js';
import { SmsWebhooks } from './sms-webhooks.service.js';

/** How we reach someone without endangering them: mail, texts and notifications without content, and the inbox. Env and Clock come from platform. */
@Module({
  imports: [PartiesModule],
  controllers: [
    InboxController,
    ReachController,
    PushDevicesController,
    SmsWebhooksController,
    InboundTextsController,
    ClientOptInsController,
    DemoMailController,
  ],
  providers: [
    Inbox,
    CallNotices,
    MailChannel,
    SmsChannel,
    PushChannel,
    PushDevices,
    OfferedWays,
    ReachService,
    ReachDirectory,
    PhoneCodes,
    SmsWebhooks,
    SmsReceipts,
    InboundTexts,
    ClientDirectory,
    ClientOptIns,
    ClientEndings,
    DemoMail,
  ],
  exports: [
    Inbox,
    InboundTexts,
    MailChannel,
    SmsChannel,
    PushChannel,
    OfferedWays,
    SmsReceipts,
    SmsWebhooks,
    ReachDirectory,
    ClientDirectory,
    ClientEndings,
  ],
})
export class MessagesModule {}
