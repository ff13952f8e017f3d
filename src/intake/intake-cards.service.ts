import { Injectable } from '@nestjs/common';
import { PartyReader, type PartyCard } from '../parties/party-reader.service.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { FacilityDirectory, type Facility } from '../places/facility-directory.service.js';
import type { HeldAtDto, TakenByDto, UrgencyDto } from './intake-parts.dto.js';
import type { IntakeRow } from './intakes.queries.js';
import { SealedAnswers } from './sealed-answers.js';

/** What a row of a list is shown with. */
export interface IntakeCard<Row extends IntakeRow> {
  readonly row: Row;
  readonly detained: PartyCard | undefined;
  readonly caller: PartyCard | undefined;
  readonly urgency: UrgencyDto;
  readonly facility: HeldAtDto | null;
  readonly takenBy: TakenByDto;
}

/** Puts the names to rows of calls, a fixed number of queries for any number of rows. */
@Injectable()
export class IntakeCards {
  constructor(
    private readonly parties: PartyReader,
    private readonly staff: StaffDirectory,
    private readonly facilities: FacilityDirectory,
    private readonly sealedAnswers: SealedAnswers,
  ) {}

  /** Cards in the order of the rows. */
  async of<Row extends IntakeRow>(rows: readonly Row[]): Promise<IntakeCard<Row>[]> {
    const people = await this.parties.identities(
      rows.flatMap((row) => [row.detained_party_id, row.caller_party_id]),
    );
    const takers = await this.staff.names(rows.map((row) => row.taken_by));
    const facilities = await this.facilities.findMany(rows.flatMap((row) => row.facility_id ?? []));
    await this.sealedAnswers.warm(rows);
    return Promise.all(
      rows.map(async (row) => ({
        row,
        detained: people.get(row.detained_party_id),
        caller: people.get(row.caller_party_id),
        urgency: { level: row.urgency, reasons: [...(await this.sealedAnswers.openReasons(row))] },
        facility: toHeldAtDto(row.facility_id ? facilities.get(row.facility_id) : undefined),
        takenBy: { id: row.taken_by, name: takers.get(row.taken_by)?.name ?? '' },
      })),
    );
  }
}

function toHeldAtDto(facility: Facility | undefined): HeldAtDto | null {
  if (!facility) return null;
  const { id, name, detloc, city, state, timeZone } = facility;
  return { id, name, detloc, city, state, timeZone };
}
