import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../people/access/allow.js';
import { IdParam } from '../platform/id-param.js';
import { AddDeviceDto, DeviceHereDto, DeviceListDto, HereDto } from './push-devices.dto.js';
import { PushDevices } from './push-devices.service.js';

@ApiTags('reach')
@Controller('reach/devices')
export class PushDevicesController {
  constructor(private readonly devices: PushDevices) {}

  @Get()
  @Allow('self:use')
  @ApiOkResponse({ type: DeviceListDto })
  list(): Promise<DeviceListDto> {
    return this.devices.list();
  }

  @Post()
  @HttpCode(200)
  @Allow('self:use')
  @ApiOkResponse({ type: DeviceListDto })
  add(@Body() body: AddDeviceDto): Promise<DeviceListDto> {
    return this.devices.add(body);
  }

  @Post('here')
  @HttpCode(200)
  @Allow('self:use')
  @ApiOkResponse({ type: HereDto })
  here(@Body() body: DeviceHereDto): Promise<HereDto> {
    return this.devices.here(body.endpoint);
  }

  @Delete(':id')
  @Allow('self:use')
  @ApiOkResponse({ type: DeviceListDto })
  remove(@IdParam() id: string): Promise<DeviceListDto> {
    return this.devices.remove(id);
  }
}
