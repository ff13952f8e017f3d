import { Module } from '@nestjs/common';
import { PartyReader } from './party-reader.service.js';

/** Every person we know of: detained people, callers, and those around them; their names, numbers and how to reach them. */
@Module({
  providers: [PartyReader],
  exports: [PartyReader],
})
export class PartiesModule {}
