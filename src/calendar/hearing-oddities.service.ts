import { Injectable } from '@nestjs/common';
import { firstHeldOn } from '../custody/custody-stays.queries.js';
import { CalendarFacts } from '../places/calendar-facts.service.js';
import type { Court } from '../places/court-directory.service.js';
import { Clock } from '../platform/clock.js';
import { Unprocessable } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { ImpossibleDate, WarningsToConfirm } from './calendar.errors.js';
import { bookedElsewhere } from './double-bookings.queries.js';
import { elsewhere, faultOfLink, isBeforeDetention, unconfirmed } from './rules/date-warnings.js';
import { CONTROL_DATE_ENDS, type HearingCertainty } from './rules/hearing-certainty.js';
import { hearingTime, type HearingWarning } from './rules/hearing-time.js';
import type { Modality } from './rules/hearing-words.js';

interface WishedTime {
  /** Of the hearing itself, which does not stand in its own way. */
  readonly id: string;
  readonly certainty: HearingCertainty;
  readonly on: string | null;
  readonly at: string | null;
  readonly modality: Modality;
  readonly link: string | null;
}

/** Looks at a hearing before it is put down: what cannot be is refused, what is odd wants a person's word. */
@Injectable()
export class HearingOddities {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly officeDays: CalendarFacts,
    private readonly clock: Clock,
  ) {}

  /**
   * The instant of a wished hearing at the court's wall time, as ISO text, and what is odd about it; a control date counts
   * until the end of its day and takes nobody's time, and one to be set has no instant. Odd is: a past or closed day, an
   * hour that comes twice, a day before the person was held, and people of the case who are at another hearing within the
   * hour, or within four hours when both are in person at different courts. Throws ImpossibleDate; Unprocessable for an
   * address that is not https; WarningsToConfirm while one of the warnings is not among `confirmed`.
   */
  async look(
    caseId: string,
    court: Court,
    wished: WishedTime,
    confirmed: readonly HearingWarning[],
  ): Promise<{ startsAt: string | null; warnings: readonly HearingWarning[] }> {
    const fault = faultOfLink(wished.modality, wished.link);
    if (fault) throw new Unprocessable([{ field: 'link', code: fault }]);
    const { certainty, on, modality } = wished;
    if (certainty === 'to_be_set' || on === null) return { startsAt: null, warnings: [] };
    const at = wished.at ?? CONTROL_DATE_ENDS;
    const facts = await this.officeDays.forCourt(court.id);
    const time = hearingTime({ on, at, timeZone: court.timeZone }, this.clock.now(), facts);
    if (!time.ok) throw ImpossibleDate.because(time.reasons);
    const startsAt = time.startsAt.toString();
    const { tx } = this.unit;
    const held = await firstHeldOn(tx, caseId);
    const roles =
      certainty === 'exact'
        ? await bookedElsewhere(tx, { caseId, courtId: court.id, startsAt, modality, except: wished.id })
        : [];
    const warnings: HearingWarning[] = [
      ...time.warnings,
      ...(isBeforeDetention(on, held) ? (['before-detention'] as const) : []),
      ...elsewhere(roles),
    ];
    const open = unconfirmed(warnings, confirmed);
    if (open.length > 0) throw new WarningsToConfirm(warnings);
    return { startsAt, warnings };
  }
}
