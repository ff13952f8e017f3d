import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { EnterManyDatesDto, ManyDatesEnteredDto, ManyDatesPreviewDto } from './many-dates.dto.js';
import { ManyDates } from './many-dates.service.js';

@ApiTags('calendar')
@Controller('many-dates')
export class ManyDatesController {
  constructor(private readonly dates: ManyDates) {}

  @Post()
  @Allow('deadline:enter')
  @ApiCreatedResponse({ type: ManyDatesEnteredDto })
  enter(@Body() told: EnterManyDatesDto): Promise<ManyDatesEnteredDto> {
    return this.dates.enter(told);
  }

  @Post('preview')
  @Allow('deadline:enter')
  @HttpCode(200)
  @ApiOkResponse({ type: ManyDatesPreviewDto })
  preview(@Body() told: EnterManyDatesDto): Promise<ManyDatesPreviewDto> {
    return this.dates.preview(told);
  }
}
