import { Module } from '@nestjs/common';
import { IntakeModule } from '../intake/intake.module.js';
import { PlacesModule } from '../places/places.module.js';
import { CustodyController } from './custody.controller.js';
import { CustodyOpening } from './custody-opening.service.js';
import { CustodyService } from './custody.service.js';
import { Releases } from './releases.service.js';

/** Where the person is, now and before: stays, one after the other. */
@Module({
  imports: [PlacesModule, IntakeModule],
  controllers: [CustodyController],
  providers: [CustodyService, CustodyOpening, Releases],
  exports: [CustodyService, Releases],
})
export class CustodyModule {}
