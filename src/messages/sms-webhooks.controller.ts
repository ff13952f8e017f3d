import { Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public, Signed } from '../people/access/allow.js';
import { SmsWebhooks } from './sms-webhooks.service.js';

@ApiTags('webhooks')
@Controller('webhooks/sms')
export class SmsWebhooksController {
  constructor(private readonly webhooks: SmsWebhooks) {}

  @Post('receipts')
  @Public()
  @Signed()
  @HttpCode(204)
  @ApiConsumes('application/x-www-form-urlencoded')
  receipt(@Req() request: FastifyRequest): Promise<void> {
    return this.webhooks.receipt(request);
  }

  @Post('messages')
  @Public()
  @Signed()
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiProduces('text/xml')
  @ApiOkResponse({ schema: { type: 'string' } })
  message(@Req() request: FastifyRequest): Promise<string> {
    return this.webhooks.message(request);
  }
}
