import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { InboundTextDto, InboundTextListDto, PlaceTextDto, SetTextAsideDto } from './inbound-texts.dto.js';
import { InboundTexts } from './inbound-texts.service.js';

@ApiTags('texts')
@Controller()
export class InboundTextsController {
  constructor(private readonly texts: InboundTexts) {}

  @Get('cases/:id/texts')
  @Allow('text:read')
  @ApiOkResponse({ type: InboundTextListDto })
  ofCase(@IdParam('id') caseId: string): Promise<InboundTextListDto> {
    return this.texts.ofCase(caseId);
  }

  @Post('cases/:id/texts/:textId/handled')
  @HttpCode(200)
  @Allow('text:handle')
  @ApiOkResponse({ type: InboundTextDto })
  handle(@IdParam('id') caseId: string, @IdParam('textId') textId: string): Promise<InboundTextDto> {
    return this.texts.handle(caseId, textId);
  }

  @Get('texts/unplaced')
  @Allow('text:place')
  @ApiOkResponse({ type: InboundTextListDto })
  unplaced(): Promise<InboundTextListDto> {
    return this.texts.unplaced();
  }

  @Post('texts/:id/place')
  @HttpCode(204)
  @Allow('text:place')
  @ApiNoContentResponse()
  place(@IdParam('id') id: string, @Body() body: PlaceTextDto): Promise<void> {
    return this.texts.place(id, body);
  }

  @Post('texts/:id/set-aside')
  @HttpCode(204)
  @Allow('text:place')
  @ApiNoContentResponse()
  setAside(@IdParam('id') id: string, @Body() body: SetTextAsideDto): Promise<void> {
    return this.texts.setAside(id, body);
  }
}
