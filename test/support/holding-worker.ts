import pg from 'pg';
import type { Office } from './office.js';
import type { StallingSmtp, Stall } from './stalling-smtp.js';
import { until } from './until.js';

/** Where a worker is held between two steps, so that it can be killed there. */
export interface Scene {
  readonly office: Office;
  readonly smtp: StallingSmtp;
}

export interface Held {
  /** Resolves, once the worker is there, with what lets go. */
  readonly reached: Promise<() => Promise<void>>;
}

/** Resolves when everything is ready for the worker to run into. */
export type Hold = (scene: Scene) => Promise<Held>;

const WAIT = { within: 60_000 };

/** The mail server falls silent. */
export const silentAt =
  (stall: Stall): Hold =>
  ({ smtp }) => {
    const before = smtp.reached;
    smtp.stallAt = stall;
    if (stall === 'greeting') smtp.hangUp();
    const reached = until(() => smtp.reached > before, { ...WAIT, what: `the worker reaching "${stall}"` });
    const letGo = () => {
      smtp.stallAt = null;
      smtp.withheld.length = 0;
      return Promise.resolve();
    };
    return Promise.resolve({ reached: reached.then(() => letGo) });
  };

/** A table that the worker's next statement needs is locked, before it is asked to do anything. */
export const lockedAt =
  (table: string, mode: string): Hold =>
  async ({ office }) => {
    const holder = new pg.Client({ connectionString: office.database.url() });
    await holder.connect();
    await holder.query(`BEGIN; LOCK TABLE ${table} IN ${mode} MODE`);
    const waits = () =>
      office.sql(
        `SELECT 1 AS one FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE NOT l.granted AND a.usename = 'app_worker' AND a.datname = current_database() AND l.relation = $1::regclass`,
        [table],
      );
    const letGo = () => holder.end();
    const waited = until(async () => (await waits()).length > 0, {
      ...WAIT,
      what: `the worker waiting for ${table}`,
    });
    const reached = waited.then(
      () => letGo,
      async (fault: unknown) => {
        await letGo();
        throw fault;
      },
    );
    return { reached };
  };

/** The message was taken and the worker knows it, but cannot write so: the table is locked. */
export const afterTheAnswer =
  (table: string): Hold =>
  async (scene) => {
    const silent = await silentAt('stored')(scene);
    const reached = silent.reached.then(async (forget) => {
      // The lock is there first, the answer is given then.
      const locked = await lockedAt(table, 'EXCLUSIVE')(scene);
      scene.smtp.answerAll();
      const release = await locked.reached;
      return async () => {
        await forget();
        await release();
      };
    });
    return { reached };
  };
