import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { ClosePhoneTaskDto, PhoneTaskDto, PhoneTaskListDto } from './phone-task.dto.js';
import { PhoneTasks } from './phone-tasks.service.js';

@ApiTags('phone tasks')
@Controller('phone-tasks')
export class PhoneTasksController {
  constructor(private readonly tasks: PhoneTasks) {}

  @Get()
  @Allow('colleague:call')
  @ApiOkResponse({ type: PhoneTaskListDto })
  list(): Promise<PhoneTaskListDto> {
    return this.tasks.list();
  }

  @Post(':id/done')
  @HttpCode(200)
  @Allow('colleague:call')
  @ApiOkResponse({ type: PhoneTaskDto })
  close(@IdParam('id') id: string, @Body() body: ClosePhoneTaskDto): Promise<PhoneTaskDto> {
    return this.tasks.close(id, body);
  }
}
