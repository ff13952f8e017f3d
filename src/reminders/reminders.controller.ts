import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { AcknowledgeReminderDto, ReminderDto, ReminderListDto } from './reminder.dto.js';
import { Reminders } from './reminders.service.js';

@ApiTags('reminders')
@Controller()
export class RemindersController {
  constructor(private readonly reminders: Reminders) {}

  @Get('cases/:id/reminders')
  @Allow('reminder:read')
  @ApiOkResponse({ type: ReminderListDto })
  ofCase(@IdParam('id') caseId: string): Promise<ReminderListDto> {
    return this.reminders.ofCase(caseId);
  }

  @Post('reminders/:id/acknowledge')
  @HttpCode(200)
  @Allow('reminder:acknowledge')
  @ApiOkResponse({ type: ReminderDto })
  acknowledge(@IdParam('id') id: string, @Body() body: AcknowledgeReminderDto): Promise<ReminderDto> {
    return this.reminders.acknowledge(id, body);
  }
}
