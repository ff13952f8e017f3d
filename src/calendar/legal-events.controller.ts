import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { CascadeDto } from './cascade.dto.js';
import { Cascades } from './cascades.service.js';
import { EventTakeBacks } from './event-take-backs.service.js';
import {
  LegalEventDto,
  LegalEventKindListDto,
  LegalEventListDto,
  LegalEventRecordedDto,
  RecordLegalEventDto,
  TakeBackEventDto,
} from './legal-event.dto.js';
import { LegalEventReader } from './legal-event-reader.service.js';
import { LegalEvents } from './legal-events.service.js';

@ApiTags('calendar')
@Controller()
export class LegalEventsController {
  constructor(
    private readonly events: LegalEvents,
    private readonly reader: LegalEventReader,
    private readonly takeBacks: EventTakeBacks,
    private readonly cascades: Cascades,
  ) {}

  @Get('cases/:id/events')
  @Allow('event:read')
  @ApiOkResponse({ type: LegalEventListDto })
  list(@IdParam() caseId: string): Promise<LegalEventListDto> {
    return this.reader.list(caseId);
  }

  @Get('cases/:id/events/kinds')
  @Allow('event:record')
  @ApiOkResponse({ type: LegalEventKindListDto })
  kinds(@IdParam() caseId: string): Promise<LegalEventKindListDto> {
    return this.reader.kinds(caseId);
  }

  @Post('cases/:id/events')
  @Allow('event:record')
  @ApiCreatedResponse({ type: LegalEventRecordedDto })
  record(@IdParam() caseId: string, @Body() told: RecordLegalEventDto): Promise<LegalEventRecordedDto> {
    return this.events.record(caseId, told);
  }

  @Post('cases/:id/events/preview')
  @Allow('event:record')
  @HttpCode(200)
  @ApiOkResponse({ type: CascadeDto })
  preview(@IdParam() caseId: string, @Body() told: RecordLegalEventDto): Promise<CascadeDto> {
    return this.cascades.event(caseId, told);
  }

  @Post('events/:id/take-back')
  @Allow('event:record')
  @HttpCode(200)
  @ApiOkResponse({ type: LegalEventDto })
  takeBack(@IdParam() id: string, @Body() { reason }: TakeBackEventDto): Promise<LegalEventDto> {
    return this.takeBacks.takeBack(id, reason);
  }
}
