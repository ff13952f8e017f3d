import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { isoOf } from '../platform/clock.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { closeByHand, findIncident, recentIncidents, type IncidentRow } from './incidents.queries.js';
import type { CloseIncidentDto, IncidentDto } from './queue-health.dto.js';

const SHOWN = 100;

/** What a person must look at because a reminder did not do its work by itself. */
@Injectable()
export class Incidents {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly staff: StaffDirectory,
    private readonly audit: Audit,
  ) {}

  /** Open incidents and those closed in the last seven days, at most 100, with who closed them. */
  async list(): Promise<IncidentDto[]> {
    return this.describe(await recentIncidents(this.unit.tx, SHOWN));
  }

  /** Closes an incident with a reason; the first word stands, repeating it changes nothing. Throws NotFound. */
  async close(id: string, { reason }: CloseIncidentDto): Promise<IncidentDto> {
    const { tx } = this.unit;
    const closed = await closeByHand(tx, id, this.unit.staffId(), reason);
    const row = await findIncident(tx, id);
    if (!row) throw new NotFound();
    if (closed)
      this.audit.record(tx, {
        action: 'incident.closed',
        subject: { kind: 'incident', id },
        fields: ['closed_as'],
        ...(row.case_id && { caseId: row.case_id }),
      });
    const [incident] = await this.describe([row]);
    return incident as IncidentDto;
  }

  private async describe(rows: readonly IncidentRow[]): Promise<IncidentDto[]> {
    const cards = await this.staff.names(rows.flatMap(({ closed_by }) => closed_by ?? []));
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      fault: row.fault,
      caseReference: row.case_reference,
      openedAt: row.opened_at.toISOString(),
      closedAt: isoOf(row.closed_at),
      closedBy: row.closed_by && (cards.get(row.closed_by)?.name ?? ''),
      closedAs: row.closed_as,
    }));
  }
}
