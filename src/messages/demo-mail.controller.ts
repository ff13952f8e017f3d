import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../people/access/allow.js';
import { SentMailListDto } from './demo-mail.dto.js';
import { DemoMail } from './demo-mail.service.js';

@ApiTags('demo')
@Controller('demo/mail')
export class DemoMailController {
  constructor(private readonly mail: DemoMail) {}

  @Public()
  @Get()
  @ApiOkResponse({ type: SentMailListDto })
  list(): Promise<SentMailListDto> {
    return this.mail.list();
  }
}
