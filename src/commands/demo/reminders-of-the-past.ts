/**
 * The history is written without sending any mail. These statements write what delivery would have: nearly everything
 * arrived and was confirmed, some mail of the last day is unconfirmed, a little was refused. Red calls of the last day are
 * still news to the coordinators, older ones are not.
 */
export const REMINDERS_OF_THE_PAST: readonly string[] = [
  `UPDATE app.reminders SET state = 'acknowledged', sent_at = due_at, acknowledged_at = due_at + interval '40 minutes'
    WHERE state = 'scheduled' AND due_at < now() - interval '1 day'`,
  `UPDATE app.reminders SET state = 'dead', ended_at = due_at + interval '3 minutes'
    WHERE id IN (SELECT id FROM app.reminders WHERE state = 'scheduled' AND channel = 'mail' AND due_at < now() - interval '2 hours' ORDER BY due_at, id LIMIT 3)`,
  `INSERT INTO app.incidents (kind, reminder_id, case_id, fault, opened_at)
   SELECT 'dead-reminder', id, case_id, CASE WHEN row_number() OVER (ORDER BY due_at, id) = 1 THEN 'address-refused' ELSE 'connection' END, ended_at
     FROM app.reminders WHERE state = 'dead'`,
  `UPDATE app.incidents i SET closed_at = i.opened_at + interval '20 minutes', closed_as = 'told-otherwise',
          closed_by = (SELECT r.staff_id FROM app.staff_roles r WHERE r.role = 'coordinator' AND r.ended_at IS NULL ORDER BY r.staff_id LIMIT 1)
    WHERE i.id = (SELECT id FROM app.incidents WHERE kind = 'dead-reminder' ORDER BY opened_at, id LIMIT 1)`,
  `UPDATE app.reminders SET state = CASE channel WHEN 'inbox' THEN 'delivered' ELSE 'sent' END, sent_at = due_at
    WHERE id IN (SELECT id FROM app.reminders WHERE state = 'scheduled' AND due_at < now() ORDER BY due_at DESC, id LIMIT 6)`,
  `UPDATE app.reminders SET state = 'acknowledged', sent_at = due_at, acknowledged_at = least(due_at + interval '25 minutes', now())
    WHERE state = 'scheduled' AND due_at < now() - interval '5 minutes'`,
  // One of them can be opened again: whoever it was for has not seen a later word of the date, which is still ahead.
  `WITH chosen AS (
     SELECT r.case_id, r.deadline_id, r.hearing_id, r.recipient_id FROM app.reminders r
       JOIN app.incidents i ON i.reminder_id = r.id AND i.closed_at IS NULL
      WHERE r.state = 'dead' AND r.subject_at > now() ORDER BY r.subject_at DESC, r.id LIMIT 1)
   UPDATE app.reminders r SET state = CASE r.channel WHEN 'inbox' THEN 'delivered' ELSE 'sent' END, acknowledged_at = NULL
     FROM chosen c
    WHERE r.case_id = c.case_id AND r.deadline_id IS NOT DISTINCT FROM c.deadline_id AND r.hearing_id IS NOT DISTINCT FROM c.hearing_id
      AND r.recipient_id = c.recipient_id AND r.state = 'acknowledged'`,
  `UPDATE app.inbox_items SET acknowledged_at = created_at + interval '10 minutes'
    WHERE kind = 'notice' AND created_at < now() - interval '1 day'`,
];
