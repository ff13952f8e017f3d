import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Public } from './access/allow.js';
import { CodeDto, DemoSignInDto, PreferencesDto, SessionDto, SignInDto } from './session.dto.js';
import { SessionService } from './session.service.js';

@ApiTags('session')
@Controller()
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Public()
  @Get('session')
  @ApiOkResponse({ type: SessionDto })
  read(@Req() request: FastifyRequest): Promise<SessionDto> {
    return this.sessions.read(request);
  }

  @Public()
  @Post('session')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionDto })
  signIn(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.sessions.signIn(body, request, reply);
  }

  @Public()
  @Post('session/totp')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionDto })
  confirm(
    @Body() body: CodeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.sessions.confirm(body.code, request, reply);
  }

  @Public()
  @Post('session/extend')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionDto })
  extend(@Req() request: FastifyRequest): Promise<SessionDto> {
    return this.sessions.extend(request);
  }

  @Public()
  @Delete('session')
  @ApiOkResponse({ type: SessionDto })
  signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.sessions.signOut(request, reply);
  }

  @Allow('self:use')
  @Patch('session/preferences')
  @HttpCode(204)
  prefer(@Body() body: PreferencesDto): Promise<void> {
    return this.sessions.prefer(body);
  }

  @Public()
  @Post('demo/sign-in')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionDto })
  signInDemo(
    @Body() body: DemoSignInDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.sessions.signInDemo(body.role, reply);
  }
}
