import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Announcer } from '../platform/announce.js';
import { instantOf } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CaseDatesChanged } from './calendar.events.js';
import { wrongInstants, type KeptInstant } from './rules/wall-instants.js';
import { mendDeadline, mendHearing, openDates, type WallTimeRow } from './wall-times.queries.js';

/** A date whose instants are not those of its wall times, with the right ones. */
export interface WrongDate {
  readonly row: WallTimeRow;
  readonly right: Readonly<Record<string, string>>;
}

/** A date is meant as a wall time in a zone; the instants kept of it are checked against the zone data of today. */
@Injectable()
export class WallTimes {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /** Looks at up to `limit` open dates of all cases after the id `after`; `last` is null when there are no more. For workers. */
  async look(after: string, limit: number): Promise<{ wrong: WrongDate[]; last: string | null }> {
    const rows = await openDates(this.unit.tx, after, limit);
    const wrong = rows
      .map((row) => ({ row, right: wrongInstants({ timeZone: row.timeZone, kept: keptOf(row) }) }))
      .filter(({ right }) => Object.keys(right).length > 0);
    return { wrong, last: rows.length < limit ? null : (rows.at(-1)?.id ?? null) };
  }

  /**
   * Writes the right instants as another version of the date and announces CaseDatesChanged, in the open transaction. False
   * when the date has changed since it was looked at. For workers.
   */
  async mend({ row, right }: WrongDate): Promise<boolean> {
    const { tx } = this.unit;
    const mended = await (row.kind === 'hearing' ? mendHearing : mendDeadline)(tx, row, right);
    if (!mended) return false;
    this.audit.record(tx, {
      action: `${row.kind}.mended`,
      subject: { kind: row.kind, id: row.id },
      caseId: row.caseId,
      fields: Object.keys(right),
    });
    this.announcer.announce(tx, new CaseDatesChanged(row.caseId));
    return true;
  }
}

function keptOf(row: WallTimeRow): KeptInstant[] {
  const { localAt, at, nominalOn, nominalEndsAt, rolledOn, rolledEndsAt } = row;
  const kept = (of: string, from: KeptInstant['from'] | null, value: Date | null): KeptInstant[] =>
    from && value ? [{ of, from, instant: instantOf(value) }] : [];
  const wall = localAt === null ? null : { at: localAt };
  return [
    ...kept('at', wall, at),
    // Of a wall time the end is the moment itself.
    ...kept('nominalEndsAt', nominalOn === null ? wall : { dayOver: nominalOn }, nominalEndsAt),
    ...kept('rolledEndsAt', rolledOn === null ? wall : { dayOver: rolledOn }, rolledEndsAt),
  ];
}
