/** Functions that plans of reminders ask, as they stood after each migration that changed them. */
export interface PlanTraits {
  /** Since 0031: dates that look after the file of a closed case are reminded of; whatever else was open in it is not. */
  readonly afterwards?: boolean;
  /** Since 0032: rows say whether a mail of the day tells of them. */
  readonly digest?: boolean;
  /** Since 0034: clients and families are told too. */
  readonly clients?: boolean;
  /** Since 0035: rows that cannot matter any more are left out. */
  readonly lean?: boolean;
  /** Since 0038: and found by what is open in the case, not by every open date of the office. */
  readonly scoped?: boolean;
  /** Since 0040: it is written as it will be read, and rows are told in lines without names. */
  readonly lines?: boolean;
  /** Since 0041: and each line is text; the database plans its statements once a connection, not at each call. */
  readonly text?: boolean;
  /** Since 0042: and the lines are asked for apart, so that the plan is worked out while they are read. */
  readonly apart?: boolean;
}

/** The database would find a plan of its own for each case, which takes longer than carrying it out. */
export const ONE_PLAN = ' SET plan_cache_mode = force_generic_plan';

const AFTERWARDS = ` OR d.code LIKE 'RETENTION\\_%'`;

// A text to the phone of somebody held would be read by whoever holds them: asked when it is taken to be sent, too.
const CLIENT_IS_TOLD = `
         AND (r.audience_rank <> 'client' OR (r.subject_at > app.now()
               AND EXISTS (SELECT 1 FROM app.client_recipients(r.case_id) p WHERE p.opt_in_id = r.recipient_id)))`;

const CLIENTS = (json: string) => `
      'clients', coalesce((SELECT ${json}_agg(to_${json}(p)) FROM app.client_recipients(of_case) p), '[]'),`;

// Of versions and dates that are over nothing can be wanted again: they are read only while they wait, to be cancelled. On a case
// of some months most rows are such.
const LIVING = `
           AND (r.state = 'scheduled'
                OR EXISTS (SELECT 1 FROM app.deadlines d WHERE d.id = r.deadline_id AND d.version = r.subject_version AND d.status = 'open')
                OR EXISTS (SELECT 1 FROM app.hearings h WHERE h.id = r.hearing_id AND h.version = r.subject_version AND h.status = 'scheduled'))`;

const IS_WANTED = ({
  afterwards = false,
  clients = false,
}: PlanTraits): string => `EXISTS (SELECT 1 FROM app.cases c WHERE c.id = r.case_id
         AND CASE WHEN r.deadline_id IS NOT NULL
               THEN EXISTS (SELECT 1 FROM app.deadlines d WHERE d.id = r.deadline_id AND d.version = r.subject_version AND d.status = 'open'
                             AND (c.status <> 'closed'${afterwards ? AFTERWARDS : ''}))
               ELSE c.status <> 'closed'
                AND EXISTS (SELECT 1 FROM app.hearings h WHERE h.id = r.hearing_id AND h.version = r.subject_version AND h.status = 'scheduled')
             END)${clients ? CLIENT_IS_TOLD : ''}`;

// The same, asked so that the planner cannot choose to read every open date of the office.
const LIVING_OF_CASE = `
           AND (r.state = 'scheduled'
                OR (r.deadline_id, r.subject_version) IN (SELECT d.id, d.version FROM app.deadlines d WHERE d.case_id = of_case AND d.status = 'open')
                OR (r.hearing_id, r.subject_version) IN (SELECT h.id, h.version FROM app.hearings h WHERE h.case_id = of_case AND h.status = 'scheduled'))`;

/** Whether a row of the reminders may still go out. */
export const wanted = (traits: PlanTraits): string => `
  CREATE OR REPLACE FUNCTION app.reminder_is_wanted(r app.reminders) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT ${IS_WANTED(traits)} $$;
`;

/** Which of many may still go out: the same question, asked once for all, because each call costs more than its answer. */
export const wantedAmong = (traits: PlanTraits): string => `
  CREATE FUNCTION app.reminders_wanted(of_ids uuid[]) RETURNS SETOF uuid
    LANGUAGE sql STABLE ROWS 20 SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      SELECT r.id FROM app.reminders r WHERE r.id = ANY (of_ids) AND ${IS_WANTED(traits)} $$;
`;

/** In this order; due_at in microseconds of the epoch. */
const LINE = `json_build_array(r.id, r.kind, r.deadline_id, r.hearing_id, r.subject_version, r.step, r.recipient_id, r.channel,
            (extract(epoch FROM r.due_at) * 1000000)::bigint, r.state, r.sent_at IS NOT NULL, r.digest_id IS NOT NULL)`;

