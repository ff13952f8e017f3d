import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import {
  MessagePauseDto,
  MessagePauseListDto,
  PauseMessagesDto,
  PausePreviewDto,
  PauseQuery,
  PreviewPauseDto,
} from './pause.dto.js';
import { Pauses } from './pauses.service.js';

@ApiTags('reminders')
@Controller()
export class PausesController {
  constructor(private readonly pauses: Pauses) {}

  @Get('reminders/pauses')
  @Allow('reminder:read')
  @ApiOkResponse({ type: MessagePauseListDto })
  list(@Query() query: PauseQuery): Promise<MessagePauseListDto> {
    return this.pauses.list(query);
  }

  @Post('cases/:id/pauses/preview')
  @HttpCode(200)
  @Allow('reminder:pause')
  @ApiOkResponse({ type: PausePreviewDto })
  preview(@IdParam('id') caseId: string, @Body() body: PreviewPauseDto): Promise<PausePreviewDto> {
    return this.pauses.preview(caseId, body);
  }

  @Post('cases/:id/pauses')
  @Allow('reminder:pause')
  @ApiCreatedResponse({ type: MessagePauseDto })
  pause(@IdParam('id') caseId: string, @Body() body: PauseMessagesDto): Promise<MessagePauseDto> {
    return this.pauses.pause(caseId, body);
  }

  @Post('reminders/pauses/:id/end')
  @HttpCode(204)
  @Allow('reminder:pause')
  @ApiNoContentResponse()
  async end(@IdParam('id') id: string): Promise<void> {
    await this.pauses.end(id);
  }
}
