import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { IfMatch } from '../platform/if-match.js';
import { UnverifiedListDto, VerifyDateDto } from './date-verification.dto.js';
import { DateVerifications } from './date-verifications.service.js';
import { DeadlineDto } from './deadline.dto.js';
import { HearingDto } from './hearing.dto.js';

@ApiTags('calendar')
@Controller()
export class DateVerificationsController {
  constructor(private readonly verifications: DateVerifications) {}

  @Get('dates/unverified')
  @Allow('date:verify')
  @ApiOkResponse({ type: UnverifiedListDto })
  unverified(): Promise<UnverifiedListDto> {
    return this.verifications.unverified();
  }

  @Post('deadlines/:id/verify')
  @Allow('date:verify')
  @HttpCode(200)
  @ApiOkResponse({ type: DeadlineDto })
  verifyDeadline(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() told: VerifyDateDto,
  ): Promise<DeadlineDto> {
    return this.verifications.deadline(id, version, told);
  }

  @Post('hearings/:id/verify')
  @Allow('date:verify')
  @HttpCode(200)
  @ApiOkResponse({ type: HearingDto })
  verifyHearing(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() told: VerifyDateDto,
  ): Promise<HearingDto> {
    return this.verifications.hearing(id, version, told);
  }
}
