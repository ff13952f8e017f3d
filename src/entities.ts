import type { EntityClass } from './platform/database/entity-class.js';
import { Staff } from './people/staff.entity.js';

/** Every entity of the house, left to right. */
export const ENTITIES: readonly EntityClass[] = [Staff];
