import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import type { CaseRow } from '../cases/cases.queries.js';
import { CalendarFacts } from '../places/calendar-facts.service.js';
import { Announcer } from '../platform/announce.js';
import { Clock } from '../platform/clock.js';
import { Conflict, NotFound, StaleVersion, Unprocessable } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { DeadlineClosed, ImpossibleDate, NotByHand, WarningsToConfirm } from './calendar.errors.js';
import { CaseDatesChanged } from './calendar.events.js';
import { noteColumn, titleColumn } from './calendar-seals.js';
import { CaseInHand } from './case-in-hand.service.js';
import { DeadlineOpening, NO_SOURCE } from './deadline-opening.service.js';
import { DeadlineReader } from './deadline-reader.service.js';
import {
  findDeadline,
  insertDeadlines,
  lockDeadline,
  sealWords,
  type DeadlineRow,
} from './deadlines.queries.js';
import type { EnterDeadlineDto, EnteredDeadlineDto } from './hand-deadline.dto.js';
import { unconfirmed } from './rules/date-warnings.js';
import { endOf, partsOf } from './rules/due-instants.js';
import { handDate } from './rules/hand-date.js';
import type { HearingWarning } from './rules/hearing-time.js';

/** Dates that no rule computes, as somebody told them. */
@Injectable()
export class HandDeadlines {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly opening: DeadlineOpening,
    private readonly reader: DeadlineReader,
    private readonly officeDays: CalendarFacts,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /**
   * Enters a date, a day or a wall time in its zone, and plans its reminders. The same id again gives the same date. Throws
   * NotFound, CaseIsClosed, ImpossibleDate, Unprocessable without words where they are needed, WarningsToConfirm
   * while something odd about the day is not confirmed.
   */
  async enter(caseId: string, told: EnterDeadlineDto): Promise<EnteredDeadlineDto> {
    const of = await this.inHand.change(caseId);
    const known = told.id ? await findDeadline(this.unit.tx, told.id) : null;
    return known ? this.again(of, known) : this.write(of, told, null);
  }

  /**
   * Puts another date in the place of one entered by hand that the actor saw at `version`; the old one stays, superseded.
   * The same id again gives the same date. Throws NotFound, CaseIsClosed, StaleVersion, DeadlineClosed, NotByHand, and
   * what `enter` throws.
   */
  async change(id: string, version: number, told: EnterDeadlineDto): Promise<EnteredDeadlineDto> {
    const { tx } = this.unit;
    const seen = await findDeadline(tx, id);
    if (!seen) throw new NotFound();
    const of = await this.inHand.change(seen.caseId);
    const row = await lockDeadline(tx, id);
    if (!row) throw new NotFound();
    const known = told.id ? await findDeadline(tx, told.id) : null;
    if (known?.replacesId === id) return this.again(of, known);
    if (known) throw new Conflict();
    if (row.version !== version) throw new StaleVersion({ version: row.version, status: row.status });
    if (row.sourceKind !== 'hand') throw new NotByHand();
    if (row.status !== 'open') throw new DeadlineClosed();
    await this.opening.close(of.id, [row], 'superseded');
    return this.write(of, told, row);
  }

  private async write(
    of: CaseRow,
    told: EnterDeadlineDto,
    replaced: DeadlineRow | null,
  ): Promise<EnteredDeadlineDto> {
    const { tx } = this.unit;
    if (told.kind === 'HAND_OTHER' && !told.words)
      throw new Unprocessable([{ field: 'words', code: 'needed' }]);
    const id = told.id ?? randomUUID();
    const { kind, owner, ladder, timeZone, toldBy, on, at } = told;
    const days = await this.officeDays.forCourt();
    const date = handDate({ on, at: at ?? null, timeZone }, this.clock.now(), days);
    if (!date.ok) throw ImpossibleDate.because(date.reasons);
    if (unconfirmed(date.warnings, told.confirmed ?? []).length > 0)
      throw new WarningsToConfirm(date.warnings);
    const parts = partsOf(date.due);
    const endsAt = endOf(date.due, timeZone).toString();
    await insertDeadlines(tx, [
      {
        ...NO_SOURCE,
        id,
        caseId: of.id,
        code: kind,
        ruleVersion: 1,
        owner,
        ladder,
        // The wall time is the truth; the instant follows from it and is computed anew every night.
        inputs: at ? { localAt: `${on}T${at}` } : {},
        timeZone,
        nominalOn: parts.on,
        nominalAt: parts.at,
        rolledOn: parts.on,
        rolledAt: parts.at,
        remindOn: parts.on,
        remindAt: parts.at,
        nominalEndsAt: endsAt,
        rolledEndsAt: endsAt,
        arithmetic: '',
        citation: '',
        mark: 'D',
        version: (replaced?.version ?? 0) + 1,
        replacesId: replaced?.id ?? null,
        enteredBy: this.unit.staffId(),
        toldBy,
      },
    ]);
    const words = await this.inHand.seal(of, titleColumn(id), told.words);
    await sealWords(tx, id, words, await this.inHand.seal(of, noteColumn(id), told.note));
    this.audit.record(tx, {
      action: 'deadline.entered',
      subject: { kind: 'deadline', id },
      caseId: of.id,
      fields: date.warnings.map((warning) => `confirmed ${warning}`),
    });
    this.announcer.announce(tx, new CaseDatesChanged(of.id));
    return this.show(of, id, date.warnings);
  }

  /** The answer to a request that came twice. */
  private async again(of: CaseRow, known: DeadlineRow): Promise<EnteredDeadlineDto> {
    if (known.caseId !== of.id || known.sourceKind !== 'hand') throw new Conflict();
    return this.show(of, known.id, []);
  }

  private async show(
    of: CaseRow,
    id: string,
    warnings: readonly HearingWarning[],
  ): Promise<EnteredDeadlineDto> {
    const row = await findDeadline(this.unit.tx, id);
    const [shown] = row ? await this.reader.describe(of, [row]) : [];
    if (!shown) throw new NotFound();
    return { ...shown, warnings: [...warnings] };
  }
}
