import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { AssignmentsService } from '../../assignments/assignments.service.js';
import { DecisionCorrections } from '../../calendar/decision-corrections.service.js';
import { DecisionsService } from '../../calendar/decisions.service.js';
import type { HearingCertainty } from '../../calendar/rules/hearing-certainty.js';
import { HearingsService } from '../../calendar/hearings.service.js';
import type { RecordDecisionDto } from '../../calendar/record-decision.dto.js';
import { HEARING_WARNINGS } from '../../calendar/rules/hearing-time.js';
import { CaseOpenings } from '../../cases/case-openings.service.js';
import { CustodyService } from '../../custody/custody.service.js';
import { Autosave } from '../../intake/autosave.service.js';
import { IntakesService } from '../../intake/intakes.service.js';
import { Questionnaires } from '../../intake/questionnaires.service.js';
import { IntakeReview } from '../../intake/review.service.js';
import { Operator } from '../../people/operator.js';
import { placeId } from '../../places/place-id.js';
import type { SyntheticCall } from './calls.js';
import { eventsOfLead, eventsOfRuling, tellEvent, type ToldEvent } from './case-events.js';
import { certaintyOf, isMisheard, whoseTurn, type CaseCourse } from './course.js';
import { COURT_ZONE, moment, workday } from './court-days.js';
import { misheard, resultOf } from './results.js';

/** Something that happens in the synthetic office at a moment. */
export interface Happening {
  readonly at: Temporal.Instant;
  readonly run: () => Promise<unknown>;
}

export interface Colleagues {
  readonly volunteers: readonly string[];
  readonly coordinators: readonly string[];
  readonly attorneys: readonly string[];
}

interface OpenCase {
  id: string | null;
  hearing: { id: string; version: number; on: Temporal.PlainDate } | null;
  decisionId: string | null;
}

/** Writes calls and cases through the services a real office uses, each as the person who would do it. */
export class OfficeHistory {
  constructor(
    private readonly app: INestApplicationContext,
    private readonly colleagues: Colleagues,
  ) {}

  /** What happens in a call and, when it is accepted, in its case. */
  of(call: SyntheticCall, index: number, course: CaseCourse): Happening[] {
    const taker = whoseTurn(this.colleagues.volunteers, index);
    const coordinator = whoseTurn(this.colleagues.coordinators, index);
    const intakeId = randomUUID();
    const first = { at: call.at, run: () => this.take(taker, intakeId, call) };
    const decided = call.at.add({ hours: 1 + (index % 9) });
    if (call.end === 'declined' || call.end === 'referred' || call.end === 'wait_listed') {
      const { end } = call;
      return [first, { at: decided, run: () => this.decide(coordinator, intakeId, end) }];
    }
    if (call.end !== 'accepted') return [first];
    const open: OpenCase = { id: null, hearing: null, decisionId: null };
    const accept = async () => {
      open.id = await this.accept(coordinator, intakeId);
    };
    return [
      first,
      { at: decided, run: accept },
      ...this.course(open, { call, course, index, coordinator, decided }),
    ];
  }

  private course(
    open: OpenCase,
    {
      call,
      course,
      index,
      coordinator,
      decided,
    }: {
      call: SyntheticCall;
      course: CaseCourse;
      index: number;
      coordinator: string;
      decided: Temporal.Instant;
    },
  ): Happening[] {
    const after = (days: number, hours = 1) => decided.add({ hours: days * 24 + hours });
    const lead = whoseTurn(this.colleagues.attorneys, index);
    const backup = whoseTurn(this.colleagues.attorneys, index + 7);
    const happenings: Happening[] = [];
    if (course.leadAfterDays !== null) {
      happenings.push({
        at: after(course.leadAfterDays),
        run: () => this.assign(coordinator, open, lead, 'lead'),
      });
      happenings.push(...this.told(coordinator, open, eventsOfLead(after(course.leadAfterDays), index)));
      if (course.hasBackup)
        happenings.push({
          at: after(course.leadAfterDays, 2),
          run: () => this.assign(coordinator, open, backup, 'backup'),
        });
    }
    const { transfer, hearingAfterDays } = course;
    const certainty = certaintyOf(index);
    if (transfer)
      happenings.push({
        at: after(transfer.afterDays),
        run: () => this.move(coordinator, open, transfer.to),
      });
    if (hearingAfterDays === null) return happenings;
    const on = workday(call.at.toZonedDateTimeISO(COURT_ZONE).toPlainDate().add({ days: hearingAfterDays }));
    const later = course.continuedByDays === null ? on : workday(on.add({ days: course.continuedByDays }));
    happenings.push({
      at: after(3),
      run: () =>
        this.schedule(coordinator, open, {
          on,
          course,
          certainty,
          facility: transfer?.to ?? call.facility,
        }),
    });
    if (!later.equals(on) || certainty !== 'exact')
      happenings.push({
        at: moment(on.subtract({ days: 2 }), '11:00'),
        run: () => this.continue(coordinator, open, later, course),
      });
    const ruled = moment(later, '16:30');
    const told = resultOf(course, later.toString());
    const first = isMisheard(index) ? misheard(told) : told;
    happenings.push({ at: ruled, run: () => this.rule(coordinator, open, first) });
    if (isMisheard(index))
      happenings.push({ at: ruled.add({ hours: 3 }), run: () => this.correct(coordinator, open, told) });
    happenings.push(...this.told(coordinator, open, eventsOfRuling(ruled, course)));
    return happenings;
  }

