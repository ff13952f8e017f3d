const SETTLED = new Set(['sent', 'delivered', 'escalated', 'acknowledged']);

const ROWS = `
  SELECT r.id, r.channel, r.state, r.step, r.kind, r.due_at, r.sent_at, r.hearing_id, coalesce(h.status = 'vacated', false) AS gone,
         coalesce(h.status = 'vacated' AND r.due_at > h.ended_at, false) AS vacated,
         coalesce(a.states, '{}') AS attempts, coalesce(a.tries, 0) AS tries, coalesce(a.crashes, 0) AS crashes,
         (SELECT count(*)::int FROM app.inbox_items i WHERE i.reminder_id = r.id) AS items,
         EXISTS (SELECT 1 FROM app.incidents i WHERE i.reminder_id = r.id AND i.kind = 'dead-reminder') AS incident,
         EXISTS (SELECT 1 FROM app.reminders n WHERE n.hearing_id = r.hearing_id AND n.kind = 'escalation'
                    AND n.step = rtrim(r.step, '>') || '>') AS passed_on
    FROM app.reminders r LEFT JOIN app.hearings h ON h.id = r.hearing_id
    LEFT JOIN (SELECT reminder_id, array_agg(state ORDER BY n) AS states, sum(tries)::int AS tries, sum(crashes)::int AS crashes
                 FROM app.attempts GROUP BY 1) a ON a.reminder_id = r.id
   WHERE r.due_at <= $1`;
const INCIDENTS = `SELECT kind, count(*)::int AS count FROM app.incidents GROUP BY 1`;

/** How many reminders that were due by `cutoff` still wait for something. */
export async function waiting(office, cutoff) {
  const [{ count }] = await office.surely(
    `SELECT count(*)::int AS count FROM app.reminders WHERE due_at <= $1 AND state IN ('scheduled', 'claimed')`,
    [cutoff],
  );
  return count;
}

/**
 * What became of every reminder that was due by `cutoff`: the rows say what the office believes, the journals
 * what the other side has. They must agree on every one. The plan may have been put right (`repaired`) only where a hearing was
 * taken off behind the office's back (`vacated`), both by case. Lateness is in seconds of the office's own time.
 */
export async function judge({ office, providers, cutoff, repaired, vacated }) {
  const rows = await office.surely(ROWS, [cutoff]);
  const incidents = Object.fromEntries(
    (await office.surely(INCIDENTS)).map(({ kind, count }) => [kind, count]),
  );
  const took = new Map();
  const taken = providers.flatMap(({ channel, journal }) =>
    journal.taken.map((one) => ({ ...one, channel })),
  );
  for (const one of taken) took.set(one.reminderId, [...(took.get(one.reminderId) ?? []), one]);
  const found = { lost: [], duplicated: [], early: [], unwanted: [], wrong: [] };
  const lateness = [];
  for (const row of rows) {
    const copies = took.get(row.id) ?? [];
    const name = `${row.id} ${row.channel} ${row.step} ${row.state} attempts ${row.attempts.join(',')}`;
    for (const [fault, is] of Object.entries(faultsOf(row, copies, office))) if (is) found[fault].push(name);
    const offered = providers.map(({ journal }) => journal.offered.get(row.id)).find(Boolean);
    if (offered) lateness.push((office.now(offered) - row.due_at.getTime()) / 1000);
  }
  // What went out before anything of it was due, or of something the office knows nothing about.
  const known = new Set(rows.map(({ id }) => id));
  for (const id of took.keys()) if (!known.has(id)) found.early.push(`${id} was not due at all`);
  const drifted = [...repaired].filter((caseId) => !vacated.has(caseId));
  if (drifted.length > 0 || (incidents['plan-drift'] && repaired.size === 0))
    found.wrong.push(`the plan drifted: ${drifted.join(', ')}`);
  lateness.sort((a, b) => a - b);
  const at = (share) =>
    Math.round((lateness[Math.min(lateness.length - 1, Math.floor(lateness.length * share))] ?? 0) * 10) / 10;
  const count = (condition) => rows.filter(condition).length;
  return {
    found,
    reminders: rows.length,
    states: countBy(rows, ({ state }) => state),
    messagesTaken: taken.length,
    inDoubt: count(({ tries, attempts }) => tries > attempts.length),
    survivedWorkers: rows.reduce((sum, { crashes }) => sum + crashes, 0),
    incidents,
    lateness: { p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1) },
  };
}

/**
 * A notification that nobody takes goes to nobody else: mail or texts have the step, and their own way to others. `gone`: its hearing
 * was vacated; `vacated`: before it was due, so that nobody should hear of it.
 */
function faultsOf(row, copies, office) {
  const told = SETTLED.has(row.state);
  const dead = row.state === 'dead';
  const due = row.due_at.getTime();
  const arrived = row.channel === 'inbox' ? row.items > 0 : copies.length > 0;
  const last = row.attempts.at(-1);
  return {
    lost: !row.gone && row.state !== 'cancelled' && !dead && !(told && arrived),
    duplicated: copies.length > 1 || row.items > 1,
    early:
      copies.some(({ at }) => office.now(at) < due) || (row.sent_at !== null && row.sent_at.getTime() < due),
    unwanted: row.vacated && arrived,
    wrong:
      (dead && !(row.incident && (row.passed_on || row.channel === 'push'))) ||
      (dead && arrived && last !== 'ambiguous') ||
      (told && last !== 'accepted') ||
      (row.state === 'cancelled' && !row.gone) ||
      (row.vacated && row.state !== 'cancelled') ||
      copies.some(({ channel }) => channel !== row.channel),
  };
}

function countBy(rows, keyOf) {
  const counts = {};
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1;
  return counts;
}
