import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { CaseAccess } from '../cases/case-access.js';
import { CaseNotesService } from '../cases/case-notes.service.js';
import { CaseProgress } from '../cases/case-progress.service.js';
import { lockCase, noteCaseEvent, type CaseRow } from '../cases/cases.queries.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { Announcer } from '../platform/announce.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { AssignmentEnded, AssignmentStarted } from './assignment.events.js';
import {
  toAssignmentDto,
  type AssignmentDto,
  type AssignmentListDto,
  type AttorneyListDto,
  type StartAssignmentDto,
} from './assignments.dto.js';
import { AssignmentOver, CaseIsClosed, NotAnAttorney, RoleTaken } from './assignments.errors.js';
import {
  endAssignment,
  findAssignment,
  insertAssignment,
  isAttorney,
  listAssignments,
  listAttorneys,
  type AssignmentRow,
} from './assignments.queries.js';

/** The office's language preference, in the code the questionnaire uses. */
const SPOKEN = { en: 'eng', es: 'spa' } as const;

/** Who stands beside the client. Starting an assignment opens the file, ending it closes it in the same transaction. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly access: CaseAccess,
    private readonly progress: CaseProgress,
    private readonly notes: CaseNotesService,
    private readonly staff: StaffDirectory,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /** Everybody who stands or stood beside the client, those of today first. */
  async list(caseId: string): Promise<AssignmentListDto> {
    await this.access.require(caseId);
    const rows = await listAssignments(this.unit.tx, caseId);
    const staff = await this.staff.names(rows.map(({ staffId }) => staffId));
    return { items: rows.map((row) => toAssignmentDto(row, staff.get(row.staffId))) };
  }

  /** Attorneys of the office by name, with the languages they speak. */
  async attorneys(): Promise<AttorneyListDto> {
    const rows = await listAttorneys(this.unit.tx);
    const staff = await this.staff.names(rows.map(({ id }) => id));
    const items = rows.map((row) => ({
      id: row.id,
      name: staff.get(row.id)?.name ?? '',
      languages: row.languages ?? [row.language === 'es' ? SPOKEN.es : SPOKEN.en],
      courtIds: row.courtIds,
    }));
    return { items: items.sort((a, b) => a.name.localeCompare(b.name, 'es')) };
  }

  /**
   * Puts an attorney beside the client. The same id again gives the same assignment. Throws NotFound, CaseIsClosed,
   * NotAnAttorney, RoleTaken.
   */
  async start(
    caseId: string,
    { id = randomUUID(), staffId, role }: StartAssignmentDto,
  ): Promise<AssignmentDto> {
    const { tx } = this.unit;
    const found = await this.lock(caseId);
    const made = await findAssignment(tx, id);
    if (made?.caseId === caseId && made.staffId === staffId && made.role === role) return this.describe(made);
    if (found.status === 'closed') throw new CaseIsClosed();
    if (!(await isAttorney(tx, staffId))) throw new NotAnAttorney();
    const started = await insertAssignment(tx, { id, caseId, staffId, role, startedBy: this.unit.staffId() });
    if (!started) throw new RoleTaken();
    await noteCaseEvent(tx, { caseId, kind: 'assignment_started', to: role, refId: id });
    if (role === 'lead') await this.represented(caseId, id);
    this.audit.record(tx, {
      action: 'assignment.started',
      subject: { kind: 'assignment', id },
      caseId,
      fields: [role],
    });
    this.announcer.announce(tx, new AssignmentStarted(id, caseId, staffId));
    const row = await findAssignment(tx, id);
    if (!row) throw new NotFound();
    return this.describe(row);
  }

  /** Takes the person off the case at once; the reason is kept as a sealed note. Throws NotFound, AssignmentOver. */
  async end(id: string, reason: string): Promise<AssignmentDto> {
    const { tx } = this.unit;
    const assignment = await findAssignment(tx, id);
    if (!assignment) throw new NotFound();
    const { caseId, staffId, role } = assignment;
    const found = await this.lock(caseId);
    if (!(await endAssignment(tx, id, this.unit.staffId()))) throw new AssignmentOver();
    const eventId = await noteCaseEvent(tx, { caseId, kind: 'assignment_ended', from: role, refId: id });
    await this.notes.keep(found, { kind: 'assignment_reason', text: reason, eventId });
    if (role === 'lead') await this.unrepresented(caseId, id);
    this.audit.record(tx, {
      action: 'assignment.ended',
      subject: { kind: 'assignment', id },
      caseId,
      fields: [role],
    });
    this.announcer.announce(tx, new AssignmentEnded(id, caseId, staffId));
    const row = await findAssignment(tx, id);
    if (!row) throw new NotFound();
    return this.describe(row);
  }

  private async represented(caseId: string, assignmentId: string): Promise<void> {
    await this.progress.happened(caseId, 'represented', assignmentId);
    await this.progress.happened(caseId, 'accepted', assignmentId);
  }

  private async unrepresented(caseId: string, assignmentId: string): Promise<void> {
    await this.progress.happened(caseId, 'unrepresented', assignmentId);
    await this.progress.happened(caseId, 'matching', assignmentId);
  }

  private async lock(caseId: string): Promise<CaseRow> {
    const found = await lockCase(this.unit.tx, caseId);
    if (!found) throw new NotFound();
    return found;
  }

  private async describe(row: AssignmentRow): Promise<AssignmentDto> {
    const staff = await this.staff.names([row.staffId]);
    return toAssignmentDto(row, staff.get(row.staffId));
  }
}
