import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { IfMatch } from '../platform/if-match.js';
import { CaseOpenings } from './case-openings.service.js';
import { OpenCaseDto, OpenedCaseDto } from './cases.dto.js';

@ApiTags('cases')
@Controller('intakes')
export class CaseOpeningsController {
  constructor(private readonly openings: CaseOpenings) {}

  @Post(':id/accept')
  @Allow('case:open')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiCreatedResponse({ type: OpenedCaseDto })
  open(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() opening: OpenCaseDto,
  ): Promise<OpenedCaseDto> {
    return this.openings.open(id, version, opening);
  }
}
