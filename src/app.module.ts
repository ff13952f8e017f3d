import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { ConfidentialityModule } from './confidentiality/confidentiality.module.js';
import { ENTITIES } from './entities.js';
import { PeopleModule } from './people/people.module.js';
import { PlacesModule } from './places/places.module.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';

/** The story: a folder may import only folders before it in this list. */
@Module({})
export class AppModule {
  static with(options: Omit<PlatformOptions, 'entities'>): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with({ ...options, entities: ENTITIES }), ConfidentialityModule, AuditModule, PeopleModule, PlacesModule],
    };
  }
}
