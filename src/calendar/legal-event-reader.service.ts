import { Injectable } from '@nestjs/common';
import type { CaseRow } from '../cases/cases.queries.js';
import { may } from '../people/rules/permissions.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { OFFICE_ZONE } from '../places/rules/office-zone.js';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { eventNoteColumn, eventReasonColumn } from './calendar-seals.js';
import { CaseInHand, isDetained } from './case-in-hand.service.js';
import type { CountingPlace } from './deadline-opening.service.js';
import { EventPlaces } from './event-places.service.js';
import {
  toLegalEventDto,
  type LegalEventDto,
  type LegalEventKindListDto,
  type LegalEventListDto,
} from './legal-event.dto.js';
import { legalEventsOfCase, type LegalEventRow } from './legal-events.queries.js';
import type { DeadlineRule } from './rules/deadline-rule.js';
import { asksTime } from './rules/legal-event-effects.js';
import { EVENT_STAGES, LEGAL_EVENT_KINDS, type LegalEventKind } from './rules/legal-event-kinds.js';
import { selectRule } from './rules/select-rule.js';
import { allRules } from './rule-rows.queries.js';

/** What happened in a case, as it is shown, and what can be told of it. */
@Injectable()
export class LegalEventReader {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly places: EventPlaces,
    private readonly staff: StaffDirectory,
    private readonly clock: Clock,
  ) {}

  /** The events of a case, the latest first. NotFound when the actor does not see the case. */
  async list(caseId: string): Promise<LegalEventListDto> {
    const of = await this.inHand.read(caseId);
    return { items: await this.describe(of, await legalEventsOfCase(this.unit.tx, caseId)) };
  }

  /** Events of one case with their notes opened. */
  async describe(of: CaseRow, rows: readonly LegalEventRow[]): Promise<LegalEventDto[]> {
    const people = rows.flatMap(({ recordedBy, takenBackBy }) => [
      recordedBy,
      ...(takenBackBy ? [takenBackBy] : []),
    ]);
    const staff = await this.staff.names([...new Set(people)]);
    const shown: LegalEventDto[] = [];
    for (const row of rows) {
      const note = await this.inHand.open(of, eventNoteColumn(row.id), row.noteSealed);
      const reason = await this.inHand.open(of, eventReasonColumn(row.id), row.reasonSealed);
      shown.push(toLegalEventDto(row, { staff, note, reason }));
    }
    return shown;
  }

  /** The kinds the actor may record in this case, with what each asks here. NotFound when they do not see the case. */
  async kinds(caseId: string): Promise<LegalEventKindListDto> {
    const of = await this.inHand.read(caseId);
    const place = await this.places.counting({
      ...(await this.places.present(caseId)),
      detained: isDetained(of),
    });
    const rules = await allRules(this.unit.tx);
    const today = this.clock.today(OFFICE_ZONE).toString();
    const items = LEGAL_EVENT_KINDS.filter((kind) => this.mayRecord(kind)).map((kind) => {
      const said = ruledBy(rules, kind.says, place, today);
      return {
        kind: kind.kind,
        stage: kind.stage,
        title: kind.title,
        setAhead: kind.when === 'set',
        asksTime: asksTime(said),
        asksOrdered: kind.ordered !== null,
        timeZone: zoneOfEvent(said, place),
      };
    });
    return { items: items.toSorted((a, b) => EVENT_STAGES.indexOf(a.stage) - EVENT_STAGES.indexOf(b.stage)) };
  }

  /** Whether the actor's roles may tell of such an event. */
  mayRecord({ needs }: LegalEventKind): boolean {
    const { actor } = this.unit;
    return actor.kind === 'staff' && needs !== null && may(actor.roles, needs);
  }
}

/** The rules that one of the words triggers at a place on a day, one version a code. */
export function ruledBy(
  rules: readonly DeadlineRule[],
  words: readonly string[],
  place: CountingPlace,
  on: string,
): DeadlineRule[] {
  const codes = new Set(rules.filter(({ trigger }) => words.includes(trigger)).map(({ code }) => code));
  return [...codes].flatMap((code) => {
    const selected = selectRule(rules, code, on, place);
    return selected.ok ? [selected.rule] : [];
  });
}

/** The zone in which an event's day and time are meant: that of the first rule it triggers, or else the court's. */
export function zoneOfEvent(said: readonly DeadlineRule[], { zones }: CountingPlace): string {
  const [rule] = said;
  const court = zones.court ?? OFFICE_ZONE;
  if (!rule || rule.zone === 'COURT') return court;
  return rule.zone === 'FACILITY' ? (zones.facility ?? court) : rule.zone.fixed;
}
