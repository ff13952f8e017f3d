import { Controller, Get, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OpenToAll } from '../open-to-all.js';
import { HealthService, type HealthReport } from './health.service.js';

@ApiExcludeController()
@OpenToAll()
@Controller({ path: 'health', version: VERSION_NEUTRAL })
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  live(): { ok: true } {
    return { ok: true };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    return answer(await this.health.ready(), reply);
  }

  @Get('deep')
  async deep(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    return answer(await this.health.deep(), reply);
  }
}

function answer(report: HealthReport, reply: FastifyReply): HealthReport {
  void reply.status(report.ok ? 200 : 503);
  return report;
}
