import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IfMatch } from '../platform/if-match.js';
import { ChangeReachDto, GivePhoneDto, PhoneCodeDto, ReachDto } from './reach.dto.js';
import { ReachService } from './reach.service.js';

@ApiTags('reach')
@Controller('reach')
export class ReachController {
  constructor(private readonly reach: ReachService) {}

  @Get()
  @Allow('self:use')
  @ApiOkResponse({ type: ReachDto })
  read(): Promise<ReachDto> {
    return this.reach.read();
  }

  @Patch()
  @Allow('self:use')
  @ApiOkResponse({ type: ReachDto })
  change(@Body() body: ChangeReachDto, @IfMatch() version: number): Promise<ReachDto> {
    return this.reach.change(body, version);
  }

  @Post('phone')
  @HttpCode(200)
  @Allow('self:use')
  @ApiOkResponse({ type: ReachDto })
  givePhone(@Body() body: GivePhoneDto): Promise<ReachDto> {
    return this.reach.givePhone(body.phone);
  }

  @Post('phone/code')
  @HttpCode(200)
  @Allow('self:use')
  @ApiOkResponse({ type: ReachDto })
  sendCode(): Promise<ReachDto> {
    return this.reach.sendCode();
  }

  @Post('phone/confirm')
  @HttpCode(200)
  @Allow('self:use')
  @ApiOkResponse({ type: ReachDto })
  confirm(@Body() body: PhoneCodeDto): Promise<ReachDto> {
    return this.reach.confirm(body.code);
  }

  @Delete('phone')
  @Allow('self:use')
  @ApiOkResponse({ type: ReachDto })
  removePhone(): Promise<ReachDto> {
    return this.reach.removePhone();
  }
}
