import { Param, ParseUUIDPipe } from '@nestjs/common';
import { NotFound } from './problem.js';

const uuid = new ParseUUIDPipe({ exceptionFactory: () => new NotFound() });

/** A uuid in the path; anything else is not there. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, uuid);
