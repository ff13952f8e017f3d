import { pathToFileURL } from 'node:url';
import { inRoot } from '../../scripts/lib/paths.mjs';

const built = (file) => import(pathToFileURL(inRoot('dist', 'src', file)).href);
const OPEN_DEADLINES = 100_000;
const WARM = 50;
const PLANS_PER_ROUND = 100;
const WANTED_P95_MS = 20;

/**
 * Re-plans one case of the synthetic office while 100,000 open deadlines of others stand in the table, each with a reminder
 * that waits. `changed`: one of its dates has moved; `same`: nothing has, as in the hourly check. In the process, on one
 * connection: what it adds to the request that moves a date.
 */
export async function replan({ office, rounds, print, note }) {
  const { openOffice, optionsFromEnvironment } = await built('open-office.js');
  const { UnitOfWork } = await built('platform/unit-of-work.js');
  const { Replan } = await built('reminders/replan.service.js');
  const { rows: cases } = await office.admin.query(
    `SELECT d.case_id AS id, (array_agg(d.id))[1] AS deadline FROM app.deadlines d JOIN app.cases c ON c.id = d.case_id AND c.status <> 'closed'
      WHERE d.status = 'open' GROUP BY 1 ORDER BY count(*) DESC, 1`,
  );
  const [target, ...others] = cases;
  note(`replan: ${OPEN_DEADLINES} deadlines`);
  await crowd(
    office.admin,
    others.map(({ id }) => id),
    target.deadline,
  );
  const app = await openOffice(optionsFromEnvironment({ ...office.env, LOG_LEVEL: 'fatal' }));
  try {
    const unit = app.get(UnitOfWork, { strict: false });
    const plan = app.get(Replan, { strict: false });
    const once = async (moved) => {
      if (moved)
        await office.admin.query('UPDATE app.deadlines SET version = version + 1 WHERE id = $1', [
          target.deadline,
        ]);
      const begun = performance.now();
      const result = await unit.asWorker('bench', () => plan.case(target.id));
      const took = performance.now() - begun;
      if (moved)
        await office.admin.query(
          `DELETE FROM app.reminders r WHERE case_id = $1 AND state = 'cancelled' AND deadline_id = $2
         AND NOT EXISTS (SELECT 1 FROM app.attempts a WHERE a.reminder_id = r.id) AND NOT EXISTS (SELECT 1 FROM app.inbox_items i WHERE i.reminder_id = r.id)
         AND NOT EXISTS (SELECT 1 FROM app.incidents i WHERE i.reminder_id = r.id)`,
          [target.id, target.deadline],
        );
      return { took, rows: result.inserted + result.cancelled };
    };
    for (let at = 0; at < WARM; at += 1) await once(at % 2 === 0);
    const all = { changed: [], same: [] };
    for (let round = 1; round <= rounds; round += 1) {
      // What the bench itself threw away, which an office never does, is not to be waded through.
      await office.admin.query('VACUUM app.reminders');
      for (const [how, moved] of [
        ['changed', true],
        ['same', false],
      ]) {
        const runs = [];
        for (let at = 0; at < PLANS_PER_ROUND; at += 1) runs.push(await once(moved));
        all[how].push(...runs);
        print({ bench: 'replan', round, target: how, ...figures(runs) });
      }
    }
    const summary = { changed: figures(all.changed), same: figures(all.same) };
    const met = summary.changed.p95 <= WANTED_P95_MS;
    print({
      bench: 'replan',
      summary: true,
      rounds,
      openDeadlines: OPEN_DEADLINES,
      ...summary,
      wanted: { p95: WANTED_P95_MS },
      met,
    });
  } finally {
    await app.close();
  }
}

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