  private async take(taker: string, id: string, call: SyntheticCall): Promise<void> {
    const { facility } = call;
    const told = facility
      ? { ...call.answers, 'detained.facility': { state: 'value', value: placeId(facility) } }
      : call.answers;
    await this.as(taker, async () => {
      const intakes = this.app.get(IntakesService, { strict: false });
      const { version, questionnaireVersion, monitoredLine } = await intakes.begin({
        id,
        channel: call.channel,
      });
      const { questions } = await this.app.get(Questionnaires, { strict: false }).index(questionnaireVersion);
      const asked = ([question]: [string, unknown]) =>
        !monitoredLine || questions.get(question)?.monitoredLine !== 'skip';
      const answers = Object.fromEntries(Object.entries(told).filter(asked));
      const saved = await this.app
        .get(Autosave, { strict: false })
        .save(id, version, { patchId: randomUUID(), answers });
      if (call.end === 'draft') return;
      const outcome = call.end === 'parked' || call.end === 'wrong_number' ? call.end : 'finished';
      await intakes.finish(id, saved.version, { outcome });
    });
  }

  private decide(
    coordinator: string,
    id: string,
    end: 'declined' | 'referred' | 'wait_listed',
  ): Promise<void> {
    return this.as(coordinator, async () => {
      const review = this.app.get(IntakeReview, { strict: false });
      const { version } = await this.app.get(IntakesService, { strict: false }).open(id);
      if (end === 'declined')
        await review.decline(id, version, { reason: 'The person has a lawyer already.' });
      if (end === 'referred')
        await review.refer(id, version, {
          reason: 'Held outside our region.',
          referredTo: 'Partner office in Louisiana',
        });
      if (end === 'wait_listed')
        await review.waitList(id, version, { reason: 'No attorney for this court this week.' });
    });
  }

  private accept(coordinator: string, intakeId: string): Promise<string> {
    return this.as(coordinator, async () => {
      const { version } = await this.app.get(IntakesService, { strict: false }).open(intakeId);
      const opened = await this.app
        .get(CaseOpenings, { strict: false })
        .open(intakeId, version, { reason: 'Held in our region, no lawyer.' });
      return opened.caseId;
    });
  }

  private async assign(
    coordinator: string,
    { id }: OpenCase,
    staffId: string,
    role: 'lead' | 'backup',
  ): Promise<void> {
    if (id)
      await this.as(coordinator, () =>
        this.app.get(AssignmentsService, { strict: false }).start(id, { staffId, role }),
      );
  }

  private async move(coordinator: string, { id }: OpenCase, detloc: string): Promise<void> {
    if (id)
      await this.as(coordinator, () =>
        this.app
          .get(CustodyService, { strict: false })
          .record(id, { facilityId: placeId(detloc), source: 'locator' }),
      );
  }

  private async schedule(
    coordinator: string,
    open: OpenCase,
    told: {
      on: Temporal.PlainDate;
      course: CaseCourse;
      certainty: HearingCertainty;
      facility: string | null;
    },
  ): Promise<void> {
    const { id } = open;
    if (!id) return;
    const court = placeId(
      told.facility === 'STWRTGA' ? 'IC_STEWART' : told.facility?.endsWith('GA') ? 'IC_ATL_TT' : 'IC_CHL',
    );
    const hearing = await this.as(coordinator, () =>
      this.app.get(HearingsService, { strict: false }).schedule(id, {
        courtId: court,
        kind: 'bond',
        certainty: told.certainty,
        ...(told.certainty === 'to_be_set' ? {} : { on: told.on.toString() }),
        ...(told.certainty === 'exact' ? { at: told.course.hearingTime } : {}),
        modality: 'webex',
        source: 'notice',
        confirmed: [...HEARING_WARNINGS],
      }),
    );
    open.hearing = { id: hearing.id, version: hearing.version, on: told.on };
  }

  private async continue(
    coordinator: string,
    open: OpenCase,
    on: Temporal.PlainDate,
    course: CaseCourse,
  ): Promise<void> {
    const { hearing } = open;
    if (!hearing) return;
    const next = await this.as(coordinator, () =>
      this.app.get(HearingsService, { strict: false }).continue(hearing.id, hearing.version, {
        on: on.toString(),
        at: course.hearingTime,
        reason: 'The government asked for time.',
        confirmed: [...HEARING_WARNINGS],
      }),
    );
    open.hearing = { id: next.id, version: next.version, on };
  }

  private async rule(coordinator: string, open: OpenCase, told: RecordDecisionDto): Promise<void> {
    const { hearing } = open;
    if (!hearing) return;
    const { decision } = await this.as(coordinator, () =>
      this.app.get(DecisionsService, { strict: false }).record(hearing.id, told),
    );
    open.decisionId = decision.id;
  }

  private async correct(
    coordinator: string,
    { decisionId }: OpenCase,
    told: RecordDecisionDto,
  ): Promise<void> {
    if (!decisionId) return;
    const reason = 'Heard wrongly in the corridor; the written order says this.';
    await this.as(coordinator, () =>
      this.app.get(DecisionCorrections, { strict: false }).correct(decisionId, { ...told, reason }),
    );
  }

  private told(coordinator: string, open: OpenCase, events: readonly ToldEvent[]): Happening[] {
    return events.map((event) => ({
      at: event.at,
      run: async () => {
        const { id } = open;
        if (id) await this.as(coordinator, () => tellEvent(this.app, id, event, COURT_ZONE));
      },
    }));
  }

  private as<T>(staffId: string, work: () => Promise<T>): Promise<T> {
    return this.app.get(Operator, { strict: false }).runAs(staffId, work);
  }
}
