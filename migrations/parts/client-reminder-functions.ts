/** Functions of the reminders that know of clients since 0034; each as it is with them, and as it was. */

// The call that took the place of a text: whoever was reached, or for whom word was left, is not told once more by a machine.
const CALLED = `
        WHEN r.audience_rank = 'client' AND EXISTS (SELECT 1 FROM app.phone_tasks t
                      WHERE t.case_id = r.case_id AND t.opt_in_id = r.recipient_id AND t.due_at = r.subject_at
                        AND t.deadline_id IS NOT DISTINCT FROM r.deadline_id AND t.hearing_id IS NOT DISTINCT FROM r.hearing_id
                        AND t.done_at >= r.ended_at AND t.outcome IN ('reached', 'left-word', 'not-needed')) THEN 'called'`;

/** `clients`: since 0034, they are nobody's colleague. `called`: since 0036. */
export const replayRefusal = ({
  clients = false,
  called = false,
}: {
  readonly clients?: boolean;
  readonly called?: boolean;
}): string => `
  CREATE OR REPLACE FUNCTION app.replay_refusal(r app.reminders) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT CASE
        WHEN NOT (app.has_role('admin') OR app.sees_all_cases()) THEN 'not-dead'
        WHEN r.state <> 'dead' THEN 'not-dead'
        WHEN NOT app.reminder_is_wanted(r) THEN 'date-closed'
        WHEN r.due_at <= r.subject_at AND app.now() >= r.subject_at THEN 'date-over'
        WHEN ${clients ? `r.audience_rank <> 'client' AND ` : ''}NOT EXISTS (SELECT 1 FROM app.case_recipients(r.case_id) p WHERE p.staff_id = r.recipient_id) THEN 'recipient-gone'
        WHEN EXISTS (SELECT 1 FROM app.reminders s
                      WHERE s.case_id = r.case_id AND s.deadline_id IS NOT DISTINCT FROM r.deadline_id
                        AND s.hearing_id IS NOT DISTINCT FROM r.hearing_id AND s.subject_version = r.subject_version
                        AND s.recipient_id = r.recipient_id AND s.state = 'acknowledged' AND s.acknowledged_at >= r.due_at) THEN 'seen'${called ? CALLED : ''}
      END $$;
`;

const CHECK_OF_EACH = `
  CREATE FUNCTION app.check_reminder_recipient() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  BEGIN
    IF (CASE WHEN NEW.audience_rank = 'client'
         THEN EXISTS (SELECT 1 FROM app.client_opt_ins o WHERE o.id = NEW.recipient_id AND o.case_id = NEW.case_id)
              AND NEW.kind = 'reminder' AND NEW.channel IN ('sms', 'call') AND NOT NEW.must_acknowledge
         ELSE NEW.channel <> 'call' AND EXISTS (SELECT 1 FROM app.staff s WHERE s.id = NEW.recipient_id) END)
    THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'A reminder is to staff, or to somebody of its case who asked for it' USING ERRCODE = '23503', CONSTRAINT = 'fk_reminders_recipient';
  END $$;
  REVOKE ALL ON FUNCTION app.check_reminder_recipient() FROM PUBLIC;
  CREATE TRIGGER tr_reminders_recipient AFTER INSERT ON app.reminders FOR EACH ROW EXECUTE FUNCTION app.check_reminder_recipient();
`;

// A key to staff can no longer be one to every recipient; the same promise, for both kinds.
export const RECIPIENTS_CHECK = `
  ALTER TABLE app.reminders DROP CONSTRAINT fk_reminders_recipient;
  ${CHECK_OF_EACH}
  COMMENT ON COLUMN app.reminders.recipient_id IS 'Staff; of rank client an opt-in of the case.';
`;

const DROP_CHECK = `
  DROP TRIGGER tr_reminders_recipient ON app.reminders;
  DROP FUNCTION app.check_reminder_recipient();
`;

/** As it was before 0040. */
export const RECIPIENTS_CHECK_OF_EACH = `${DROP_CHECK}${CHECK_OF_EACH}`;

/** Since 0040: a plan writes dozens of rows, and is asked about them once. */
export const RECIPIENTS_CHECK_OF_ALL = `${DROP_CHECK}
  CREATE FUNCTION app.check_reminder_recipient() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM added n
                WHERE NOT CASE WHEN n.audience_rank = 'client'
                  THEN EXISTS (SELECT 1 FROM app.client_opt_ins o WHERE o.id = n.recipient_id AND o.case_id = n.case_id)
                       AND n.kind = 'reminder' AND n.channel IN ('sms', 'call') AND NOT n.must_acknowledge
                  ELSE n.channel <> 'call' AND EXISTS (SELECT 1 FROM app.staff s WHERE s.id = n.recipient_id) END)
    THEN RAISE EXCEPTION 'A reminder is to staff, or to somebody of its case who asked for it' USING ERRCODE = '23503', CONSTRAINT = 'fk_reminders_recipient';
    END IF;
    RETURN NULL;
  END $$;
  REVOKE ALL ON FUNCTION app.check_reminder_recipient() FROM PUBLIC;
  CREATE TRIGGER tr_reminders_recipient AFTER INSERT ON app.reminders REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION app.check_reminder_recipient();
`;
