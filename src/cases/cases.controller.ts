import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RevealedDto } from '../intake/intake-requests.dto.js';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { IfMatch } from '../platform/if-match.js';
import { PageQuery } from '../platform/paging.js';
import { CaseMovesService } from './case-moves.service.js';
import { CaseNoteDto, CaseNotePage, WriteNoteDto } from './case-notes.dto.js';
import { CaseNotesService } from './case-notes.service.js';
import {
  CaseDto,
  CasePage,
  CaseStandingDto,
  ListCasesQuery,
  MoveCaseDto,
  RevealCaseFieldDto,
} from './cases.dto.js';
import { CasesService } from './cases.service.js';

@ApiTags('cases')
@Controller('cases')
export class CasesController {
  constructor(
    private readonly cases: CasesService,
    private readonly moves: CaseMovesService,
    private readonly notes: CaseNotesService,
  ) {}

  @Get()
  @Allow('case:read')
  @ApiOkResponse({ type: CasePage })
  list(@Query() query: ListCasesQuery): Promise<CasePage> {
    return this.cases.list(query);
  }

  @Get(':id')
  @Allow('case:read')
  @ApiOkResponse({ type: CaseDto })
  read(@Param('id') idOrReference: string): Promise<CaseDto> {
    return this.cases.read(idOrReference);
  }

  @Post(':id/reveal')
  @Allow('case:reveal')
  @HttpCode(200)
  @ApiOkResponse({ type: RevealedDto })
  reveal(@IdParam() id: string, @Body() { field }: RevealCaseFieldDto): Promise<RevealedDto> {
    return this.cases.reveal(id, field);
  }

  @Post(':id/moves')
  @Allow('case:move')
  @HttpCode(200)
  @ApiOkResponse({ type: CaseStandingDto })
  move(
    @IdParam() id: string,
    @IfMatch() version: number,
    @Body() move: MoveCaseDto,
  ): Promise<CaseStandingDto> {
    return this.moves.move(id, version, move);
  }

  @Get(':id/notes')
  @Allow('note:read')
  @ApiOkResponse({ type: CaseNotePage })
  listNotes(@IdParam() id: string, @Query() query: PageQuery): Promise<CaseNotePage> {
    return this.notes.list(id, query);
  }

  @Post(':id/notes')
  @Allow('note:write')
  @ApiCreatedResponse({ type: CaseNoteDto })
  writeNote(@IdParam() id: string, @Body() note: WriteNoteDto): Promise<CaseNoteDto> {
    return this.notes.write(id, note);
  }
}
