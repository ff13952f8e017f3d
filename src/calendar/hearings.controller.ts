import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { IfMatch } from '../platform/if-match.js';
import { DecisionRecordedDto } from './decision.dto.js';
import { CorrectDecisionDto, RecordDecisionDto } from './record-decision.dto.js';
import { DecisionCorrections } from './decision-corrections.service.js';
import { DecisionsService } from './decisions.service.js';
import { FilingListDto, FilingRecordedDto, RecordFilingDto } from './filing.dto.js';
import { FilingsService } from './filings.service.js';
import { HearingDto, HearingListDto, ScheduledHearingDto } from './hearing.dto.js';
import { ContinueHearingDto, ScheduleHearingDto, VacateHearingDto } from './hearing-requests.dto.js';
import { HearingReader } from './hearing-reader.service.js';
import { HearingsService } from './hearings.service.js';

@ApiTags('calendar')
@Controller()
export class HearingsController {
  constructor(
    private readonly hearings: HearingsService,
    private readonly reader: HearingReader,
    private readonly decisions: DecisionsService,
    private readonly corrections: DecisionCorrections,
    private readonly filings: FilingsService,
  ) {}

  @Get('cases/:id/hearings')
  @Allow('hearing:read')
  @ApiOkResponse({ type: HearingListDto })
  list(@IdParam() caseId: string): Promise<HearingListDto> {
    return this.reader.list(caseId);
  }

  @Post('cases/:id/hearings')
  @Allow('hearing:schedule')
  @ApiCreatedResponse({ type: ScheduledHearingDto })
  schedule(@IdParam() caseId: string, @Body() told: ScheduleHearingDto): Promise<ScheduledHearingDto> {
    return this.hearings.schedule(caseId, told);
  }

  @Post('hearings/:id/continue')
  @Allow('hearing:schedule')
  @ApiCreatedResponse({ type: ScheduledHearingDto })
  continue(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() told: ContinueHearingDto,
  ): Promise<ScheduledHearingDto> {
    return this.hearings.continue(id, version, told);
  }

  @Post('hearings/:id/vacate')
  @Allow('hearing:schedule')
  @HttpCode(200)
  @ApiOkResponse({ type: HearingDto })
  vacate(@IdParam() id: string, @Body() told: VacateHearingDto): Promise<HearingDto> {
    return this.hearings.vacate(id, told);
  }

  @Post('hearings/:id/decision')
  @Allow('decision:record')
  @ApiCreatedResponse({ type: DecisionRecordedDto })
  decide(@IdParam() id: string, @Body() told: RecordDecisionDto): Promise<DecisionRecordedDto> {
    return this.decisions.record(id, told);
  }

  @Post('decisions/:id/correct')
  @Allow('decision:record')
  @ApiCreatedResponse({ type: DecisionRecordedDto })
  correct(@IdParam() id: string, @Body() told: CorrectDecisionDto): Promise<DecisionRecordedDto> {
    return this.corrections.correct(id, told);
  }

  @Get('cases/:id/stays')
  @Allow('hearing:read')
  @ApiOkResponse({ type: FilingListDto })
  listFilings(@IdParam() caseId: string): Promise<FilingListDto> {
    return this.filings.list(caseId);
  }

  @Post('cases/:id/stays')
  @Allow('decision:record')
  @ApiCreatedResponse({ type: FilingRecordedDto })
  file(@IdParam() caseId: string, @Body() told: RecordFilingDto): Promise<FilingRecordedDto> {
    return this.filings.record(caseId, told);
  }
}
