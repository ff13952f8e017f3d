/** One statement, plain text, no policy. */
export async function bareAutosave({ floor, bare }) {
  await bare.query('CREATE SCHEMA IF NOT EXISTS bench');
  await bare.query(`CREATE TABLE IF NOT EXISTS bench.intakes
    (id uuid PRIMARY KEY, version int NOT NULL DEFAULT 1, answers jsonb NOT NULL DEFAULT '{}', saved_at timestamptz)`);
  floor.patch('/bare/intakes/:id', async (request) => {
    const { rows } = await bare.query({
      name: 'save',
      text: `INSERT INTO bench.intakes (id, answers, saved_at) VALUES ($1, $2, now())
             ON CONFLICT (id) DO UPDATE SET version = bench.intakes.version + 1, answers = bench.intakes.answers || $2, saved_at = now()
             RETURNING version, saved_at`,
      values: [request.params.id, JSON.stringify(request.body.answers)],
    });
    return rows[0];
  });
}

const READ = `SELECT id, version, status, caller_party_id, detained_party_id, caller_sealed, detained_sealed, legal_sealed, answers_sealed,
  reasons_sealed, urgency, enough_to_act, missing, consent_store, consent_share, last_patch_id FROM app.intakes WHERE id = $1`;

const CHANGE = `UPDATE app.intakes SET version = version + 1, saved_at = app.now(), legal_sealed = $3, reasons_sealed = $4, last_patch_id = $5,
         urgency = $6, enough_to_act = $7, missing = $8, consent_store = $9, consent_share = $10
   WHERE id = $1 AND version = $2 RETURNING version, saved_at`;
const NOTE = `INSERT INTO audit.entries (action, subject_kind, subject_id, fields, request_id) VALUES ('intake.saved', 'intake', $1, $2::text[], $3::uuid)`;
const CHANGE_AND_NOTE = `WITH saved AS (${CHANGE}),
  noted AS (INSERT INTO audit.entries (action, subject_kind, subject_id, fields, request_id)
    SELECT 'intake.saved', 'intake', $1, $11::text[], $12::uuid FROM saved)
  SELECT version, saved_at FROM saved`;

/** Session, row security, opening and sealing, version guard, chained audit. */
export async function securedAutosave({
  floor,
  bare,
  door,
  inContext,
  inTightContext,
  built,
  keys,
  refusal,
}) {
  const { encrypt, decrypt, Keyring } = await built('confidentiality/keyring.js');
  const { boundTo, pad, unpad } = await built('confidentiality/rules/sealed-format.js');
  const keyring = new Keyring(keys);
  const known = new Map();

  async function keyOf(subjectId, purpose) {
    const binding = `dek|${subjectId}|${purpose}|1`;
    const kept = known.get(binding);
    if (kept) return kept;
    const { rows } = await bare.query(
      'SELECT kek_id, wrapped FROM keys.subject_keys WHERE subject_id = $1 AND purpose = $2',
      [subjectId, purpose],
    );
    const key = keyring.unwrap(rows[0].wrapped, rows[0].kek_id, binding);
    known.set(binding, key);
    return key;
  }

  const place = (row, column) => {
    const subjects = {
      caller_sealed: [row.caller_party_id, 'contact'],
      detained_sealed: [row.detained_party_id, 'identity'],
      legal_sealed: [row.detained_party_id, 'legal'],
    };
    const [subjectId, purpose] = subjects[column] ?? [row.id, 'legal'];
    return { table: 'app.intakes', column, rowId: row.id, subjectId, purpose };
  };
  const open = async (row, column) => {
    if (!row[column]) return {};
    const where = place(row, column);
    const content = unpad(
      decrypt(await keyOf(where.subjectId, where.purpose), boundTo(where), row[column].subarray(4)),
    );
    return JSON.parse(Buffer.from(content).toString('utf8'));
  };
  const seal = async (row, column, value) => {
    const where = place(row, column);
    const sealed = encrypt(
      await keyOf(where.subjectId, where.purpose),
      boundTo(where),
      pad(Buffer.from(JSON.stringify(value))),
    );
    return Buffer.concat([Buffer.from([1, 1, 0, 1]), sealed]);
  };

  /** Checks the version, opens everything, seals what changed; gives the values of CHANGE. */
  async function changed(row, request) {
    const version = Number(/"(\d+)"/.exec(request.headers['if-match'] ?? '')?.[1]);
    if (!row) throw refusal(404);
    if (row.version !== version) throw refusal(412);
    const columns = ['caller_sealed', 'detained_sealed', 'legal_sealed', 'answers_sealed'];
    const [, , legal] = await Promise.all(columns.map((column) => open(row, column)));
    const [legalSealed, reasonsSealed] = await Promise.all([
      seal(row, 'legal_sealed', { ...legal, ...request.body.answers }),
      seal(row, 'reasons_sealed', await open(row, 'reasons_sealed')),
    ]);
    const kept = [row.urgency, row.enough_to_act, row.missing, row.consent_store, row.consent_share];
    return [row.id, version, legalSealed, reasonsSealed, request.body.patchId, ...kept];
  }

  floor.patch('/secured/intakes/:id', (request) =>
    inContext(door(request), async (client, requestId) => {
      const read = await client.query({ name: 'read', text: READ, values: [request.params.id] });
      const values = await changed(read.rows[0], request);
      const saved = await client.query({ name: 'change', text: CHANGE, values });
      if (saved.rowCount === 0) throw refusal(412);
      const noted = [values[0], Object.keys(request.body.answers), requestId];
      await client.query({ name: 'note', text: NOTE, values: noted });
      return saved.rows[0];
    }),
  );

  floor.patch('/tight/intakes/:id', (request) => {
    const read = { name: 'read', text: READ, values: [request.params.id] };
    return inTightContext(door(request), read, async (client, row, requestId) => {
      const values = [...(await changed(row, request)), Object.keys(request.body.answers), requestId];
      const [saved] = await Promise.all([
        client.query({ name: 'change-and-note', text: CHANGE_AND_NOTE, values }),
        client.query('COMMIT'),
      ]);
      if (saved.rowCount === 0) throw refusal(412);
      return saved.rows[0];
    });
  });
}
