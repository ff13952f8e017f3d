import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { ComingDigests } from './coming-digests.service.js';
import { ComingDigestsDto, ComingDigestsQuery, ComingMessagePage, ComingQuery } from './coming.dto.js';
import { ComingMessages } from './coming.service.js';
import { AcknowledgeReminderDto, ReminderDto, ReminderListDto } from './reminder.dto.js';
import { Reminders } from './reminders.service.js';

@ApiTags('reminders')
@Controller()
export class RemindersController {
  constructor(
    private readonly reminders: Reminders,
    private readonly coming: ComingMessages,
    private readonly digests: ComingDigests,
  ) {}

  @Get('cases/:id/reminders')
  @Allow('reminder:read')
  @ApiOkResponse({ type: ReminderListDto })
  ofCase(@IdParam('id') caseId: string): Promise<ReminderListDto> {
    return this.reminders.ofCase(caseId);
  }

  @Get('reminders/coming')
  @Allow('reminder:read')
  @ApiOkResponse({ type: ComingMessagePage })
  listComing(@Query() query: ComingQuery): Promise<ComingMessagePage> {
    return this.coming.list(query);
  }

  @Get('reminders/coming/digests')
  @Allow('reminder:read')
  @ApiOkResponse({ type: ComingDigestsDto })
  listComingDigests(@Query() query: ComingDigestsQuery): Promise<ComingDigestsDto> {
    return this.digests.list(query);
  }

  @Post('reminders/:id/acknowledge')
  @HttpCode(200)
  @Allow('reminder:acknowledge')
  @ApiOkResponse({ type: ReminderDto })
  acknowledge(@IdParam('id') id: string, @Body() body: AcknowledgeReminderDto): Promise<ReminderDto> {
    return this.reminders.acknowledge(id, body);
  }
}
