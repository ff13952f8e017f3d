import type { RecordDecisionDto } from '../../calendar/record-decision.dto.js';
import type { CaseCourse } from './course.js';

/** What is recorded of a hearing whose case runs this course; `decidedOn` is its day. */
export function resultOf(course: CaseCourse, decidedOn: string): RecordDecisionDto {
  return {
    result: course.result,
    ...(course.result === 'GRANTED_AMOUNT' ? { amountCents: course.amountCents } : {}),
    ...(course.result === 'NO_JURISDICTION' ? { noJurisdictionReason: 'EWI_235B2' as const } : {}),
    ...(course.alternativeCents === null
      ? {}
      : { alternative: { result: 'GRANTED_AMOUNT' as const, amountCents: course.alternativeCents } }),
    appealReservedBy: course.appealReserved.length > 0 ? [...course.appealReserved] : ['none'],
    decidedOn,
    served: { method: 'oral', on: decidedOn },
    dhsBond: 'no_bond',
  };
}

/** The same as somebody heard it in the corridor: twice the money, or denied for another reason. */
export function misheard(told: RecordDecisionDto): RecordDecisionDto {
  if (told.result === 'GRANTED_AMOUNT') return { ...told, amountCents: (told.amountCents ?? 0) * 2 };
  const { noJurisdictionReason: _reason, alternative: _alternative, ...rest } = told;
  return { ...rest, result: 'DENIED_BOTH' };
}
