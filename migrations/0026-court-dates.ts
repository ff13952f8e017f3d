import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BOND_CONDITIONS, DHS_STANCES } from '../src/calendar/rules/bond-result.js';
import { INVITE_METHODS, INVITE_STATES } from '../src/feeds/invite.entity.js';
import { loadDeadlineRules } from '../src/calendar/rule-rows.queries.js';

/** Hearings on a control date and hearings to be set; what a judge orders beside the money, and where DHS stood. */
const listOf = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

export class CourtDates1764000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CERTAINTY);
    await runner.query(DECISIONS);
    await runner.query(PRACTICE);
    await runner.query(INVITES);
    await runner.query(PLAN_INVITES);
    await runner.query(doubleBooked("AND h.certainty = 'exact'"));
    await loadDeadlineRules((sql, parameters) => runner.query(sql, [...parameters]));
  }

  /** Refuses while there is a hearing without an hour: it would have to be made up. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY attorney_profiles_own ON app.attorney_profiles;
      DROP POLICY attorney_profiles_own_edit ON app.attorney_profiles;
      DROP POLICY attorney_profiles_team ON app.attorney_profiles;
      DROP FUNCTION app.plan_invites(uuid);
      DROP TABLE app.invites;
      ALTER TABLE app.staff_reach DROP COLUMN invites`);
    await runner.query(`
      DELETE FROM app.deadline_rules r WHERE r.code = 'ASK_COURT'
         AND NOT EXISTS (SELECT 1 FROM app.deadlines d WHERE d.code = r.code)`);
    await runner.query(doubleBooked(''));
    await runner.query('ALTER TABLE app.bond_decisions DROP COLUMN condition_kinds, DROP COLUMN dhs_stance');
    await runner.query(`
      ALTER TABLE app.hearings DROP CONSTRAINT ck_hearings_certainty_date, DROP COLUMN certainty,
        ALTER COLUMN local_on SET NOT NULL, ALTER COLUMN local_at SET NOT NULL, ALTER COLUMN starts_at SET NOT NULL`);
  }
}

const CERTAINTY = `
  ALTER TABLE app.hearings
    ADD COLUMN certainty text NOT NULL DEFAULT 'exact' CONSTRAINT ck_hearings_certainty CHECK (certainty IN ('exact', 'control', 'to_be_set')),
    ALTER COLUMN local_on DROP NOT NULL, ALTER COLUMN local_at DROP NOT NULL, ALTER COLUMN starts_at DROP NOT NULL,
    ADD CONSTRAINT ck_hearings_certainty_date CHECK (CASE certainty
      WHEN 'exact' THEN num_nonnulls(local_on, local_at, starts_at) = 3
      WHEN 'control' THEN num_nonnulls(local_on, starts_at) = 2 AND local_at IS NULL
      ELSE num_nonnulls(local_on, local_at, starts_at) = 0 END);
  COMMENT ON COLUMN app.hearings.certainty IS 'exact; control: a day that holds a place, the court has to be called, starts_at is when the day is over; to_be_set: no date yet.';
  GRANT SELECT (certainty) ON app.hearings TO app_worker;
`;

const DECISIONS = `
  ALTER TABLE app.bond_decisions
    ADD COLUMN condition_kinds text[] NOT NULL DEFAULT '{}' CONSTRAINT ck_bond_decisions_conditions CHECK (condition_kinds <@ ARRAY[${listOf(BOND_CONDITIONS)}]),
    ADD COLUMN dhs_stance text CONSTRAINT ck_bond_decisions_dhs_stance CHECK (dhs_stance IN (${listOf(DHS_STANCES)}));
`;

// An attorney says for themselves in which courts they appear; those on the same case may know it.
const PRACTICE = `
  CREATE POLICY attorney_profiles_own ON app.attorney_profiles FOR INSERT TO app_rt WITH CHECK (staff_id = (SELECT app.uid()));
  CREATE POLICY attorney_profiles_own_edit ON app.attorney_profiles FOR UPDATE TO app_rt USING (staff_id = (SELECT app.uid()));
  CREATE POLICY attorney_profiles_team ON app.attorney_profiles FOR SELECT TO app_rt
    USING (staff_id IN (SELECT a.staff_id FROM app.assignments a WHERE a.ended_at IS NULL AND a.case_id IN (SELECT app.my_case_ids())));
`;

const INVITES = `
  ALTER TABLE app.staff_reach ADD COLUMN invites boolean NOT NULL DEFAULT true;
  CREATE TABLE app.invites (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL,
    recipient_id uuid NOT NULL,
    uid uuid NOT NULL,
    sequence int NOT NULL,
    method text NOT NULL,
    on_day date,
    starts_at timestamptz,
    time_zone text NOT NULL,
    state text NOT NULL DEFAULT 'waiting',
    attempt_no int NOT NULL DEFAULT 1,
    next_at timestamptz NOT NULL DEFAULT app.now(),
    claim_token uuid,
    claimed_until timestamptz,
    started_at timestamptz,
    done_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT pk_invites PRIMARY KEY (id),
    CONSTRAINT fk_invites_case FOREIGN KEY (case_id) REFERENCES app.cases (id),
    CONSTRAINT fk_invites_recipient FOREIGN KEY (recipient_id) REFERENCES app.staff (id),
    CONSTRAINT uq_invites_sequence UNIQUE (recipient_id, uid, sequence),
    CONSTRAINT ck_invites_method CHECK (method IN (${listOf(INVITE_METHODS)})),
    CONSTRAINT ck_invites_state CHECK (state IN (${listOf(INVITE_STATES)})),
    CONSTRAINT ck_invites_when CHECK ((on_day IS NULL) <> (starts_at IS NULL)),
    CONSTRAINT ck_invites_claim CHECK ((state = 'sending') = (claimed_until IS NOT NULL)),
    CONSTRAINT ck_invites_done CHECK ((state IN ('waiting', 'sending')) = (done_at IS NULL))
  );
  COMMENT ON TABLE app.invites IS 'Mails that keep hearings in people''s own calendars. The row is the outbox, written with the change it tells of.';
  COMMENT ON COLUMN app.invites.uid IS 'Names the line of continuances, as in the feeds; no key, for the line outlives each hearing.';
  CREATE INDEX ix_invites_case ON app.invites (case_id);
  CREATE INDEX ix_invites_due ON app.invites (next_at) WHERE state IN ('waiting', 'sending');
  ALTER TABLE app.invites ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.invites FORCE ROW LEVEL SECURITY;
  CREATE POLICY invites_owner ON app.invites TO app_owner USING (true) WITH CHECK (true);
  CREATE POLICY invites_worker ON app.invites TO app_worker USING (true);
  GRANT SELECT, UPDATE (state, attempt_no, next_at, claim_token, claimed_until, started_at, done_at) ON app.invites TO app_worker;
`;

// What each calendar should hold is compared with the last thing it was sent, whatever made the difference. An entry that is
// there is kept right even for those who want no new ones. One of a hearing that is over, or was held, is left alone.
const PLAN_INVITES = `
  CREATE FUNCTION app.plan_invites(of_case uuid) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  BEGIN
    IF NOT app.may_replan(of_case) THEN
      RAISE EXCEPTION 'This case is not open to the one who acts' USING ERRCODE = '42501';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('invites of ' || of_case, 0));
    WITH RECURSIVE line AS (
      SELECT h.id AS latest_id, h.id, h.continued_from, h.version, 0 AS back
        FROM app.hearings h
       WHERE h.case_id = of_case AND NOT EXISTS (SELECT 1 FROM app.hearings n WHERE n.continued_from = h.id)
      UNION ALL
      SELECT l.latest_id, h.id, h.continued_from, h.version, l.back + 1 FROM line l JOIN app.hearings h ON h.id = l.continued_from
    ), named AS (
      SELECT latest_id, (array_agg(id ORDER BY back DESC))[1] AS uid, sum(version)::int AS versions FROM line GROUP BY latest_id
    ), last AS (
      SELECT DISTINCT ON (i.recipient_id, i.uid) i.* FROM app.invites i WHERE i.case_id = of_case ORDER BY i.recipient_id, i.uid, i.sequence DESC
    ), wanted AS (
      SELECT n.uid, n.versions, a.staff_id, h.time_zone, CASE h.certainty WHEN 'control' THEN h.local_on END AS on_day,
             CASE h.certainty WHEN 'exact' THEN h.starts_at END AS starts_at
        FROM named n JOIN app.hearings h ON h.id = n.latest_id AND h.status = 'scheduled' AND h.starts_at > app.now()
        JOIN app.cases c ON c.id = of_case AND c.status <> 'closed'
        JOIN app.assignments a ON a.case_id = of_case AND a.ended_at IS NULL
        JOIN app.staff s ON s.id = a.staff_id AND s.disabled_at IS NULL AND s.joined_at IS NOT NULL
        LEFT JOIN app.staff_reach w ON w.staff_id = a.staff_id
        LEFT JOIN last l ON l.recipient_id = a.staff_id AND l.uid = n.uid
       WHERE coalesce(w.invites AND w.mail, true) OR l.method = 'REQUEST'
    ), due AS (
      SELECT w.staff_id AS recipient_id, w.uid, greatest(w.versions, l.sequence + 1) AS sequence, 'REQUEST' AS method, w.on_day, w.starts_at, w.time_zone
        FROM wanted w LEFT JOIN last l ON l.recipient_id = w.staff_id AND l.uid = w.uid
       WHERE l.method IS DISTINCT FROM 'REQUEST' OR l.on_day IS DISTINCT FROM w.on_day OR l.starts_at IS DISTINCT FROM w.starts_at
      UNION ALL
      SELECT l.recipient_id, l.uid, greatest(n.versions, l.sequence) + 1, 'CANCEL', l.on_day, l.starts_at, l.time_zone
        FROM last l JOIN named n ON n.uid = l.uid JOIN app.hearings h ON h.id = n.latest_id AND h.status <> 'held'
       WHERE l.method = 'REQUEST' AND coalesce(l.starts_at, ((l.on_day + 1)::timestamp AT TIME ZONE l.time_zone)) > app.now()
         AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.staff_id = l.recipient_id AND w.uid = l.uid)
    )
    INSERT INTO app.invites (case_id, recipient_id, uid, sequence, method, on_day, starts_at, time_zone)
    SELECT of_case, d.recipient_id, d.uid, d.sequence, d.method, d.on_day, d.starts_at, d.time_zone FROM due d;
  END $$;
  REVOKE ALL ON FUNCTION app.plan_invites(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.plan_invites(uuid) TO app_rt, app_worker;
`;

// As in 0020, but a control date takes nobody's time.
const doubleBooked = (only: string) => `
  CREATE OR REPLACE FUNCTION app.double_booked(of_case uuid, at_court uuid, at timestamptz, in_person boolean, except_hearing uuid, near interval, travel interval)
    RETURNS TABLE (role text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
    SELECT DISTINCT mine.role
      FROM app.assignments mine
      JOIN app.assignments other ON other.staff_id = mine.staff_id AND other.ended_at IS NULL AND other.role IN ('lead', 'backup')
      JOIN app.cases c ON c.id = other.case_id AND c.status <> 'closed'
      JOIN app.hearings h ON h.case_id = other.case_id AND h.status = 'scheduled' AND h.id <> except_hearing ${only}
       AND h.starts_at > at - travel AND h.starts_at < at + travel
     WHERE mine.case_id = of_case AND mine.ended_at IS NULL AND mine.role IN ('lead', 'backup')
       AND (app.sees_all_cases() OR of_case IN (SELECT app.my_case_ids()))
       AND ((h.starts_at > at - near AND h.starts_at < at + near)
         OR (in_person AND h.modality = 'in_person' AND h.court_id <> at_court)) $$;
`;
