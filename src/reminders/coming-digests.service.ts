import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { Clock, instantOf } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import type { ComingDigestDto, ComingDigestsDto, ComingDigestsQuery } from './coming.dto.js';
import { putAsideSteps, type PutAsideRow } from './coming.queries.js';
import { digestClocks } from './digests.queries.js';
import { quietOf } from './plan-facts.js';
import { digestOf } from './rules/digest-time.js';

const DAYS_AHEAD = 30;
/** No office puts as many steps aside in a month; what is beyond is further away than what is shown. */
const MOST_STEPS = 1000;

/** Which mails of the day will come, to whom and with which steps, as the plan stands: their words are made when they go out. */
@Injectable()
export class ComingDigests {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly staff: StaffDirectory,
    private readonly clock: Clock,
  ) {}

  /** Those of the next 30 days with steps of the cases the actor sees, or of one of them, the soonest first. */
  async list({ caseId }: ComingDigestsQuery): Promise<ComingDigestsDto> {
    const { tx } = this.unit;
    const now = this.clock.now();
    const until = now.add({ hours: 24 * DAYS_AHEAD }).toString();
    const steps = await putAsideSteps(tx, { until, caseId: caseId ?? null, limit: MOST_STEPS });
    const people = [...new Set(steps.map(({ recipientId }) => recipientId))];
    const [clocks, cards] = [await digestClocks(tx, people), await this.staff.names(people)];
    const mails = new Map<string, ComingDigestDto>();
    for (const step of steps) {
      const clock = clocks.get(step.recipientId);
      if (!clock) continue;
      const [dueAt, known] = [instantOf(step.dueAt), instantOf(step.plannedAt)];
      const at = digestOf(quietOf(clock), { dueAt, known, now }).toString();
      const key = `${at} ${step.recipientId}`;
      const mail: ComingDigestDto = mails.get(key) ?? {
        recipient: { id: step.recipientId, kind: 'staff', name: cards.get(step.recipientId)?.name ?? '' },
        at,
        recipientZone: clock.zone,
        steps: [],
      };
      mail.steps.push(toStep(step));
      mails.set(key, mail);
    }
    return { items: [...mails.values()].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)) };
  }
}

function toStep({ id, caseId, caseReference, step, dueAt }: PutAsideRow): ComingDigestDto['steps'][number] {
  return { id, caseId, caseReference, step, dueAt: dueAt.toISOString() };
}
