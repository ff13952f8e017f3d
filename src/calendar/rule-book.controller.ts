import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { RuleListDto, TriedRuleDto, TryRuleDto } from './rule-book.dto.js';
import { RuleBook } from './rule-book.service.js';

@ApiTags('calendar')
@Controller('rules')
export class RuleBookController {
  constructor(private readonly rules: RuleBook) {}

  @Get()
  @Allow('rule:read')
  @ApiOkResponse({ type: RuleListDto })
  list(): Promise<RuleListDto> {
    return this.rules.list();
  }

  @Post(':code/compute')
  @Allow('rule:read')
  @HttpCode(200)
  @ApiParam({ name: 'code', type: String })
  @ApiOkResponse({ type: TriedRuleDto })
  compute(@Param('code') code: string, @Body() asked: TryRuleDto): Promise<TriedRuleDto> {
    return this.rules.compute(code, asked);
  }
}
