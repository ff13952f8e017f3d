import type { MigrationInterface, QueryRunner } from 'typeorm';
import { loadDeadlineRules } from '../src/calendar/rule-rows.queries.js';
import { EVENT_SOURCES, EVENT_WAYS } from '../src/calendar/rules/legal-event-kinds.js';
import { RELEASE_TYPES } from '../src/custody/rules/release.js';

const oneOf = (values: readonly string[]) => `IN (${values.map((value) => `'${value}'`).join(', ')})`;

const STATUSES = ['open', 'met', 'superseded', 'waived', 'passed'];
const ORDERED = ['RESP_TO_MOTION_ORDERED', 'BIA_BRIEF_ORDERED', 'HAB_RETURN_ORDERED'];

/** What happens in a case and has no form of its own: each event sets dates going, ends others, and can be taken back. */
export class LegalEvents1764000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EVENTS);
    await runner.query(PROTECT);
    await runner.query(DATES);
    await runner.query(
      triggers('hearing_id, decision_id, filing_id, custody_stay_id, event_id', [...STATUSES, 'voided']),
    );
    await runner.query(STAYS);
    await loadDeadlineRules((sql, parameters) => runner.query(sql, [...parameters]));
  }

  async down(runner: QueryRunner): Promise<void> {
    // Only without forced row security does the owner see the rows that have to go.
    await runner.query(force('NO FORCE'));
    await runner.query(`
      DELETE FROM app.acknowledgements WHERE reminder_id IN (${OF_EVENTS});
      DELETE FROM app.attempts WHERE reminder_id IN (${OF_EVENTS});
      DELETE FROM app.inbox_items WHERE reminder_id IN (${OF_EVENTS});
      DELETE FROM app.incidents WHERE reminder_id IN (${OF_EVENTS});
      DELETE FROM app.reminders WHERE id IN (${OF_EVENTS});
      DELETE FROM app.date_verifications WHERE deadline_id IN (SELECT id FROM app.deadlines WHERE event_id IS NOT NULL);
      DELETE FROM app.deadline_deeds WHERE deadline_id IN (SELECT id FROM app.deadlines WHERE event_id IS NOT NULL);
      DELETE FROM app.deadlines WHERE event_id IS NOT NULL;
      DELETE FROM app.deadline_rules r WHERE r.code ${oneOf(ORDERED)};
      DROP INDEX app.uq_deadlines_open;
      REVOKE UPDATE (closed_by_event_id) ON app.deadlines FROM app_rt;
      ALTER TABLE app.deadlines DROP CONSTRAINT ck_deadlines_trigger, DROP COLUMN event_id, DROP COLUMN closed_by_event_id;
      DROP POLICY custody_stays_end ON app.custody_stays;
      REVOKE UPDATE (ended_on, release_type) ON app.custody_stays FROM app_rt;
      ALTER TABLE app.custody_stays DROP COLUMN ended_on, DROP COLUMN release_type;
      DROP TABLE app.legal_events;
    `);
    await runner.query(triggers('hearing_id, decision_id, filing_id, custody_stay_id', STATUSES));
    await runner.query(force('FORCE'));
  }
}

const force = (word: 'FORCE' | 'NO FORCE') =>
  [
    'acknowledgements',
    'attempts',
    'inbox_items',
    'incidents',
    'reminders',
    'date_verifications',
    'deadline_deeds',
    'deadlines',
  ]
    .map((table) => `ALTER TABLE app.${table} ${word} ROW LEVEL SECURITY;`)
    .join('\n');

const OF_EVENTS = `SELECT r.id FROM app.reminders r JOIN app.deadlines d ON d.id = r.deadline_id WHERE d.event_id IS NOT NULL`;

