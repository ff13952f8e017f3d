import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
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
  findRulesOnce();
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

/** class-validator walks the rules of every class at every check; those of a class never change once it is declared. */
function findRulesOnce(): void {
  const storage = getMetadataStorage();
  if (Object.hasOwn(storage, 'getTargetValidationMetadatas')) return;
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const found = new Map<unknown, ReturnType<typeof find>>();
  storage.getTargetValidationMetadatas = (target, schema, ...how) => {
    const known = found.get(target);
    if (known) return known;
    const rules = find(target, schema, ...how);
    found.set(target, rules);
    return rules;
  };
}

function fieldErrors(fault: ValidationError, path: string): FieldError[] {
  const field = path ? `${path}.${fault.property}` : fault.property;
  const own = Object.keys(fault.constraints ?? {}).map((rule) => ({
    field,
    code: CODES[rule] ?? 'not-valid',
  }));
  return [...own, ...(fault.children ?? []).flatMap((child) => fieldErrors(child, field))];
}
