import { SetMetadata } from '@nestjs/common';
import type { Statement } from './unit-of-work.js';

export const READ_AHEAD = 'platform:read-ahead';

/** The read by which a route begins, for the uuid of its path. */
export type ReadAhead = (id: string) => Statement;

/**
 * Sends the route's first read in the packet that opens its transaction, behind the row-security context. The route finds
 * it by asking `UnitOfWork.read` the same; a request that is refused never sees it.
 */
export const ReadsAhead = (first: ReadAhead): MethodDecorator => SetMetadata(READ_AHEAD, first);
