import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { IfMatch } from '../platform/if-match.js';
import { MarkMetDto, MarkPassedDto, ReopenDeadlineDto, WaiveDeadlineDto } from './deadline-deed.dto.js';
import { DeadlineDeeds } from './deadline-deeds.service.js';
import { DeadlineDto, DeadlineListDto } from './deadline.dto.js';
import { DeadlinesService } from './deadlines.service.js';
import { EnterDeadlineDto, EnteredDeadlineDto } from './hand-deadline.dto.js';
import { HandDeadlines } from './hand-deadlines.service.js';

@ApiTags('calendar')
@Controller()
export class DeadlinesController {
  constructor(
    private readonly deadlines: DeadlinesService,
    private readonly deeds: DeadlineDeeds,
    private readonly byHand: HandDeadlines,
  ) {}

  @Get('cases/:id/deadlines')
  @Allow('deadline:read')
  @ApiOkResponse({ type: DeadlineListDto })
  list(@IdParam() caseId: string): Promise<DeadlineListDto> {
    return this.deadlines.list(caseId);
  }

  @Post('cases/:id/deadlines')
  @Allow('deadline:enter')
  @ApiCreatedResponse({ type: EnteredDeadlineDto })
  enter(@IdParam() caseId: string, @Body() told: EnterDeadlineDto): Promise<EnteredDeadlineDto> {
    return this.byHand.enter(caseId, told);
  }

  @Post('deadlines/:id/change')
  @Allow('deadline:enter')
  @ApiCreatedResponse({ type: EnteredDeadlineDto })
  change(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() told: EnterDeadlineDto,
  ): Promise<EnteredDeadlineDto> {
    return this.byHand.change(id, version, told);
  }

  @Post('deadlines/:id/met')
  @Allow('deadline:meet')
  @HttpCode(200)
  @ApiOkResponse({ type: DeadlineDto })
  markMet(@IdParam() id: string, @IfMatch() version: number, @Body() told: MarkMetDto): Promise<DeadlineDto> {
    return this.deeds.meet(id, version, told);
  }

  @Post('deadlines/:id/waive')
  @Allow('deadline:waive')
  @HttpCode(200)
  @ApiOkResponse({ type: DeadlineDto })
  waive(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() told: WaiveDeadlineDto,
  ): Promise<DeadlineDto> {
    return this.deeds.waive(id, version, told);
  }

  @Post('deadlines/:id/passed')
  @Allow('deadline:pass')
  @HttpCode(200)
  @ApiOkResponse({ type: DeadlineDto })
  markPassed(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() told: MarkPassedDto,
  ): Promise<DeadlineDto> {
    return this.deeds.pass(id, version, told);
  }

  @Post('deadlines/:id/reopen')
  @Allow('deadline:reopen')
  @HttpCode(200)
  @ApiOkResponse({ type: DeadlineDto })
  reopen(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() told: ReopenDeadlineDto,
  ): Promise<DeadlineDto> {
    return this.deeds.reopen(id, version, told);
  }
}
