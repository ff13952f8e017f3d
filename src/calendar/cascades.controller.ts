import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RecordStayDto } from '../custody/custody.dto.js';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { IfMatch } from '../platform/if-match.js';
import { CascadeDto, TransferPreviewDto } from './cascade.dto.js';
import { Cascades } from './cascades.service.js';
import { CorrectDecisionDto, RecordDecisionDto } from './record-decision.dto.js';
import { RecordFilingDto } from './filing.dto.js';
import { ContinueHearingDto } from './hearing-requests.dto.js';

@ApiTags('calendar')
@Controller()
export class CascadesController {
  constructor(private readonly cascades: Cascades) {}

  @Post('hearings/:id/continue/preview')
  @Allow('hearing:schedule')
  @HttpCode(200)
  @ApiOkResponse({ type: CascadeDto })
  continue(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() told: ContinueHearingDto,
  ): Promise<CascadeDto> {
    return this.cascades.continue(id, version, told);
  }

  @Post('hearings/:id/decision/preview')
  @Allow('decision:record')
  @HttpCode(200)
  @ApiOkResponse({ type: CascadeDto })
  decide(@IdParam() id: string, @Body() told: RecordDecisionDto): Promise<CascadeDto> {
    return this.cascades.decide(id, told);
  }

  @Post('decisions/:id/correct/preview')
  @Allow('decision:record')
  @HttpCode(200)
  @ApiOkResponse({ type: CascadeDto })
  correct(@IdParam() id: string, @Body() told: CorrectDecisionDto): Promise<CascadeDto> {
    return this.cascades.correct(id, told);
  }

  @Post('cases/:id/stays/preview')
  @Allow('decision:record')
  @HttpCode(200)
  @ApiOkResponse({ type: CascadeDto })
  file(@IdParam() caseId: string, @Body() told: RecordFilingDto): Promise<CascadeDto> {
    return this.cascades.file(caseId, told);
  }

  @Post('cases/:id/custody/preview')
  @Allow('custody:record')
  @HttpCode(200)
  @ApiOkResponse({ type: TransferPreviewDto })
  transfer(@IdParam() caseId: string, @Body() told: RecordStayDto): Promise<TransferPreviewDto> {
    return this.cascades.transfer(caseId, told);
  }
}
