import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { DeadLetters } from './dead-letters.service.js';
import { Incidents } from './incidents.service.js';
import { CloseIncidentDto, IncidentDto, QueueHealthDto, ReplayedDto } from './queue-health.dto.js';
import { QueueHealth } from './queue-health.service.js';

@ApiTags('queue health')
@Controller()
export class QueueHealthController {
  constructor(
    private readonly health: QueueHealth,
    private readonly deadLetters: DeadLetters,
    private readonly incidents: Incidents,
  ) {}

  @Get('queue')
  @Allow('queue:read')
  @ApiOkResponse({ type: QueueHealthDto })
  look(): Promise<QueueHealthDto> {
    return this.health.look();
  }

  @Post('queue/dead/replay')
  @HttpCode(200)
  @Allow('queue:replay')
  @ApiOkResponse({ type: ReplayedDto })
  replayAll(): Promise<ReplayedDto> {
    return this.deadLetters.replayAll();
  }

  @Post('queue/dead/:id/replay')
  @HttpCode(200)
  @Allow('queue:replay')
  @ApiOkResponse({ type: ReplayedDto })
  replayOne(@IdParam('id') id: string): Promise<ReplayedDto> {
    return this.deadLetters.replayOne(id);
  }

  @Post('incidents/:id/close')
  @HttpCode(200)
  @Allow('incident:close')
  @ApiOkResponse({ type: IncidentDto })
  close(@IdParam('id') id: string, @Body() body: CloseIncidentDto): Promise<IncidentDto> {
    return this.incidents.close(id, body);
  }
}
