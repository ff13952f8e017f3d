/** What a plan of reminders follows from, as one function of the database. `more`: further facts of each row that is there. */
export const planInputs = (more = '') => `
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
            'openedAt', h.opened_at, 'timeZone', h.time_zone))
          FROM app.hearings h WHERE h.case_id = of_case AND h.status = 'scheduled' AND c.status <> 'closed'), '[]'),
      'recipients', coalesce((SELECT jsonb_agg(to_jsonb(p)) FROM app.case_recipients(of_case) p), '[]'),
      'closures', coalesce((SELECT jsonb_agg(jsonb_build_object('on', o.closed_on, 'reason', o.reason))
          FROM app.office_closures o WHERE o.court_id IS NULL), '[]'),
      'existing', coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'deadlineId', r.deadline_id, 'hearingId', r.hearing_id,
            'version', r.subject_version, 'step', r.step, 'recipientId', r.recipient_id, 'channel', r.channel, 'dueAt', r.due_at,
            'state', r.state, 'wasSent', r.sent_at IS NOT NULL${more}))
          FROM app.reminders r WHERE r.case_id = of_case), '[]'))
      INTO inputs FROM app.cases c WHERE c.id = of_case;
    RETURN inputs;
  END $$;
`;
