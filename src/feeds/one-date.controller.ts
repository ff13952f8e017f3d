import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { DateFileQuery } from './feeds.dto.js';
import { OneDate } from './one-date.service.js';

@ApiTags('feeds')
@Controller()
export class OneDateController {
  constructor(private readonly dates: OneDate) {}

  @Get('hearings/:id/calendar-entry')
  @Allow('hearing:read')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  hearing(
    @IdParam() id: string,
    @Query() { language = 'en' }: DateFileQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.dates.file('hearing', id, language, reply);
  }

  @Get('deadlines/:id/calendar-entry')
  @Allow('deadline:read')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  deadline(
    @IdParam() id: string,
    @Query() { language = 'en' }: DateFileQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return this.dates.file('deadline', id, language, reply);
  }
}
