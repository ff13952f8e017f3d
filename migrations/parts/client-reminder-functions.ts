/** Functions of the reminders that know of clients since 0034; each as it is with them, and as it was. */

// A text to the phone of somebody held would be read by whoever holds them: asked when it is taken to be sent, too.
export const wanted = (withClients: boolean): string => `
  CREATE OR REPLACE FUNCTION app.reminder_is_wanted(r app.reminders) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT EXISTS (SELECT 1 FROM app.cases c WHERE c.id = r.case_id AND c.status <> 'closed')
         AND CASE WHEN r.deadline_id IS NOT NULL
               THEN EXISTS (SELECT 1 FROM app.deadlines d WHERE d.id = r.deadline_id AND d.version = r.subject_version AND d.status = 'open')
               ELSE EXISTS (SELECT 1 FROM app.hearings h WHERE h.id = r.hearing_id AND h.version = r.subject_version AND h.status = 'scheduled')
             END${withClients ? CLIENT_IS_TOLD : ''} $$;
`;

const CLIENT_IS_TOLD = `
         AND (r.audience_rank <> 'client' OR (r.subject_at > app.now()
               AND EXISTS (SELECT 1 FROM app.client_recipients(r.case_id) p WHERE p.opt_in_id = r.recipient_id)))`;

const CLIENTS = `
      'clients', coalesce((SELECT jsonb_agg(to_jsonb(p)) FROM app.client_recipients(of_case) p), '[]'),`;

export const planInputs = (withClients: boolean): string => `
  CREATE OR REPLACE FUNCTION app.reminder_plan_inputs(of_case uuid) RETURNS jsonb
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
  DECLARE inputs jsonb;
  BEGIN
    IF NOT app.may_replan(of_case) THEN
      RAISE EXCEPTION 'This case is not open to the one who acts' USING ERRCODE = '42501';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('reminders of ' || of_case, 0));
    SELECT jsonb_build_object(
      'now', app.now(),
      'deadlines', coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'version', d.version, 'code', d.code, 'ladder', d.ladder,
            'openedAt', d.opened_at, 'timeZone', d.time_zone, 'on', d.remind_on, 'at', d.remind_at))
          FROM app.deadlines d WHERE d.case_id = of_case AND d.status = 'open' AND c.status <> 'closed'), '[]'),
      'hearings', coalesce((SELECT jsonb_agg(jsonb_build_object('id', h.id, 'version', h.version, 'startsAt', h.starts_at,
            'openedAt', h.opened_at, 'timeZone', h.time_zone${withClients ? `, 'certainty', h.certainty` : ''}))
          FROM app.hearings h WHERE h.case_id = of_case AND h.status = 'scheduled' AND c.status <> 'closed'), '[]'),
      'recipients', coalesce((SELECT jsonb_agg(to_jsonb(p)) FROM app.case_recipients(of_case) p), '[]'),${withClients ? CLIENTS : ''}
      'closures', coalesce((SELECT jsonb_agg(jsonb_build_object('on', o.closed_on, 'reason', o.reason))
          FROM app.office_closures o WHERE o.court_id IS NULL), '[]'),
      'existing', coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'deadlineId', r.deadline_id, 'hearingId', r.hearing_id,
            'version', r.subject_version, 'step', r.step, 'recipientId', r.recipient_id, 'channel', r.channel, 'dueAt', r.due_at,
            'state', r.state, 'wasSent', r.sent_at IS NOT NULL, 'inDigest', r.digest_id IS NOT NULL))
          FROM app.reminders r WHERE r.case_id = of_case), '[]'))
      INTO inputs FROM app.cases c WHERE c.id = of_case;
    RETURN inputs;
  END $$;
`;

export const replayRefusal = (withClients: boolean): string => `
  CREATE OR REPLACE FUNCTION app.replay_refusal(r app.reminders) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT CASE
        WHEN NOT (app.has_role('admin') OR app.sees_all_cases()) THEN 'not-dead'
        WHEN r.state <> 'dead' THEN 'not-dead'
        WHEN NOT app.reminder_is_wanted(r) THEN 'date-closed'
        WHEN r.due_at <= r.subject_at AND app.now() >= r.subject_at THEN 'date-over'
        WHEN ${withClients ? `r.audience_rank <> 'client' AND ` : ''}NOT EXISTS (SELECT 1 FROM app.case_recipients(r.case_id) p WHERE p.staff_id = r.recipient_id) THEN 'recipient-gone'
        WHEN EXISTS (SELECT 1 FROM app.reminders s
                      WHERE s.case_id = r.case_id AND s.deadline_id IS NOT DISTINCT FROM r.deadline_id
                        AND s.hearing_id IS NOT DISTINCT FROM r.hearing_id AND s.subject_version = r.subject_version
                        AND s.recipient_id = r.recipient_id AND s.state = 'acknowledged' AND s.acknowledged_at >= r.due_at) THEN 'seen'
      END $$;
`;

// A key to staff can no longer be one to every recipient; the same promise, for both kinds.
export const RECIPIENTS_CHECK = `
  ALTER TABLE app.reminders DROP CONSTRAINT fk_reminders_recipient;
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
  COMMENT ON COLUMN app.reminders.recipient_id IS 'Staff; of rank client an opt-in of the case.';
`;
