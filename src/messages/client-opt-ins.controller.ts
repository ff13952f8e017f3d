import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { OptInDto, OptInListDto, RecordOptInDto } from './client-opt-ins.dto.js';
import { ClientOptIns } from './client-opt-ins.service.js';

@ApiTags('client reminders')
@Controller('cases/:id/client-reminders')
export class ClientOptInsController {
  constructor(private readonly optIns: ClientOptIns) {}

  @Get()
  @Allow('client:remind')
  @ApiOkResponse({ type: OptInListDto })
  list(@IdParam('id') caseId: string): Promise<OptInListDto> {
    return this.optIns.ofCase(caseId);
  }

  @Post()
  @Allow('client:remind')
  @ApiCreatedResponse({ type: OptInDto })
  record(@IdParam('id') caseId: string, @Body() body: RecordOptInDto): Promise<OptInDto> {
    return this.optIns.record(caseId, body);
  }

  @Post(':optInId/end')
  @HttpCode(204)
  @Allow('client:remind')
  @ApiNoContentResponse()
  end(@IdParam('id') caseId: string, @IdParam('optInId') optInId: string): Promise<void> {
    return this.optIns.end(caseId, optInId);
  }
}
