import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { findCase } from '../cases/cases.queries.js';
import { Problem, Unprocessable } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { OneOfManyRefused, WarningsToConfirm } from './calendar.errors.js';
import { openDeadlines } from './deadlines.queries.js';
import { HandDeadlines } from './hand-deadlines.service.js';
import type { EnterManyDatesDto, ManyDatesEnteredDto, ManyDatesPreviewDto } from './many-dates.dto.js';
import { HEARING_WARNINGS, type HearingWarning } from './rules/hearing-time.js';

type Item = EnterManyDatesDto['cases'][number];
type Preview = ManyDatesPreviewDto['items'][number];

/** One date that many cases have: a filing day of the office, or a notice of the court for a whole docket. */
@Injectable()
export class ManyDates {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly byHand: HandDeadlines,
  ) {}

  /**
   * Enters the date in every case, as HandDeadlines.enter does, in one transaction: in all or in none. The same ids again
   * give the same dates. Throws Unprocessable without cases or with one twice, and for a date that cannot be;
   * WarningsToConfirm; OneOfManyRefused with the first case that does not take it, and why.
   */
  async enter(told: EnterManyDatesDto): Promise<ManyDatesEnteredDto> {
    const items: ManyDatesEnteredDto['items'] = [];
    for (const item of inOrder(told)) {
      const { id: deadlineId } = await this.one(item, told).catch(async (fault: unknown) => {
        throw isAboutTheCase(fault) ? new OneOfManyRefused(await this.named(item), fault.slug) : fault;
      });
      items.push({
        caseId: item.caseId,
        caseReference: (await this.named(item)).reference ?? '',
        deadlineId,
      });
    }
    return { items };
  }

  /**
   * What entering would meet, case by case: done, looked at and undone, with every warning taken as confirmed. Throws
   * Unprocessable as `enter` does; what one case refuses is said of it and stops none of the others.
   */
  async preview(told: EnterManyDatesDto): Promise<ManyDatesPreviewDto> {
    const date = { ...told.date, confirmed: [...HEARING_WARNINGS] };
    const items: Preview[] = [];
    let warnings: readonly HearingWarning[] = [];
    const tryAll = async () => {
      for (const item of inOrder(told)) {
        const sameDay = await this.sameDay(item.caseId, date.on);
        const entered = await this.one(item, { ...told, date }).catch((fault: unknown) => {
          if (isAboutTheCase(fault)) return fault;
          throw fault;
        });
        const { reference } = await this.named(item);
        const problem = entered instanceof Problem ? entered.slug : null;
        if (!(entered instanceof Problem)) ({ warnings } = entered);
        items.push({ caseId: item.caseId, caseReference: reference, problem, sameDay });
      }
    };
    return this.unit.rehearse(tryAll, () => Promise.resolve({ warnings: [...warnings], items }));
  }

  private one({ caseId, id }: Item, { date }: EnterManyDatesDto) {
    return this.byHand.enter(caseId, { ...date, id: id ?? randomUUID() });
  }

  private async named({ caseId }: Item): Promise<{ id: string; reference: string | null }> {
    const found = await findCase(this.unit.tx, { id: caseId });
    return { id: caseId, reference: found?.reference ?? null };
  }

  /** The dates a case has open on a day already: perhaps this very one. */
  private async sameDay(caseId: string, on: string): Promise<Preview['sameDay']> {
    const open = await openDeadlines(this.unit.tx, caseId);
    return open.filter(({ nominalOn }) => nominalOn === on).map(({ title: { en, es } }) => ({ en, es }));
  }
}

/** The cases in the one order in which they are locked, so that two who do the same wait for each other and never in a circle. */
function inOrder({ cases }: EnterManyDatesDto): Item[] {
  if (cases.length === 0) throw new Unprocessable([{ field: 'cases', code: 'needed' }]);
  if (new Set(cases.map(({ caseId }) => caseId)).size < cases.length)
    throw new Unprocessable([{ field: 'cases', code: 'twice' }]);
  return cases.toSorted((one, other) => (one.caseId < other.caseId ? -1 : 1));
}

/** Whether a refusal is of this one case; what is wrong with the date itself is wrong in all of them. */
function isAboutTheCase(fault: unknown): fault is Problem {
  return (
    fault instanceof Problem && !(fault instanceof WarningsToConfirm) && !(fault instanceof Unprocessable)
  );
}
