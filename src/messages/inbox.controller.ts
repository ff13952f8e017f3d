import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import type { Page } from '../platform/paging.js';
import { InboxCountDto, InboxItemDto, InboxPage, InboxQuery } from './inbox.dto.js';
import { Inbox } from './inbox.service.js';

@ApiTags('inbox')
@Controller('inbox')
export class InboxController {
  constructor(private readonly inbox: Inbox) {}

  @Get()
  @Allow('inbox:read')
  @ApiOkResponse({ type: InboxPage })
  list(@Query() query: InboxQuery): Promise<Page<InboxItemDto>> {
    return this.inbox.list(query);
  }

  @Get('count')
  @Allow('inbox:read')
  @ApiOkResponse({ type: InboxCountDto })
  count(): Promise<InboxCountDto> {
    return this.inbox.count();
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Allow('inbox:acknowledge')
  @ApiOkResponse({ type: InboxItemDto })
  acknowledge(@IdParam('id') id: string): Promise<InboxItemDto> {
    return this.inbox.acknowledgeNotice(id);
  }
}
