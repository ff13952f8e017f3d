import { SetMetadata } from '@nestjs/common';

export const OPEN_TO_ALL = 'access:open';

/** A route anybody may call, signed in or not. Everything else needs a permission word. */
export const OpenToAll = (): MethodDecorator & ClassDecorator => SetMetadata(OPEN_TO_ALL, true);
