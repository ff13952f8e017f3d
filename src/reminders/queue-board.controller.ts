import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../people/access/allow.js';
import { BOARD_PATH, QueueBoard } from './queue-board.service.js';

/** The board of the queue behind the door of the house: every file of it asks for the permission. It has no other method. */
@ApiExcludeController()
@Controller('queue/board')
export class QueueBoardController {
  constructor(private readonly board: QueueBoard) {}

  @Get()
  @Allow('queue:board')
  entry(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answer(request, reply);
  }

  @Get('*')
  @Allow('queue:board')
  below(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answer(request, reply);
  }

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<string | Buffer> {
    const { pathname, searchParams } = new URL(request.url, 'http://house');
    const path = pathname.slice(BOARD_PATH.length).replace(/\/$/, '') || '/';
    const { status, type, body } = await this.board.answer(path, Object.fromEntries(searchParams));
    void reply.status(status).type(type);
    // Its page finds its own files by <base>; the house forbids that tag, so it is allowed here, and for this origin alone.
    const policy = String(reply.raw.getHeader('content-security-policy') ?? '');
    if (type.startsWith('text/html'))
      void reply.header('content-security-policy', policy.replace("base-uri 'none'", "base-uri 'self'"));
    return body;
  }
}
