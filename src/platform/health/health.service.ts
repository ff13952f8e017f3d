import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { JobEngine } from '../queue.js';
import { RT_SOURCE, WORKER_SOURCE } from '../unit-of-work.js';

interface Check {
  readonly name: string;
  readonly ok: boolean;
}

export interface HealthReport {
  readonly ok: boolean;
  readonly checks: readonly Check[];
}

type Probe = () => Promise<boolean>;

/** Whether the office can work. Folders to the right add what only they can know (mail, heartbeat). */
@Injectable()
export class HealthService {
  private readonly deepProbes = new Map<string, Probe>();

  constructor(
    @Inject(RT_SOURCE) private readonly rt: DataSource,
    @Inject(WORKER_SOURCE) private readonly worker: DataSource,
    private readonly jobs: JobEngine,
  ) {}

  /** Adds a probe to the deep report; it answers within its own time limit. */
  addDeepProbe(name: string, probe: Probe): void {
    this.deepProbes.set(name, probe);
  }

  /** Database and queue answer. */
  ready(): Promise<HealthReport> {
    return this.report({
      database: async () => (await this.rt.query('SELECT 1')) !== null,
      'worker-database': async () => (await this.worker.query('SELECT 1')) !== null,
      queue: async () => (await this.jobs.depth('reminders')) >= 0,
    });
  }

  /** Everything `ready` asks, and what folders to the right added. */
  async deep(): Promise<HealthReport> {
    const [ready, deep] = await Promise.all([this.ready(), this.report(Object.fromEntries(this.deepProbes))]);
    return { ok: ready.ok && deep.ok, checks: [...ready.checks, ...deep.checks] };
  }

  private async report(probes: Readonly<Record<string, Probe>>): Promise<HealthReport> {
    const checks = await Promise.all(
      Object.entries(probes).map(async ([name, probe]) => ({ name, ok: await probe().catch(() => false) })),
    );
    return { ok: checks.every((check) => check.ok), checks };
  }
}
