import { SetMetadata } from '@nestjs/common';
import { OpenToAll } from '../../platform/open-to-all.js';
import type { Permission } from '../rules/permissions.js';

export const ALLOW = 'access:allow';

/** Who may call the route: those whose role has the permission word. */
export const Allow = (word: Permission): MethodDecorator & ClassDecorator => SetMetadata(ALLOW, word);

/** Anybody may call the route, signed in or not. */
export const Public = OpenToAll;

export const SIGNED = 'access:signed';

/** Called by a machine, which proves by a signature that it may; the route checks it. There is no page it could come from. */
export const Signed = (): MethodDecorator => SetMetadata(SIGNED, true);
