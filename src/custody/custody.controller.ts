import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { CustodyListDto, CustodyStayDto, RecordStayDto } from './custody.dto.js';
import { CustodyService } from './custody.service.js';

@ApiTags('custody')
@Controller('cases/:id/custody')
export class CustodyController {
  constructor(private readonly custody: CustodyService) {}

  @Get()
  @Allow('case:read')
  @ApiOkResponse({ type: CustodyListDto })
  list(@IdParam() id: string): Promise<CustodyListDto> {
    return this.custody.list(id);
  }

  @Post()
  @Allow('custody:record')
  @ApiCreatedResponse({ type: CustodyStayDto })
  record(@IdParam() id: string, @Body() stay: RecordStayDto): Promise<CustodyStayDto> {
    return this.custody.record(id, stay);
  }
}
