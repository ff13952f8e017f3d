import { mixin, type Type as NestType } from '@nestjs/common';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Unprocessable } from './problem.js';

export interface Page<T> {
  readonly items: T[];
  /** Opaque; pass it as `cursor` for the next page. Null on the last one. */
  readonly next: string | null;
}

const MOST_PER_PAGE = 200;

export class PageQuery {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_PER_PAGE, required: false })
  @Type(() => Number)
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_PER_PAGE)
  limit?: number;

  @ApiProperty({ type: String, required: false })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  cursor?: string;
}

export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The parts a cursor was made of; a cursor this endpoint did not make is refused with 422. */
export function decodeCursor(cursor: string | undefined, length: number): (string | number)[] | null {
  if (cursor === undefined) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(parts) &&
      parts.length === length &&
      parts.every((p) => typeof p === 'string' || typeof p === 'number')
    ) {
      return parts as (string | number)[];
    }
  } catch {
    // Falls through to the refusal.
  }
  throw new Unprocessable([{ field: 'cursor', code: 'not-valid' }]);
}

/** Cuts a page out of `limit + 1` fetched rows. */
export function cutPage<T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (row: T) => readonly (string | number)[],
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null };
}

/** The OpenAPI class of a page of `Item`. */
export function pageOf<T>(Item: NestType<T>): NestType<Page<T>> {
  @ApiSchema({ name: `${Item.name.replace(/Dto$/, '')}Page` })
  class ItemPage implements Page<T> {
    @ApiProperty({ type: [Item] })
    items!: T[];

    @ApiProperty({ type: String, nullable: true })
    next!: string | null;
  }
  return mixin(ItemPage);
}
