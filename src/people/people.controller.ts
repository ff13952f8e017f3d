import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdParam } from '../platform/id-param.js';
import { PageQuery } from '../platform/paging.js';
import { Allow } from './access/allow.js';
import { ReasonDto, StaffPage } from './people.dto.js';
import { PeopleService } from './people.service.js';

@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Allow('staff:read')
  @Get()
  @ApiOkResponse({ type: StaffPage })
  list(@Query() query: PageQuery): Promise<StaffPage> {
    return this.people.list(query);
  }

  @Allow('staff:disable')
  @Post(':id/disable')
  @HttpCode(204)
  disable(@IdParam() id: string, @Body() _reason: ReasonDto): Promise<void> {
    return this.people.disable(id);
  }

  @Allow('staff:disable')
  @Post(':id/enable')
  @HttpCode(204)
  enable(@IdParam() id: string, @Body() _reason: ReasonDto): Promise<void> {
    return this.people.enable(id);
  }
}
