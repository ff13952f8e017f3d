import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { Unprocessable, type FieldError } from './problem.js';

const CODES: Readonly<Record<string, string>> = {
  whitelistValidation: 'unknown-field',
  isUuid: 'not-an-id',
  isIn: 'not-a-choice',
  isString: 'not-text',
  isStorableText: 'not-text',
  minLength: 'too-short',
  maxLength: 'too-long',
  isDay: 'not-a-date',
  isInstant: 'not-a-time',
  isInt: 'not-a-number',
  min: 'too-small',
  max: 'too-large',
  isEmail: 'not-an-email',
  isBoolean: 'not-a-yes-or-no',
  arrayMaxSize: 'too-many',
};

/** Checks bodies and queries against their DTO class; a field nobody asked for is refused, not dropped. */
export function bodyCheck(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    transformOptions: { exposeUnsetFields: false },
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (faults) => new Unprocessable(faults.flatMap((fault) => fieldErrors(fault, ''))),
  });
}

function fieldErrors(fault: ValidationError, path: string): FieldError[] {
  const field = path ? `${path}.${fault.property}` : fault.property;
  const own = Object.keys(fault.constraints ?? {}).map((rule) => ({
    field,
    code: CODES[rule] ?? 'not-valid',
  }));
  return [...own, ...(fault.children ?? []).flatMap((child) => fieldErrors(child, field))];
}
