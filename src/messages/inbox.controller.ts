import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import type { Page } from '../platform/paging.js';
import { InboxCountDto, InboxPage, InboxQuery, type InboxItemDto } from './inbox.dto.js';
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
}
