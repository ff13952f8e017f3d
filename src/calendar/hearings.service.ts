import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { CaseProgress } from '../cases/case-progress.service.js';
import type { CaseRow } from '../cases/cases.queries.js';
import { CourtDirectory, type Court } from '../places/court-directory.service.js';
import { Announcer } from '../platform/announce.js';
import { Conflict, NotFound, StaleVersion, Unprocessable } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { HearingEnded } from './calendar.errors.js';
import { CaseDatesChanged } from './calendar.events.js';
import { judgeColumn, linkColumn, reasonColumn } from './calendar-seals.js';
import { CaseInHand } from './case-in-hand.service.js';
import { DeadlineOpening } from './deadline-opening.service.js';
import { DeadlinesService } from './deadlines.service.js';
import { openDeadlines, type DeadlineRow } from './deadlines.queries.js';
import type { HearingDto, ScheduledHearingDto } from './hearing.dto.js';
import type { ContinueHearingDto, ScheduleHearingDto, VacateHearingDto } from './hearing-requests.dto.js';
import { HearingOddities } from './hearing-oddities.service.js';
import { HearingReader } from './hearing-reader.service.js';
import { HearingsToBeSet } from './hearings-to-be-set.service.js';
import {
  endHearing,
  findHearing,
  insertHearing,
  lockHearing,
  type HearingRow,
  type NewHearing,
} from './hearings.queries.js';
import { decidesCustody } from './rules/deadlines-for-decision.js';
import { faultsOfDay, type WishedDay } from './rules/hearing-certainty.js';
import type { HearingWarning } from './rules/hearing-time.js';
import { canBecome } from './rules/hearing-words.js';

type Wished = Omit<
  NewHearing,
  'caseId' | 'startsAt' | 'timeZone' | 'recordedBy' | 'linkSealed' | 'judgeSealed'
> & {
  readonly link: string | null;
  readonly judge: string | null;
};