/** In this order, with bars between; booleans are t or f. */
const TEXT = `concat_ws('|', r.id, r.kind, CASE WHEN r.deadline_id IS NULL THEN 'hearing' ELSE 'deadline' END,
            coalesce(r.deadline_id, r.hearing_id), r.subject_version, r.step, r.recipient_id, r.channel,
            (extract(epoch FROM r.due_at) * 1000000)::bigint, r.state, r.sent_at IS NOT NULL, r.digest_id IS NOT NULL)`;

const ROW = (
  digest: boolean,
) => `jsonb_build_object('id', r.id, 'kind', r.kind, 'deadlineId', r.deadline_id, 'hearingId', r.hearing_id,
            'version', r.subject_version, 'step', r.step, 'recipientId', r.recipient_id, 'channel', r.channel, 'dueAt', r.due_at,
            'state', r.state, 'wasSent', r.sent_at IS NOT NULL${digest ? `, 'inDigest', r.digest_id IS NOT NULL` : ''})`;

/** What a plan follows from. Locks the plan of the case until the commit. */
export const planInputs = ({
  afterwards = false,
  digest = false,
  clients = false,
  lean = false,
  scoped = false,
  lines = false,
  text = false,
  apart = false,
}: PlanTraits): string => {
  const json = lines ? 'json' : 'jsonb';
  const row = text ? TEXT : lines ? LINE : ROW(digest);
  const existing = `,
      'existing', coalesce((SELECT ${json}_agg(${row})
          FROM app.reminders r WHERE r.case_id = of_case${scoped ? LIVING_OF_CASE : lean ? LIVING : ''}), '[]')`;
  return `
  CREATE OR REPLACE FUNCTION app.reminder_plan_inputs(of_case uuid) RETURNS ${json}
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp${text ? ONE_PLAN : ''} AS $$
  DECLARE inputs ${json};
  BEGIN
    IF NOT app.may_replan(of_case) THEN
      RAISE EXCEPTION 'This case is not open to the one who acts' USING ERRCODE = '42501';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('reminders of ' || of_case, 0));
    SELECT ${json}_build_object(
      'now', app.now(),
      'deadlines', coalesce((SELECT ${json}_agg(${json}_build_object('id', d.id, 'version', d.version, 'code', d.code, 'ladder', d.ladder,
            'openedAt', d.opened_at, 'timeZone', d.time_zone, 'on', d.remind_on, 'at', d.remind_at))
          FROM app.deadlines d WHERE d.case_id = of_case AND d.status = 'open' AND (c.status <> 'closed'${afterwards ? AFTERWARDS : ''})), '[]'),
      'hearings', coalesce((SELECT ${json}_agg(${json}_build_object('id', h.id, 'version', h.version, 'startsAt', h.starts_at,
            'openedAt', h.opened_at, 'timeZone', h.time_zone${clients ? `, 'certainty', h.certainty` : ''}))
          FROM app.hearings h WHERE h.case_id = of_case AND h.status = 'scheduled' AND c.status <> 'closed'), '[]'),
      'recipients', coalesce((SELECT ${json}_agg(to_${json}(p)) FROM app.case_recipients(of_case) p), '[]'),${clients ? CLIENTS(json) : ''}
      'closures', coalesce((SELECT ${json}_agg(${json}_build_object('on', o.closed_on, 'reason', o.reason))
          FROM app.office_closures o WHERE o.court_id IS NULL), '[]')${apart ? '' : existing})
      INTO inputs FROM app.cases c WHERE c.id = of_case;
    RETURN inputs;
  END $$;
`;
};

/** The rows that are there, a line each; asked after what the plan follows from, under its lock. */
export const PLAN_ROWS = `
  CREATE FUNCTION app.reminder_plan_rows(of_case uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp${ONE_PLAN} AS $$
  BEGIN
    IF NOT app.may_replan(of_case) THEN
      RAISE EXCEPTION 'This case is not open to the one who acts' USING ERRCODE = '42501';
    END IF;
    RETURN (SELECT string_agg(${TEXT}, E'\\n') FROM app.reminders r WHERE r.case_id = of_case${LIVING_OF_CASE});
  END $$;
  REVOKE ALL ON FUNCTION app.reminder_plan_rows(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.reminder_plan_rows(uuid) TO app_rt, app_worker;
`;
