import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { IfMatch } from '../platform/if-match.js';
import { PageQuery } from '../platform/paging.js';
import { DecideIntakeDto, ReviewPage } from './review.dto.js';
import { IntakeReview } from './review.service.js';

@ApiTags('review')
@Controller()
export class ReviewController {
  constructor(private readonly review: IntakeReview) {}

  @Allow('intake:review')
  @Get('review-queue')
  @ApiOkResponse({ type: ReviewPage })
  queue(@Query() query: PageQuery): Promise<ReviewPage> {
    return this.review.queue(query);
  }

  @Allow('intake:review')
  @Post('intakes/:id/decline')
  @HttpCode(204)
  @ApiHeader({ name: 'If-Match', required: true })
  decline(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() decision: DecideIntakeDto,
  ): Promise<void> {
    return this.review.decline(id, version, decision);
  }

  @Allow('intake:review')
  @Post('intakes/:id/refer')
  @HttpCode(204)
  @ApiHeader({ name: 'If-Match', required: true })
  refer(@IdParam() id: string, @IfMatch() version: number, @Body() decision: DecideIntakeDto): Promise<void> {
    return this.review.refer(id, version, decision);
  }

  @Allow('intake:review')
  @Post('intakes/:id/wait-list')
  @HttpCode(204)
  @ApiHeader({ name: 'If-Match', required: true })
  waitList(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() decision: DecideIntakeDto,
  ): Promise<void> {
    return this.review.waitList(id, version, decision);
  }
}
