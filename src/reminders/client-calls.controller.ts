import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { ClosePhoneTaskDto, PhoneTaskDto, PhoneTaskListDto } from './phone-task.dto.js';
import { PhoneTasks } from './phone-tasks.service.js';

@ApiTags('client reminders')
@Controller('cases/:id/client-calls')
export class ClientCallsController {
  constructor(private readonly tasks: PhoneTasks) {}

  @Get()
  @Allow('client:call')
  @ApiOkResponse({ type: PhoneTaskListDto })
  list(@IdParam('id') caseId: string): Promise<PhoneTaskListDto> {
    return this.tasks.ofClients(caseId);
  }

  @Post(':callId/done')
  @HttpCode(200)
  @Allow('client:call')
  @ApiOkResponse({ type: PhoneTaskDto })
  close(
    @IdParam('id') caseId: string,
    @IdParam('callId') callId: string,
    @Body() body: ClosePhoneTaskDto,
  ): Promise<PhoneTaskDto> {
    return this.tasks.closeOfClient(caseId, callId, body);
  }
}
