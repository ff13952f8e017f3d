import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Public } from '../people/access/allow.js';
import { FeedCalendar } from './feed-calendar.service.js';
import { FeedKindParam } from './feed-kind-param.js';
import { FeedAddressDto, FeedListDto, MakeFeedDto } from './feeds.dto.js';
import { FeedsService } from './feeds.service.js';
import { FEED_KINDS, type FeedKind } from './rules/feed-words.js';

const KIND = { name: 'kind', enum: FEED_KINDS };

@ApiTags('feeds')
@Controller()
export class FeedsController {
  constructor(
    private readonly feeds: FeedsService,
    private readonly calendar: FeedCalendar,
  ) {}

  @Get('feeds')
  @Allow('feed:keep')
  @ApiOkResponse({ type: FeedListDto })
  list(): Promise<FeedListDto> {
    return this.feeds.list();
  }

  @Post('feeds')
  @Allow('feed:keep')
  @ApiCreatedResponse({ type: FeedAddressDto })
  make(@Body() body: MakeFeedDto): Promise<FeedAddressDto> {
    return this.feeds.make(body.kind);
  }

  @Post('feeds/:kind/rotate')
  @Allow('feed:keep')
  @ApiParam(KIND)
  @HttpCode(200)
  @ApiOkResponse({ type: FeedAddressDto })
  rotate(@FeedKindParam() kind: FeedKind): Promise<FeedAddressDto> {
    return this.feeds.rotate(kind);
  }

  @Delete('feeds/:kind')
  @Allow('feed:keep')
  @ApiParam(KIND)
  @HttpCode(204)
  revoke(@FeedKindParam() kind: FeedKind): Promise<void> {
    return this.feeds.revoke(kind);
  }

  /** For calendar programs: the token in the address, with `.ics` behind it, is all they have. */
  @Get('calendars/:file')
  @Public()
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  fetch(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.calendar.answer(file, request, reply);
  }
}
