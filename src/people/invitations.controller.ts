import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, Public } from './access/allow.js';
import { InvitationsService } from './invitations.service.js';
import { InviteDto, InvitedDto } from './people.dto.js';
import { AcceptInvitationDto, EnrolmentDto, InvitationDto } from './session.dto.js';

@ApiTags('people')
@Controller()
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Allow('staff:invite')
  @Post('people/invitations')
  @HttpCode(200)
  @ApiOkResponse({ type: InvitedDto })
  invite(@Body() body: InviteDto): Promise<InvitedDto> {
    return this.invitations.invite(body);
  }

  @Public()
  @Get('invitations/:token')
  @ApiOkResponse({ type: InvitationDto })
  read(@Param('token') token: string): Promise<InvitationDto> {
    return this.invitations.read(token);
  }

  @Public()
  @Post('invitations/:token/accept')
  @HttpCode(200)
  @ApiOkResponse({ type: EnrolmentDto })
  accept(
    @Param('token') token: string,
    @Body() body: AcceptInvitationDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolmentDto> {
    return this.invitations.accept(token, body, reply);
  }
}
