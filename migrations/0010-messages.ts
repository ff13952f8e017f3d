import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The inbox: what the office told somebody inside the product. Mail keeps its record with the reminder's attempts. */
export class Messages1764000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INBOX);
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE app.inbox_items');
  }
}

// One item per reminder, enforced here: the in-app channel is exactly once because of uq_inbox_items_reminder and of
// being written in the transaction that settles the reminder.
const INBOX = `
  CREATE TABLE app.inbox_items (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    recipient_id uuid NOT NULL,
    kind text NOT NULL,
    title_key text NOT NULL,
    case_id uuid,
    reminder_id uuid,
    due_at timestamptz,
    time_zone text,
    acknowledged_at timestamptz,
    closed_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT app.now(),
    CONSTRAINT pk_inbox_items PRIMARY KEY (id),
    CONSTRAINT fk_inbox_items_recipient FOREIGN KEY (recipient_id) REFERENCES app.staff (id),
    CONSTRAINT fk_inbox_items_case FOREIGN KEY (case_id) REFERENCES app.cases (id),
    CONSTRAINT uq_inbox_items_reminder UNIQUE (reminder_id),
    CONSTRAINT ck_inbox_items_kind CHECK (kind IN ('reminder', 'escalation', 'notice')),
    CONSTRAINT ck_inbox_items_due CHECK ((due_at IS NULL) = (time_zone IS NULL))
  );
  COMMENT ON COLUMN app.inbox_items.due_at IS 'When to act, not when the item was filed.';
  COMMENT ON COLUMN app.inbox_items.closed_at IS 'Set when the date moved or the person left the case: nothing is left to confirm.';
  CREATE INDEX ix_inbox_items_recipient ON app.inbox_items (recipient_id, created_at DESC, id);
  CREATE INDEX ix_inbox_items_open ON app.inbox_items (recipient_id) WHERE acknowledged_at IS NULL AND closed_at IS NULL;
  CREATE INDEX ix_inbox_items_case ON app.inbox_items (case_id) WHERE case_id IS NOT NULL;
`;

// A colleague on the case may confirm for somebody else, so the case opens the item; the list shows only one's own.
const POLICIES = `
  ALTER TABLE app.inbox_items ENABLE ROW LEVEL SECURITY;
  ALTER TABLE app.inbox_items FORCE ROW LEVEL SECURITY;
  CREATE POLICY inbox_items_read ON app.inbox_items FOR SELECT TO app_rt
    USING (recipient_id = (SELECT app.uid()) OR (SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY inbox_items_confirm ON app.inbox_items FOR UPDATE TO app_rt
    USING (recipient_id = (SELECT app.uid()) OR (SELECT app.sees_all_cases()) OR case_id IN (SELECT app.my_case_ids()));
  CREATE POLICY inbox_items_worker_read ON app.inbox_items FOR SELECT TO app_worker USING (true);
  CREATE POLICY inbox_items_worker_file ON app.inbox_items FOR INSERT TO app_worker WITH CHECK (true);
  CREATE POLICY inbox_items_worker_settle ON app.inbox_items FOR UPDATE TO app_worker USING (true);
  GRANT SELECT, UPDATE (acknowledged_at, closed_at) ON app.inbox_items TO app_rt;
  GRANT SELECT, INSERT, UPDATE (acknowledged_at, closed_at) ON app.inbox_items TO app_worker;
`;
