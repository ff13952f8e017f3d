import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { Temporal } from 'temporal-polyfill';

/** One decorator per field: checking, transformation and OpenAPI together, so that a DTO reads like a form. */

interface FieldOptions {
  readonly optional?: boolean;
  /** May be null in a response. */
  readonly nullable?: boolean;
  readonly description?: string;
}

interface TextOptions extends FieldOptions {
  readonly min?: number;
  readonly max?: number;
}

type Concrete = new () => object;

export function Text(options: TextOptions = {}): PropertyDecorator {
  const max = options.max ?? 200;
  return field(
    options,
    { type: String, maxLength: max, ...(options.min ? { minLength: options.min } : {}) },
    [
      IsString(),
      IsStorableText(),
      MinLength(options.min ?? 0),
      MaxLength(max),
      Transform(({ value }) =>
        typeof value === 'string' ? value.normalize('NFC').trim() : (value as unknown),
      ),
    ],
  );
}

export function Choice(
  values: readonly string[],
  options: FieldOptions & { many?: boolean; name?: string } = {},
): PropertyDecorator {
  const many = options.many ?? false;
  const api: ApiPropertyOptions = many
    ? { type: 'array', items: { type: 'string', enum: [...values] } }
    : { type: 'string', enum: [...values] };
  const checks = many
    ? [IsArray(), ArrayMaxSize(values.length), IsIn(values, { each: true })]
    : [IsIn(values)];
  return field(options, api, checks);
}

/** A calendar day, YYYY-MM-DD. */
export function Day(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'date' }, [
    parsedBy('isDay', (text) => Temporal.PlainDate.from(text, { overflow: 'reject' }), /^\d{4}-\d{2}-\d{2}$/),
  ]);
}

/** Wall time, HH:MM. */
export function LocalTime(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }, [
    Matches(/^([01]\d|2[0-3]):[0-5]\d$/),
  ]);
}

/** A moment in time, RFC 3339 with offset. */
export function Instant(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'date-time' }, [
    parsedBy('isInstant', (text) => Temporal.Instant.from(text), /^\d{4}-/),
  ]);
}

export function Id(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'uuid' }, [IsUUID()]);
}

export function Flag(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: Boolean }, [IsBoolean()]);
}

export function Whole(options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator {
  const min = options.min ?? 0;
  const max = options.max ?? 2_147_483_647;
  return field(options, { type: 'integer', minimum: min, maximum: max }, [IsInt(), Min(min), Max(max)]);
}

export function ListOf(
  of: () => Concrete | typeof String,
  options: FieldOptions & { max?: number } = {},
): PropertyDecorator {
  const max = options.max ?? 1000;
  const api: ApiPropertyOptions = { type: () => [of() as Concrete], maxItems: max };
  const isText = of === TEXT_LIST;
  const checks = [IsArray(), ArrayMaxSize(max)];
  return field(options, isText ? { type: [String], maxItems: max } : api, [
    ...checks,
    ...(isText
      ? [IsString({ each: true }), MaxLength(500, { each: true })]
      : [ValidateNested({ each: true }), Type(() => of() as Concrete)]),
  ]);
}

const TEXT_LIST = () => String;

/** A list of short texts. */
export function Texts(options: FieldOptions & { max?: number } = {}): PropertyDecorator {
  return ListOf(TEXT_LIST, options);
}

export function Nested(of: () => Concrete, options: FieldOptions = {}): PropertyDecorator {
  const api: ApiPropertyOptions = options.nullable ? { allOf: [], type: () => of() } : { type: () => of() };
  return field(options, api, [ValidateNested(), Type(() => of())]);
}

/** A JSON object whose members are checked by a rule of the owning folder. */
export function Members(options: FieldOptions & { api?: ApiPropertyOptions } = {}): PropertyDecorator {
  return field(options, options.api ?? { type: 'object', additionalProperties: true }, [IsObject()]);
}

export function Email(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, format: 'email', maxLength: 254 }, [
    IsEmail(),
    MaxLength(254),
    Transform(({ value }) => (typeof value === 'string' ? value.trim().toLowerCase() : (value as unknown))),
  ]);
}

function field(
  options: FieldOptions,
  api: ApiPropertyOptions,
  checks: readonly PropertyDecorator[],
): PropertyDecorator {
  const described = {
    ...api,
    required: !options.optional,
    ...(options.nullable ? { nullable: true } : {}),
    ...(options.description ? { description: options.description } : {}),
  } as ApiPropertyOptions;
  return applyDecorators(
    ApiProperty(described),
    ...checks,
    ...(options.optional || options.nullable ? [IsOptional()] : []),
  );
}

/** Text PostgreSQL can keep: no NUL, no lone surrogate. */
function IsStorableText(): PropertyDecorator {
  return ValidateBy({
    name: 'isStorableText',
    validator: { validate: (value: unknown) => typeof value !== 'string' || isStorable(value) },
  });
}

/** Whether PostgreSQL can keep the text: no NUL byte and no lone surrogate. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

function parsedBy(name: string, parse: (text: string) => unknown, shape: RegExp): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value: unknown) => {
        if (typeof value !== 'string' || value.length > 60 || !shape.test(value)) return false;
        try {
          parse(value);
          return true;
        } catch {
          return false;
        }
      },
    },
  });
}
