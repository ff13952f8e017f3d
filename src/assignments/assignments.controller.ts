import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import {
  AssignmentDto,
  AssignmentListDto,
  AttorneyListDto,
  EndAssignmentDto,
  PracticeDto,
  StartAssignmentDto,
} from './assignments.dto.js';
import { Practice } from './practice.service.js';
import { AssignmentsService } from './assignments.service.js';

@ApiTags('assignments')
@Controller()
export class AssignmentsController {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly practice: Practice,
  ) {}

  @Get('practice')
  @Allow('self:use')
  @ApiOkResponse({ type: PracticeDto })
  readPractice(): Promise<PracticeDto> {
    return this.practice.read();
  }

  @Post('practice')
  @Allow('self:use')
  @HttpCode(200)
  @ApiOkResponse({ type: PracticeDto })
  changePractice(@Body() told: PracticeDto): Promise<PracticeDto> {
    return this.practice.change(told);
  }

  @Get('people/attorneys')
  @Allow('attorney:list')
  @ApiOkResponse({ type: AttorneyListDto })
  attorneys(): Promise<AttorneyListDto> {
    return this.assignments.attorneys();
  }

  @Get('cases/:id/assignments')
  @Allow('case:read')
  @ApiOkResponse({ type: AssignmentListDto })
  list(@IdParam() id: string): Promise<AssignmentListDto> {
    return this.assignments.list(id);
  }

  @Post('cases/:id/assignments')
  @Allow('assignment:make')
  @ApiCreatedResponse({ type: AssignmentDto })
  start(@IdParam() id: string, @Body() assignment: StartAssignmentDto): Promise<AssignmentDto> {
    return this.assignments.start(id, assignment);
  }

  @Post('assignments/:id/end')
  @Allow('assignment:end')
  @HttpCode(200)
  @ApiOkResponse({ type: AssignmentDto })
  end(@IdParam() id: string, @Body() { reason }: EndAssignmentDto): Promise<AssignmentDto> {
    return this.assignments.end(id, reason);
  }
}
