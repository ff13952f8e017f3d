import { Module } from '@nestjs/common';
import { CallNotices } from './call-notices.service.js';
import { DemoMailController } from './demo-mail.controller.js';
import { DemoMail } from './demo-mail.service.js';
import { InboxController } from './inbox.controller.js';
import { Inbox } from './inbox.service.js';
import { MailChannel } from './mail-channel.service.js';

/** How we reach someone without endangering them: mail without content, and the inbox. Env and Clock come from platform. */
@Module({
  controllers: [InboxController, DemoMailController],
  providers: [Inbox, CallNotices, MailChannel, DemoMail],
  exports: [Inbox, MailChannel],
})
export class MessagesModule {}
