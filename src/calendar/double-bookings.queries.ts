import type { Tx } from '../platform/unit-of-work.js';
import { NEAR_MINUTES, TRAVEL_MINUTES, type BookedRole } from './rules/date-warnings.js';
import type { Modality } from './rules/hearing-words.js';

interface Wished {
  readonly caseId: string;
  readonly courtId: string;
  /** ISO instant. */
  readonly startsAt: string;
  readonly modality: Modality;
  /** The hearing that does not count: itself. */
  readonly except: string;
}

/** Which of lead and backup have another hearing too near; which one, the database tells nobody who may not see it. */
export async function bookedElsewhere(tx: Tx, wished: Wished): Promise<BookedRole[]> {
  const rows = await tx.query<{ role: BookedRole }[]>(
    'SELECT role FROM app.double_booked($1, $2, $3::timestamptz, $4, $5, make_interval(mins => $6), make_interval(mins => $7))',
    [
      wished.caseId,
      wished.courtId,
      wished.startsAt,
      wished.modality === 'in_person',
      wished.except,
      NEAR_MINUTES,
      TRAVEL_MINUTES,
    ],
  );
  return rows.map(({ role }) => role);
}
