import { Injectable } from '@nestjs/common';
import { isoOf } from '../platform/clock.js';
import { HealthService } from '../platform/health/health.service.js';
import { JobEngine } from '../platform/queue.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { untendedDead } from './dead-letters.queries.js';
import { DeadLetters } from './dead-letters.service.js';
import { openIncidentCount } from './incidents.queries.js';
import { Incidents } from './incidents.service.js';
import type { EngineDto, QueueHealthDto, SignOfLifeDto } from './queue-health.dto.js';
import { dueNow, signsOfLife, type Sign } from './queue-health.queries.js';
import { isFresh, troublesOf, WORKER_SIGN } from './rules/queue-trouble.js';

/** A queue that does not answer by then is away; a lost connection can keep a caller waiting for ever. */
const PATIENCE_MS = 2000;
const SINGLE_SIGNS = ['sweep', 'canary', 'dead-man'] as const;

/** One look at the whole machine, for whoever keeps it running. */
@Injectable()
export class QueueHealth {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly jobs: JobEngine,
    private readonly health: HealthService,
    private readonly deadLetters: DeadLetters,
    private readonly incidents: Incidents,
  ) {}

  /** What waits, who works, what died, what is open, and everything that is wrong with it, the worst first. */
  async look(): Promise<QueueHealthDto> {
    const { tx } = this.unit;
    const [engine, { checks }, due, signs, deadCount, openIncidents] = await Promise.all([
      this.engine(),
      this.health.deep(),
      dueNow(tx),
      signsOfLife(tx),
      untendedDead(tx),
      openIncidentCount(tx),
    ]);
    const ageOf = (name: string) => signs.find((sign) => sign.name === name)?.age ?? null;
    const troubles = troublesOf({
      engineAnswers: engine.answers,
      workerAges: signs.filter(isWorker).flatMap(({ age }) => age ?? []),
      sweptAgo: ageOf('sweep'),
      canaryAgo: ageOf('canary'),
      watchedAgo: ageOf('dead-man'),
      longestDue: due.longest_due,
      dead: deadCount,
      checksFailed: checks.filter(({ ok }) => !ok).length,
    });
    return {
      asOf: due.now.toISOString(),
      troubles,
      engine,
      due: { count: due.due, claimed: due.claimed, oldestAt: isoOf(due.oldest_at) },
      signs: toSigns(signs),
      checks: checks.map(({ name, ok }) => ({ name, ok })),
      deadCount,
      dead: await this.deadLetters.list(),
      openIncidents,
      incidents: await this.incidents.list(),
    };
  }

  private async engine(): Promise<EngineDto> {
    const { backend } = this.jobs;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), PATIENCE_MS);
    });
    const counted = await Promise.race([this.jobs.counts('reminders').catch(() => null), late]);
    clearTimeout(timer);
    const { waiting, active } = counted ?? { waiting: null, active: null };
    return { backend, answers: counted !== null, waiting, active };
  }
}

function isWorker({ name }: Sign): boolean {
  return name.startsWith(WORKER_SIGN);
}

/** The three there must be, seen or not, and the workers of the last day. */
function toSigns(signs: readonly Sign[]): SignOfLifeDto[] {
  const single = SINGLE_SIGNS.map((kind) => {
    const found = signs.find(({ name }) => name === kind);
    return { kind, name: null, at: isoOf(found?.at ?? null), alive: isFresh(kind, found?.age ?? null) };
  });
  const workers = signs.filter(isWorker).map(({ name, at, age }) => ({
    kind: 'worker' as const,
    name: name.slice(WORKER_SIGN.length),
    at: isoOf(at),
    alive: isFresh('worker', age),
  }));
  return [...workers, ...single];
}
