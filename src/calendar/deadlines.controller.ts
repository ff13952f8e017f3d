import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { DeadlineDto, DeadlineListDto, MarkMetDto } from './deadline.dto.js';
import { DeadlinesService } from './deadlines.service.js';

@ApiTags('calendar')
@Controller()
export class DeadlinesController {
  constructor(private readonly deadlines: DeadlinesService) {}

  @Get('cases/:id/deadlines')
  @Allow('deadline:read')
  @ApiOkResponse({ type: DeadlineListDto })
  list(@IdParam() caseId: string): Promise<DeadlineListDto> {
    return this.deadlines.list(caseId);
  }

  @Post('deadlines/:id/met')
  @Allow('deadline:meet')
  @HttpCode(200)
  @ApiOkResponse({ type: DeadlineDto })
  markMet(@IdParam() id: string, @Body() told: MarkMetDto): Promise<DeadlineDto> {
    return this.deadlines.markMet(id, told);
  }
}
