import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { IfMatch } from '../platform/if-match.js';
import { DraftRuleDto, RuleDraftListDto, RuleDraftViewDto } from './rule-draft.dto.js';
import { RuleDrafts } from './rule-drafts.service.js';

@ApiTags('calendar')
@Controller()
export class RuleDraftsController {
  constructor(private readonly drafts: RuleDrafts) {}

  @Get('rule-drafts')
  @Allow('rule:enact')
  @ApiOkResponse({ type: RuleDraftListDto })
  list(): Promise<RuleDraftListDto> {
    return this.drafts.list();
  }

  @Post('rules/:code/drafts')
  @Allow('rule:draft')
  @ApiParam({ name: 'code', type: String })
  @ApiCreatedResponse({ type: RuleDraftViewDto })
  draft(@Param('code') code: string, @Body() told: DraftRuleDto): Promise<RuleDraftViewDto> {
    return this.drafts.draft(code, told);
  }

  @Get('rule-drafts/:id')
  @Allow('rule:enact')
  @ApiOkResponse({ type: RuleDraftViewDto })
  view(@IdParam() id: string): Promise<RuleDraftViewDto> {
    return this.drafts.view(id);
  }

  @Post('rule-drafts/:id/change')
  @Allow('rule:draft')
  @HttpCode(200)
  @ApiOkResponse({ type: RuleDraftViewDto })
  redraft(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() told: DraftRuleDto,
  ): Promise<RuleDraftViewDto> {
    return this.drafts.redraft(id, version, told);
  }

  @Post('rule-drafts/:id/approve')
  @Allow('rule:draft')
  @HttpCode(200)
  @ApiOkResponse({ type: RuleDraftViewDto })
  approve(@IdParam() id: string, @IfMatch() version: number): Promise<RuleDraftViewDto> {
    return this.drafts.approve(id, version);
  }

  @Post('rule-drafts/:id/enact')
  @Allow('rule:enact')
  @HttpCode(200)
  @ApiOkResponse({ type: RuleDraftViewDto })
  enact(@IdParam() id: string, @IfMatch() version: number): Promise<RuleDraftViewDto> {
    return this.drafts.enact(id, version);
  }

  @Post('rule-drafts/:id/withdraw')
  @Allow('rule:draft')
  @HttpCode(200)
  @ApiOkResponse({ type: RuleDraftViewDto })
  withdraw(@IdParam() id: string, @IfMatch() version: number): Promise<RuleDraftViewDto> {
    return this.drafts.withdraw(id, version);
  }
}
