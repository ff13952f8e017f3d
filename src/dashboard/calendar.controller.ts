import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { CalendarDto, CalendarQuery } from './calendar.dto.js';
import { CalendarService } from './calendar.service.js';

@ApiTags('calendar')
@Controller('calendar')
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  @Get()
  @Allow('calendar:read')
  @ApiOkResponse({ type: CalendarDto })
  between(@Query() span: CalendarQuery): Promise<CalendarDto> {
    return this.calendar.between(span);
  }
}
