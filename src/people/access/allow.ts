import { SetMetadata } from '@nestjs/common';
import { OpenToAll } from '../../platform/open-to-all.js';
import type { Permission } from '../rules/permissions.js';

export const ALLOW = 'access:allow';

/** Who may call the route: those whose role has the permission word. */
export const Allow = (word: Permission): MethodDecorator & ClassDecorator => SetMetadata(ALLOW, word);

/** Anybody may call the route, signed in or not. */
export const Public = OpenToAll;
