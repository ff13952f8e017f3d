import { Param, ParseEnumPipe } from '@nestjs/common';
import { NotFound } from '../platform/problem.js';
import { FEED_KINDS } from './rules/feed-words.js';

const kind = new ParseEnumPipe(Object.fromEntries(FEED_KINDS.map((word) => [word, word])), {
  exceptionFactory: () => new NotFound(),
});

/** A kind of calendar in the path; anything else is not there. */
export const FeedKindParam = (): ParameterDecorator => Param('kind', kind);
