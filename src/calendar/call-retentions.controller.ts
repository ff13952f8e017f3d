import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { CallRetentionListDto, CallRetentionsQuery } from './call-retention.dto.js';
import { CallRetentions } from './call-retentions.service.js';

@ApiTags('calendar')
@Controller('call-retentions')
export class CallRetentionsController {
  constructor(private readonly retentions: CallRetentions) {}

  @Get()
  @Allow('intake:review')
  @ApiOkResponse({ type: CallRetentionListDto })
  list(@Query() { intakeId }: CallRetentionsQuery): Promise<CallRetentionListDto> {
    return this.retentions.list(intakeId);
  }

  @Post(':id/reduced')
  @Allow('intake:review')
  @HttpCode(204)
  reduced(@IdParam() id: string): Promise<void> {
    return this.retentions.reduced(id);
  }
}