const EVENTS = `
  CREATE TABLE app.legal_events (
    id uuid CONSTRAINT pk_legal_events PRIMARY KEY DEFAULT gen_random_uuid(),
    case_id uuid NOT NULL CONSTRAINT fk_legal_events_case REFERENCES app.cases,
    kind text NOT NULL,
    happened_on date NOT NULL,
    happened_at timestamptz,
    ordered_on date,
    time_zone text NOT NULL,
    told_by text NOT NULL CONSTRAINT ck_legal_events_told_by CHECK (told_by ${oneOf(EVENT_SOURCES)}),
    told_how text NOT NULL CONSTRAINT ck_legal_events_told_how CHECK (told_how ${oneOf(EVENT_WAYS)}),
    note_sealed bytea,
    court_id uuid CONSTRAINT fk_legal_events_court REFERENCES app.courts,
    facility_id uuid CONSTRAINT fk_legal_events_facility REFERENCES app.facilities,
    detained boolean NOT NULL,
    recorded_by uuid NOT NULL CONSTRAINT fk_legal_events_by REFERENCES app.staff,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    taken_back_by uuid CONSTRAINT fk_legal_events_taken_back_by REFERENCES app.staff,
    taken_back_at timestamptz,
    reason_sealed bytea,
    CONSTRAINT ck_legal_events_taken_back CHECK (num_nonnulls(taken_back_by, taken_back_at, reason_sealed) IN (0, 3))
  );
  COMMENT ON TABLE app.legal_events IS 'What happened in a case and has no form of its own. Never changed but by being taken back.';
  COMMENT ON COLUMN app.legal_events.kind IS 'A kind of src/calendar/data/legal-events.json, or RELEASE_ and how the person left custody.';
  COMMENT ON COLUMN app.legal_events.ordered_on IS 'The day a court named itself, in the place of the one that is counted.';
  COMMENT ON COLUMN app.legal_events.detained IS 'Whether the person was held then: some rules hold only for people at liberty.';
  CREATE INDEX ix_legal_events_case ON app.legal_events (case_id, happened_on);
`;

const PROTECT = `
  ALTER TABLE app.legal_events ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.legal_events FORCE ROW LEVEL SECURITY;
  CREATE POLICY legal_events_read ON app.legal_events FOR SELECT TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY legal_events_record ON app.legal_events FOR INSERT TO app_rt
    WITH CHECK (recorded_by = (SELECT app.uid()) AND ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids())));
  CREATE POLICY legal_events_take_back ON app.legal_events FOR UPDATE TO app_rt
    USING (taken_back_at IS NULL AND ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids())))
    WITH CHECK (taken_back_by = (SELECT app.uid()));
  CREATE POLICY legal_events_owner ON app.legal_events FOR SELECT TO app_owner USING (true);
  GRANT SELECT, INSERT ON app.legal_events TO app_rt;
  GRANT UPDATE (taken_back_by, taken_back_at, reason_sealed) ON app.legal_events TO app_rt;
`;

const DATES = `
  ALTER TABLE app.deadlines
    ADD COLUMN event_id uuid CONSTRAINT fk_deadlines_event REFERENCES app.legal_events,
    ADD COLUMN closed_by_event_id uuid CONSTRAINT fk_deadlines_closed_by_event REFERENCES app.legal_events,
    DROP CONSTRAINT ck_deadlines_trigger;
  COMMENT ON COLUMN app.deadlines.closed_by_event_id IS 'The event that closed it; taken back, the date is open again.';
  CREATE INDEX ix_deadlines_event ON app.deadlines (event_id) WHERE event_id IS NOT NULL;
  CREATE INDEX ix_deadlines_closed_by_event ON app.deadlines (closed_by_event_id) WHERE closed_by_event_id IS NOT NULL;
  GRANT UPDATE (closed_by_event_id) ON app.deadlines TO app_rt;
  DROP INDEX app.uq_deadlines_open;
`;

const triggers = (sources: string, statuses: readonly string[]) => `
  ALTER TABLE app.deadlines
    ADD CONSTRAINT ck_deadlines_trigger CHECK (num_nonnulls(${sources}, entered_by) = 1),
    DROP CONSTRAINT ck_deadlines_status,
    ADD CONSTRAINT ck_deadlines_status CHECK (status ${oneOf(statuses)});
  CREATE UNIQUE INDEX uq_deadlines_open ON app.deadlines (coalesce(${sources}), code) WHERE status = 'open';
`;

const STAYS = `
  ALTER TABLE app.custody_stays
    ADD COLUMN ended_on date,
    ADD COLUMN release_type text CONSTRAINT ck_custody_stays_release CHECK (release_type ${oneOf(RELEASE_TYPES)}),
    ADD CONSTRAINT ck_custody_stays_ended CHECK ((ended_on IS NULL) = (release_type IS NULL));
  COMMENT ON COLUMN app.custody_stays.ended_on IS 'The day of a release; a transfer ends a stay by beginning the next.';
  CREATE POLICY custody_stays_end ON app.custody_stays FOR UPDATE TO app_rt
    USING ((SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  GRANT UPDATE (ended_on, release_type) ON app.custody_stays TO app_rt;
`;