/** Dates the court sets: scheduled, continued to another day, or taken off the calendar. */
@Injectable()
export class HearingsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly reader: HearingReader,
    private readonly opening: DeadlineOpening,
    private readonly toBeSet: HearingsToBeSet,
    private readonly deadlines: DeadlinesService,
    private readonly progress: CaseProgress,
    private readonly courts: CourtDirectory,
    private readonly oddities: HearingOddities,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /**
   * Puts a hearing on the calendar, at the court's wall time, on a control date or to be set, and opens the dates that follow.
   * The same id again gives the same hearing. Throws Unprocessable for a date that is blank or too much, NotFound, CaseIsClosed, UnknownCourt, ImpossibleDate, and WarningsToConfirm while something odd about
   * the date is not confirmed.
   */
  async schedule(caseId: string, told: ScheduleHearingDto): Promise<ScheduledHearingDto> {
    const of = await this.inHand.change(caseId);
    const known = told.id ? await findHearing(this.unit.tx, told.id) : null;
    if (known) return this.again(of, known);
    const court = await this.courts.require(told.courtId);
    const { courtId, kind, modality, source, link, judge } = told;
    const id = told.id ?? randomUUID();
    return this.enter(
      of,
      court,
      {
        id,
        courtId,
        kind,
        modality,
        source,
        ...dayOf(told),
        link: link ?? null,
        judge: judge ?? null,
        continuedFrom: null,
      },
      [],
      told.confirmed ?? [],
    );
  }

  /**
   * Moves a hearing the actor saw at `version` to another day, or from a control date or none to an exact one: the old one stays with its reason, its open dates are
   * superseded, and the hearing that takes its place opens new ones. Throws NotFound, StaleVersion, HearingEnded,
   * CaseIsClosed, ImpossibleDate, WarningsToConfirm.
   */
  async continue(
    hearingId: string,
    version: number,
    { id, reason, confirmed = [], ...told }: ContinueHearingDto,
  ): Promise<ScheduledHearingDto> {
    const { of, hearing, court } = await this.require(hearingId);
    const known = id ? await findHearing(this.unit.tx, id) : null;
    if (known?.continuedFrom === hearing.id) return this.again(of, known);
    if (hearing.version !== version)
      throw new StaleVersion({ version: hearing.version, status: hearing.status });
    const replaced = await this.end(of, hearing, 'continued', reason);
    const { link, judge } = await this.reader.words(of, hearing);
    const { courtId, kind, modality, source } = hearing;
    const next = {
      id: id ?? randomUUID(),
      courtId,
      kind,
      modality,
      source,
      ...dayOf(told),
      link,
      judge,
      continuedFrom: hearing.id,
    };
    return this.enter(of, court, next, replaced, confirmed);
  }

  /** Takes a hearing off the calendar; its open dates are superseded. Throws NotFound, HearingEnded, CaseIsClosed. */
  async vacate(hearingId: string, { reason }: VacateHearingDto): Promise<HearingDto> {
    const { of, hearing } = await this.require(hearingId);
    await this.end(of, hearing, 'vacated', reason);
    return this.reader.one(of, hearingId);
  }

  /** A hearing to change, locked, with its case and court. */
  private async require(hearingId: string): Promise<{ of: CaseRow; hearing: HearingRow; court: Court }> {
    const seen = await findHearing(this.unit.tx, hearingId);
    if (!seen) throw new NotFound();
    // The case first, as everywhere, so that two changes of one case wait for each other and never in a circle.
    const of = await this.inHand.change(seen.caseId);
    const hearing = await lockHearing(this.unit.tx, hearingId);
    const court = await this.courts.find(seen.courtId);
    if (!hearing || !court) throw new NotFound();
    return { of, hearing, court };
  }

  private async enter(
    of: CaseRow,
    court: Court,
    wished: Wished,
    replaced: readonly DeadlineRow[],
    confirmed: readonly HearingWarning[],
  ): Promise<ScheduledHearingDto> {
    const { tx } = this.unit;
    const { startsAt, warnings } = await this.oddities.look(of.id, court, wished, confirmed);
    const { link, judge, ...plain } = wished;
    const isNew = await insertHearing(tx, {
      ...plain,
      caseId: of.id,
      timeZone: court.timeZone,
      startsAt,
      linkSealed: await this.inHand.seal(of, linkColumn(wished.id), link),
      judgeSealed: await this.inHand.seal(of, judgeColumn(wished.id), judge),
      recordedBy: this.unit.staffId(),
    });
    if (!isNew) throw new Conflict();
    this.audit.record(tx, {
      action: 'hearing.scheduled',
      subject: { kind: 'hearing', id: wished.id },
      caseId: of.id,
      fields: warnings.map((warning) => `confirmed ${warning}`),
    });
    const opened = await this.toBeSet.openDates(of, wished, replaced);
    if (decidesCustody(wished.kind) && wished.certainty !== 'to_be_set')
      await this.progress.happened(of.id, 'hearing_set', wished.id);
    this.announcer.announce(tx, new CaseDatesChanged(of.id));
    return {
      ...(await this.reader.one(of, wished.id)),
      warnings: [...warnings],
      deadlines: await this.deadlines.some(of, opened),
    };
  }

  /** Ends a scheduled hearing and supersedes its open dates; returns them. */
  private async end(
    of: CaseRow,
    hearing: HearingRow,
    status: 'continued' | 'vacated',
    reason: string,
  ): Promise<DeadlineRow[]> {
    const { tx } = this.unit;
    if (!canBecome(hearing.status, status)) throw new HearingEnded();
    await endHearing(tx, hearing.id, status, await this.inHand.seal(of, reasonColumn(hearing.id), reason));
    const subject = { kind: 'hearing', id: hearing.id };
    this.audit.record(tx, {
      action: `hearing.${status}`,
      subject,
      caseId: of.id,
      fields: ['status', 'reason'],
    });
    const dates = (await openDeadlines(tx, of.id)).filter(({ hearingId }) => hearingId === hearing.id);
    await this.opening.close(of.id, dates, 'superseded');
    this.announcer.announce(tx, new CaseDatesChanged(of.id));
    return dates;
  }

  /** The answer to a request that came twice. */
  private async again(of: CaseRow, known: HearingRow): Promise<ScheduledHearingDto> {
    if (known.caseId !== of.id) throw new Conflict();
    const dates = (await this.deadlines.list(of.id)).items.filter(({ hearingId }) => hearingId === known.id);
    return { ...(await this.reader.one(of, known.id)), warnings: [], deadlines: dates };
  }
}

/** The date as told; what was not said to be a control date or to be set is exact. */
function dayOf(told: Partial<WishedDay>): Pick<NewHearing, 'certainty' | 'on' | 'at'> {
  const { certainty = 'exact', on, at } = told;
  const faults = faultsOfDay({ certainty, on, at });
  if (faults.length > 0) throw new Unprocessable(faults);
  return { certainty, on: on ?? null, at: at ?? null };
}
