import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { CaseProgress } from '../cases/case-progress.service.js';
import { leadsOn } from '../cases/rules/case-course.js';
import type { CaseRow } from '../cases/cases.queries.js';
import { Releases } from '../custody/releases.service.js';
import { RELEASES } from '../custody/rules/release.js';
import { OFFICE_ZONE } from '../places/rules/office-zone.js';
import { Announcer } from '../platform/announce.js';
import { Clock } from '../platform/clock.js';
import { Conflict, NotAllowed, NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { AlreadyReleased, ImpossibleDate } from './calendar.errors.js';
import { CaseDatesChanged } from './calendar.events.js';
import { eventNoteColumn } from './calendar-seals.js';
import { CaseInHand, isDetained } from './case-in-hand.service.js';
import { Closings } from './closings.service.js';
import { DeadlineOpening, type CountingPlace } from './deadline-opening.service.js';
import { DeadlinesService } from './deadlines.service.js';
import {
  deadlinesOfCase,
  deadlinesOfEvent,
  openDeadlines,
  rulesByTrigger,
  type DeadlineRow,
} from './deadlines.queries.js';
import { EventPlaces } from './event-places.service.js';
import type { LegalEventRecordedDto, RecordLegalEventDto } from './legal-event.dto.js';
import { LegalEventReader, ruledBy, zoneOfEvent } from './legal-event-reader.service.js';
import { findLegalEvent, insertLegalEvent, type LegalEventRow } from './legal-events.queries.js';
import type { DeadlineRule } from './rules/deadline-rule.js';
import { eventTime } from './rules/event-time.js';
import { notYetCounted, triggeredBy, triggersOf, type EventTime } from './rules/legal-event-effects.js';
import { legalEventKind, type LegalEventKind } from './rules/legal-event-kinds.js';

interface Happening {
  readonly id: string;
  readonly kind: LegalEventKind;
  readonly time: EventTime;
  readonly rules: readonly DeadlineRule[];
  readonly place: CountingPlace;
}

/** What happens in a case and has no form of its own: it sets dates going and ends others. */
@Injectable()
export class LegalEvents {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly reader: LegalEventReader,
    private readonly places: EventPlaces,
    private readonly opening: DeadlineOpening,
    private readonly closings: Closings,
    private readonly deadlines: DeadlinesService,
    private readonly progress: CaseProgress,
    private readonly releases: Releases,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /**
   * Records an event by the day and wall time of the place where it is counted: closes what its words close, moves the
   * case, opens what its words trigger, in one transaction. The same id again gives the same answer. Throws NotFound,
   * CaseIsClosed, NotAllowed, ImpossibleDate, AlreadyReleased.
   */
  async record(caseId: string, told: RecordLegalEventDto): Promise<LegalEventRecordedDto> {
    const { tx } = this.unit;
    const of = await this.inHand.change(caseId);
    const kind = legalEventKind(told.kind);
    if (!kind || !this.reader.mayRecord(kind)) throw new NotAllowed();
    const known = told.id ? await findLegalEvent(tx, told.id) : null;
    if (known && known.caseId !== caseId) throw new Conflict();
    if (known) return this.answer(of, known);
    const happened = await this.keep(of, kind, told);
    await this.follow(caseId, happened);
    this.announcer.announce(tx, new CaseDatesChanged(caseId));
    const row = await findLegalEvent(tx, happened.id);
    if (!row) throw new NotFound();
    return this.answer(of, row);
  }

  /**
   * What the product itself sees happen today: recorded and followed in the open transaction, without a form and whoever acts.
   * A rule of which a date is open or was met starts no second count; when no rule is left, nothing is recorded. Holds for a
   * closed case too. Throws NotFound.
   */
  async observe(caseId: string, word: string): Promise<void> {
    const { tx } = this.unit;
    const of = await this.inHand.read(caseId);
    const kind = legalEventKind(word);
    if (!kind) throw new Error(`There is no kind of event ${word}`);
    const where = { ...(await this.places.present(caseId)), detained: isDetained(of) };
    const place = await this.places.counting(where);
    const today = this.clock.today(place.zones.facility ?? OFFICE_ZONE).toString();
    const said = ruledBy(await rulesByTrigger(tx, kind.says), kind.says, place, today);
    const due = notYetCounted(said, await deadlinesOfCase(tx, caseId));
    if (due.length === 0) return;
    const on = this.clock.today(zoneOfEvent(due, place)).toString();
    const happened = await this.keep(of, kind, { kind: word, on, toldBy: 'us', toldHow: 'other' });
    await this.follow(caseId, {
      ...happened,
      rules: notYetCounted(happened.rules, await deadlinesOfCase(tx, caseId)),
    });
    this.announcer.announce(tx, new CaseDatesChanged(caseId));
  }

  private async keep(of: CaseRow, kind: LegalEventKind, told: RecordLegalEventDto): Promise<Happening> {
    const { tx } = this.unit;
    const id = told.id ?? randomUUID();
    const isFree = kind.release !== null && RELEASES[kind.release].becomes !== null;
    const where = { ...(await this.places.present(of.id)), detained: isDetained(of) && !isFree };
    const place = await this.places.counting(where);
    const words = triggersOf(kind, told.orderedOn ?? null);
    const rules = ruledBy(await rulesByTrigger(tx, words), words, place, told.on);
    const timeZone = zoneOfEvent(rules, place);
    const { on, at = null, orderedOn = null, toldBy, toldHow } = told;
    const read = eventTime({ on, at, orderedOn }, timeZone, kind, rules, this.clock.now());
    if (!read.ok) throw new ImpossibleDate(read.fault.field, read.fault.code);
    const noteSealed = await this.inHand.seal(of, eventNoteColumn(id), told.note);
    const event = { id, caseId: of.id, kind: kind.kind, timeZone, toldBy, toldHow, noteSealed };
    await insertLegalEvent(tx, { ...event, ...where, ...read.time });
    this.audit.record(tx, {
      action: 'event.recorded',
      subject: { kind: 'legal_event', id },
      caseId: of.id,
      fields: ['kind', 'on'],
    });
    return { id, kind, time: read.time, rules, place };
  }

  private async follow(caseId: string, { id, kind, time, rules, place }: Happening): Promise<void> {
    if (kind.release && !(await this.releases.end(caseId, kind.release, time.on)))
      throw new AlreadyReleased();
    await this.closings.say(caseId, kind, { eventId: id });
    for (const move of kind.moves)
      if (leadsOn(await this.inHand.read(caseId), move)) await this.progress.happened(caseId, move, id);
    const before = kind.once ? await this.countedBefore(caseId, rules) : [];
    await this.opening.close(caseId, before, 'superseded', id);
    await this.opening.open(caseId, triggeredBy(rules, time), { eventId: id }, place, before);
  }

  /** The open dates of these rules that an event opened before. */
  private async countedBefore(caseId: string, rules: readonly DeadlineRule[]): Promise<DeadlineRow[]> {
    const open = await openDeadlines(this.unit.tx, caseId);
    return open.filter(({ code, eventId }) => eventId !== null && rules.some((rule) => rule.code === code));
  }

  private async answer(of: CaseRow, row: LegalEventRow): Promise<LegalEventRecordedDto> {
    const [event] = await this.reader.describe(of, [row]);
    if (!event) throw new NotFound();
    const dates = await deadlinesOfEvent(this.unit.tx, row.id);
    const ids = dates.map(({ id }) => id);
    return { event, deadlines: await this.deadlines.some(of, ids) };
  }
}
