import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { PageQuery } from '../platform/paging.js';
import { DashboardService } from './dashboard.service.js';
import { DatelessCasesDto } from './dateless.dto.js';
import { MyCasePage } from './my-cases.dto.js';
import { DeadlineDashboardDto } from './office.dto.js';

@ApiTags('dashboard')
@Controller('dashboard')
export class DashboardController {
  constructor(private readonly dashboard: DashboardService) {}

  @Get('deadlines')
  @Allow('dashboard:read')
  @ApiOkResponse({ type: DeadlineDashboardDto })
  deadlines(): Promise<DeadlineDashboardDto> {
    return this.dashboard.deadlines();
  }

  @Get('dateless')
  @Allow('dashboard:read')
  @ApiOkResponse({ type: DatelessCasesDto })
  dateless(): Promise<DatelessCasesDto> {
    return this.dashboard.dateless();
  }

  @Get('my-cases')
  @Allow('caseload:read')
  @ApiOkResponse({ type: MyCasePage })
  myCases(@Query() query: PageQuery): Promise<MyCasePage> {
    return this.dashboard.myCases(query);
  }
}
