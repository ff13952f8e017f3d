import { Injectable } from '@nestjs/common';
import { OfferedWays } from '../messages/offered-ways.service.js';
import { instantOf } from '../platform/clock.js';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { addReminders, caseRecipients, openIncident } from './aftermath.queries.js';
import { alarmLonelyCases, unseenDates, type UnseenDateRow } from './pages.queries.js';
import { recipientsOf, subjectOf, toNewReminder } from './plan-facts.js';
import { PAGED_LADDERS, PAGE_AFTER_MINUTES, PAGE_EVERY_MINUTES, pageDue } from './rules/pages.js';
import { URGENT_HOURS } from './rules/tell-time.js';
import { ask, lead } from './sweep.queries.js';

const BATCH = 200;
const LONELY_EVERY_SECONDS = 60;

/** What must not wait: a date hours away that nobody has confirmed, and a date on which nobody stands second. */
@Injectable()
export class Pages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly offered: OfferedWays,
    private readonly log: OfficeLog,
  ) {}

  /** Pages everybody about every unconfirmed date of the next hours and of the past, once a quarter, with an incident. Gives how many dates. */
  async page(): Promise<number> {
    return this.unit.asWorker('reconciler', async (tx) => {
      if (!(await lead(tx, 'pages'))) return 0;
      const dates = await unseenDates(tx, {
        ladders: PAGED_LADDERS,
        hoursAhead: URGENT_HOURS,
        waitMinutes: PAGE_AFTER_MINUTES,
        everyMinutes: PAGE_EVERY_MINUTES,
        limit: BATCH,
      });
      let paged = 0;
      for (const date of dates) if (await this.pageOne(tx, date)) paged += 1;
      return paged;
    });
  }

  /** Every minute: a case with a date of law needs two people; where one is missing, the coordinators hear of it, once. */
  async alarmLonely(): Promise<number> {
    return this.unit.asWorker('reconciler', async (tx) => {
      if (!(await lead(tx, 'second person'))) return 0;
      if ((await ask(tx, 'second-person', LONELY_EVERY_SECONDS)) === null) return 0;
      const cases = await alarmLonelyCases(tx, PAGED_LADDERS);
      for (const caseId of cases) this.log.warning('second person missing', { caseId });
      return cases.length;
    });
  }

  private async pageOne(tx: Tx, row: UnseenDateRow): Promise<boolean> {
    const recipients = recipientsOf(await caseRecipients(tx, row.case_id), this.offered.now);
    const at = instantOf(row.subject_at);
    const pages = pageDue(
      { subject: subjectOf(row), ladder: row.ladder, at },
      recipients,
      instantOf(row.now),
    );
    const added = await addReminders(
      tx,
      row.case_id,
      pages.map((page) => toNewReminder(page, { at, timeZone: row.time_zone })),
    );
    const incident = { reminderId: row.reminder_id, caseId: row.case_id, fault: null };
    await openIncident(tx, { kind: 'unacknowledged', ...incident });
    if (added.length > 0)
      this.log.warning('nobody has confirmed, paged', { caseId: row.case_id, pages: added.length });
    return added.length > 0;
  }
}
