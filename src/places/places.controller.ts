import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import {
  AgencyListDto,
  CourtListDto,
  FacilityListDto,
  FindAgenciesQuery,
  FindFacilitiesQuery,
} from './places.dto.js';
import { PlacesService } from './places.service.js';

@ApiTags('places')
@Controller('places')
export class PlacesController {
  constructor(private readonly places: PlacesService) {}

  @Get('facilities')
  @Allow('place:read')
  @ApiOkResponse({ type: FacilityListDto })
  findFacilities(@Query() query: FindFacilitiesQuery): Promise<FacilityListDto> {
    return this.places.findFacilities(query);
  }

  @Get('courts')
  @Allow('place:read')
  @ApiOkResponse({ type: CourtListDto })
  listCourts(): Promise<CourtListDto> {
    return this.places.listCourts();
  }

  @Get('agencies')
  @Allow('place:read')
  @ApiOkResponse({ type: AgencyListDto })
  listAgencies(@Query() query: FindAgenciesQuery): Promise<AgencyListDto> {
    return this.places.listAgencies(query.state);
  }
}
