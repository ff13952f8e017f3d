import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { QuestionnaireDto } from './questionnaire.dto.js';
import { Questionnaires } from './questionnaires.service.js';

@ApiTags('intake')
@Controller('questionnaire')
export class QuestionnaireController {
  constructor(private readonly questionnaires: Questionnaires) {}

  @Allow('intake:read')
  @Get()
  @ApiOkResponse({ type: QuestionnaireDto })
  current(): Promise<QuestionnaireDto> {
    return this.questionnaires.shown();
  }
}
