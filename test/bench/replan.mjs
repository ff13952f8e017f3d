import { pathToFileURL } from 'node:url';
import { inRoot } from '../../scripts/lib/paths.mjs';

const built = (file) => import(pathToFileURL(inRoot('dist', 'src', file)).href);
const OPEN_DEADLINES = 100_000;
/** The process of an office has planned for hours. */
const WARM = 200;
const PLANS_PER_ROUND = 100;
/** Those with the fewest dates hold what only makes the table large. */
const CROWDED_CASES = 10;
const SWEPT_EVERY = 10;
const WANTED_P95_MS = 20;

/**
 * Re-plans one case of the synthetic office while 100,000 open deadlines of others stand in the table, each with a reminder
 * that waits. `any`: the cases in turn, one date of each has moved; `middle`: always the one in the middle by its open dates;
 * `most`: always the one with the most; `same`: that one, when nothing has moved, as in the hourly check. In the process, on one connection: what it adds to the request that
 * moves a date.
 */
export async function replan({ office, rounds, print, note }) {
  const { openOffice, optionsFromEnvironment } = await built('open-office.js');
  const { UnitOfWork } = await built('platform/unit-of-work.js');
  const { Replan } = await built('reminders/replan.service.js');
  const { rows: cases } = await office.admin.query(
    `SELECT d.case_id AS id, (array_agg(d.id))[1] AS deadline FROM app.deadlines d JOIN app.cases c ON c.id = d.case_id AND c.status <> 'closed'
      WHERE d.status = 'open' GROUP BY 1 ORDER BY count(*) DESC, 1`,
  );
  const measured = cases.slice(0, -CROWDED_CASES);
  const [most] = measured;
  const middle = measured[Math.floor(measured.length / 2)];
  note(`replan: ${OPEN_DEADLINES} deadlines`);
  await crowd(
    office.admin,
    cases.slice(-CROWDED_CASES).map(({ id }) => id),
    most.deadline,
  );
  const app = await openOffice(optionsFromEnvironment({ ...office.env, LOG_LEVEL: 'fatal' }));
  try {
    const unit = app.get(UnitOfWork, { strict: false });
    const plan = app.get(Replan, { strict: false });
    const once = async (target, moved) => {
      if (moved) await move(office.admin, target.deadline);
      const begun = performance.now();
      const result = await unit.asWorker('bench', () => plan.case(target.id));
      const took = performance.now() - begun;
      if (moved) await forget(office.admin, target);
      return { took, rows: result.inserted + result.cancelled };
    };
    const targets = {
      any: (at) => once(measured[at % measured.length], true),
      middle: () => once(middle, true),
      most: () => once(most, true),
      same: () => once(most, false),
    };
    for (let at = 0; at < WARM; at += 1) await targets[at % 2 ? 'any' : 'most'](at);
    // What the bench itself threw away, which an office never does, is not to be waded through. After it the database looks anew for
    // a way to read, which it does in an office once in hundreds of plans: that one is not counted.
    const sweep = async (replanOne) => {
      await office.admin.query('VACUUM app.reminders');
      await replanOne(0);
    };
    const all = { any: [], middle: [], most: [], same: [] };
    for (let round = 1; round <= rounds; round += 1) {
      for (const [how, replanOne] of Object.entries(targets)) {
        const runs = [];
        for (let at = 0; at < PLANS_PER_ROUND; at += 1) {
          if (at % SWEPT_EVERY === 0) await sweep(replanOne);
          runs.push(await replanOne((round - 1) * PLANS_PER_ROUND + at));
        }
        all[how].push(...runs);
        print({ bench: 'replan', round, target: how, ...figures(runs) });
      }
    }
    const summary = Object.fromEntries(Object.entries(all).map(([how, runs]) => [how, figures(runs)]));
    print({
      bench: 'replan',
      summary: true,
      rounds,
      openDeadlines: OPEN_DEADLINES,
      cases: measured.length,
      ...summary,
      wanted: { p95: WANTED_P95_MS },
      met: Object.fromEntries(Object.entries(summary).map(([how, { p95 }]) => [how, p95 <= WANTED_P95_MS])),
    });
  } finally {
    await app.close();
  }
}

const move = (admin, deadlineId) =>
  admin.query('UPDATE app.deadlines SET version = version + 1 WHERE id = $1', [deadlineId]);

/** Else the case would have more rows with each move than any case ever has. */
const forget = (admin, { id, deadline }) =>
  admin.query(
    `DELETE FROM app.reminders r WHERE case_id = $1 AND state = 'cancelled' AND deadline_id = $2
        AND NOT EXISTS (SELECT 1 FROM app.attempts a WHERE a.reminder_id = r.id) AND NOT EXISTS (SELECT 1 FROM app.inbox_items i WHERE i.reminder_id = r.id)
        AND NOT EXISTS (SELECT 1 FROM app.incidents i WHERE i.reminder_id = r.id)`,
    [id, deadline],
  );

async function crowd(admin, caseIds, template) {
  await admin.query(
    `INSERT INTO app.deadlines
     SELECT copy.*
       FROM app.deadlines d, generate_series(1, $3::int) n,
            jsonb_populate_record(NULL::app.deadlines, to_jsonb(d) || jsonb_build_object('id', gen_random_uuid(), 'replaces_id', NULL, 'hearing_id', NULL, 'decision_id', NULL, 'filing_id', NULL,
               'custody_stay_id', NULL, 'event_id', NULL, 'closed_by_event_id', NULL, 'told_by', 'notice', 'entered_by', (SELECT id FROM app.staff ORDER BY id LIMIT 1),
               'case_id', ($2::uuid[])[1 + n % cardinality($2::uuid[])])) copy
      WHERE d.id = $1`,
    [template, caseIds, OPEN_DEADLINES],
  );
  await admin.query(
    `INSERT INTO app.reminders (case_id, deadline_id, subject_version, subject_at, time_zone, kind, ladder, step, audience_rank, recipient_id,
            channel, must_acknowledge, due_at, next_at)
     SELECT d.case_id, d.id, d.version, d.nominal_ends_at, d.time_zone, 'reminder', d.ladder, 'T-30d', 'lead', s.id, 'mail', false,
            app.now() + interval '40 days', app.now() + interval '40 days'
       FROM app.deadlines d, (SELECT id FROM app.staff ORDER BY id LIMIT 1) s
      WHERE d.status = 'open' AND d.case_id = ANY ($1::uuid[])
     ON CONFLICT DO NOTHING`,
    [caseIds],
  );
  await admin.query('VACUUM ANALYZE app.deadlines, app.reminders');
}

function figures(runs) {
  const times = runs.map(({ took }) => took).toSorted((a, b) => a - b);
  const at = (share) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 100) / 100;
  const rows = runs.reduce((sum, run) => sum + run.rows, 0) / runs.length;
  return {
    plans: runs.length,
    rowsChanged: Math.round(rows * 10) / 10,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}
