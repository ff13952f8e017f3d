// One statement that counts and lists what the board shows, without policies: what the page would cost if nothing were promised.
const BARE = `SELECT json_build_object(
  'overdue', (SELECT coalesce(json_agg(x), '[]') FROM (
     SELECT d.id, d.code, c.reference, d.nominal_ends_at, a.staff_id FROM app.deadlines d JOIN app.cases c ON c.id = d.case_id AND c.status <> 'closed'
       LEFT JOIN app.assignments a ON a.case_id = c.id AND a.role = 'lead' AND a.ended_at IS NULL
      WHERE d.status = 'open' AND d.owner <> 'INT' AND d.nominal_ends_at < now() ORDER BY d.nominal_ends_at LIMIT 100) x),
  'coming', (SELECT coalesce(json_agg(x), '[]') FROM (
     SELECT h.id, 'hearing' AS kind, h.local_on, h.starts_at FROM app.hearings h WHERE h.status = 'scheduled' AND h.starts_at BETWEEN now() AND now() + interval '7 days'
     UNION ALL SELECT d.id, d.code, d.nominal_on, d.nominal_ends_at FROM app.deadlines d WHERE d.status = 'open' AND d.nominal_ends_at BETWEEN now() AND now() + interval '7 days') x),
  'hearings', (SELECT coalesce(json_agg(x), '[]') FROM (
     SELECT h.id, c.reference, h.kind, h.starts_at, t.name, l.staff_id AS lead, b.staff_id AS backup FROM app.hearings h
       JOIN app.cases c ON c.id = h.case_id AND c.status <> 'closed' JOIN app.courts t ON t.id = h.court_id
       LEFT JOIN app.assignments l ON l.case_id = c.id AND l.role = 'lead' AND l.ended_at IS NULL
       LEFT JOIN app.assignments b ON b.case_id = c.id AND b.role = 'backup' AND b.ended_at IS NULL
      WHERE h.status = 'scheduled' AND h.starts_at BETWEEN now() AND now() + interval '14 days' ORDER BY h.starts_at) x),
  'waiting', (SELECT coalesce(json_agg(x), '[]') FROM (
     SELECT extract(day FROM now() - matching_since) AS days, count(*) FROM app.cases WHERE status = 'matching' GROUP BY 1) x),
  'longest', (SELECT coalesce(json_agg(x), '[]') FROM (
     SELECT id, reference, matching_since FROM app.cases WHERE status = 'matching' ORDER BY matching_since LIMIT 50) x),
  'median', (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY hours) FROM (
     SELECT extract(epoch FROM min(a.started_at) - c.opened_at) / 3600 AS hours FROM app.cases c JOIN app.assignments a ON a.case_id = c.id AND a.role = 'lead'
      WHERE c.opened_at > now() - interval '90 days' GROUP BY c.id, c.opened_at) m),
  'delivery', (SELECT coalesce(json_agg(x), '[]') FROM (
     SELECT channel, count(*) AS sent, count(*) FILTER (WHERE state = 'acknowledged') AS acknowledged, max(sent_at) AS last
       FROM app.reminders WHERE sent_at > now() - interval '24 hours' GROUP BY channel) x),
  'waiting_mail', (SELECT coalesce(json_agg(x), '[]') FROM (
     SELECT channel, count(*), min(next_at) AS oldest FROM app.reminders
      WHERE state IN ('scheduled', 'claimed') AND next_at <= now() GROUP BY channel) x)
) AS board`;

export async function bareDashboard({ floor, bare }) {
  floor.get('/bare/dashboard', async () => {
    const { rows } = await bare.query({ name: 'board', text: BARE });
    return rows[0].board;
  });
}

/** The product's own statements under its own policies, one after the other, and the names of the people opened. */
export async function securedDashboard({ floor, bare, door, inContext, built, keys }) {
  const dates = await built('dashboard/dates.queries.js');
  const office = await built('dashboard/office.queries.js');
  const { sevenDays } = await built('dashboard/rules/heat-table.js');
  const { SystemClock } = await built('platform/clock.js');
  const { decrypt, Keyring } = await built('confidentiality/keyring.js');
  const { boundTo, unpad } = await built('confidentiality/rules/sealed-format.js');
  const keyring = new Keyring(keys);
  const clock = new SystemClock();
  const known = new Map();

  async function nameOf(row) {
    if (!row.name_sealed) return '';
    const binding = `dek|${row.id}|staff|1`;
    if (!known.has(binding)) {
      const { rows } = await bare.query(
        `SELECT kek_id, wrapped FROM keys.subject_keys WHERE subject_id = $1 AND purpose = 'staff'`,
        [row.id],
      );
      known.set(binding, keyring.unwrap(rows[0].wrapped, rows[0].kek_id, binding));
    }
    const where = {
      table: 'app.staff',
      column: 'name_sealed',
      rowId: row.id,
      subjectId: row.id,
      purpose: 'staff',
    };
    return Buffer.from(
      unpad(decrypt(known.get(binding), boundTo(where), row.name_sealed.subarray(4))),
    ).toString('utf8');
  }

  floor.get('/secured/dashboard', (request) =>
    inContext(door(request), async (client) => {
      const tx = { query: async (text, params) => (await client.query(text, params)).rows };
      const now = clock.now().toString();
      const days = sevenDays(clock.today('America/New_York'));
      const [first, last] = [days[0].on, days.at(-1).on];
      const board = {
        late: await dates.lateDates(tx, now, 100),
        coming: await dates.comingDates(tx, first, last),
        holidays: await dates.holidaysBetween(tx, first, last),
        hearings: await dates.hearingsAndTeams(tx, now, 14),
        ages: await office.waitingByDays(tx, now),
        longest: await office.longestWaiting(tx, now, 50),
        median: await office.medianHoursToMatch(tx, now),
        channels: await office.deliveryByChannel(tx, now),
        heartbeat: await office.signOfLife(tx, now, 'canary', 600),
      };
      const ids = new Set(
        [...board.late, ...board.hearings].flatMap(({ leadId, backupId }) => [leadId, backupId]),
      );
      const people = await tx.query('SELECT id, name_sealed FROM app.staff WHERE id = ANY ($1::uuid[])', [
        [...ids].filter(Boolean),
      ]);
      const names = await Promise.all(people.map(async (row) => [row.id, await nameOf(row)]));
      return { ...board, names: Object.fromEntries(names) };
    }),
  );
}
