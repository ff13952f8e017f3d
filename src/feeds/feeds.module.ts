import { Module } from '@nestjs/common';
import { MessagesModule } from '../messages/messages.module.js';
import { RemindersModule } from '../reminders/reminders.module.js';
import { FeedCalendar } from './feed-calendar.service.js';
import { FeedLimits } from './feed-limits.js';
import { FeedsController } from './feeds.controller.js';
import { FeedsService } from './feeds.service.js';
import { Invites } from './invites.service.js';
import { OneDateController } from './one-date.controller.js';
import { OneDate } from './one-date.service.js';

/** The dates leave for a person's own calendar: by a private address, under codes, without a word that tells. */
@Module({
  imports: [MessagesModule, RemindersModule],
  controllers: [FeedsController, OneDateController],
  providers: [OneDate, FeedsService, FeedCalendar, FeedLimits, Invites],
})
export class FeedsModule {}
