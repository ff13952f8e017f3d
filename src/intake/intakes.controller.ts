import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { IfMatch } from '../platform/if-match.js';
import { ReadsAhead } from '../platform/read-ahead.js';
import { Autosave } from './autosave.service.js';
import { intakeById } from './intake-by-id.js';
import {
  BeginIntakeDto,
  FinishIntakeDto,
  IntakesQuery,
  RevealDto,
  RevealedDto,
  SaveAnswersDto,
} from './intake-requests.dto.js';
import { IntakeDto, IntakePage, SavedDto } from './intake.dto.js';
import { IntakesService } from './intakes.service.js';

@ApiTags('intake')
@Controller('intakes')
export class IntakesController {
  constructor(
    private readonly intakes: IntakesService,
    private readonly autosave: Autosave,
  ) {}

  @Allow('intake:write')
  @Post()
  @ApiCreatedResponse({ type: IntakeDto })
  begin(@Body() call: BeginIntakeDto): Promise<IntakeDto> {
    return this.intakes.begin(call);
  }

  @Allow('intake:read')
  @Get()
  @ApiOkResponse({ type: IntakePage })
  list(@Query() query: IntakesQuery): Promise<IntakePage> {
    return this.intakes.list(query);
  }

  @Allow('intake:read')
  @Get(':id')
  @ReadsAhead(intakeById)
  @ApiOkResponse({ type: IntakeDto })
  open(@IdParam() id: string): Promise<IntakeDto> {
    return this.intakes.open(id);
  }

  @Allow('intake:write')
  @Patch(':id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ReadsAhead(intakeById)
  @ApiOkResponse({ type: SavedDto })
  save(@IdParam() id: string, @IfMatch() version: number, @Body() patch: SaveAnswersDto): Promise<SavedDto> {
    return this.autosave.save(id, version, patch);
  }

  @Allow('intake:reveal')
  @Post(':id/reveal')
  @HttpCode(200)
  @ApiOkResponse({ type: RevealedDto })
  reveal(@IdParam() id: string, @Body() wish: RevealDto): Promise<RevealedDto> {
    return this.intakes.reveal(id, wish);
  }

  @Allow('intake:write')
  @Post(':id/finish')
  @HttpCode(200)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: IntakeDto })
  finish(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() how: FinishIntakeDto,
  ): Promise<IntakeDto> {
    return this.intakes.finish(id, version, how);
  }

  @Allow('intake:write')
  @Post(':id/reopen')
  @HttpCode(200)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: IntakeDto })
  reopen(@IdParam() id: string, @IfMatch() version: number): Promise<IntakeDto> {
    return this.intakes.reopen(id, version);
  }
}
