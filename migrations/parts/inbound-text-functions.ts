// Whoever asked to be reminded writes from a number that may be nobody else's: while it is kept, it is of that case.
const OF_CLIENTS = `
        UNION
        SELECT c.id FROM app.client_opt_ins o JOIN app.cases c ON c.id = o.case_id JOIN text t ON t.phone_bidx = o.phone_bidx
         WHERE c.status <> 'closed'`;

/** Keeps a text and lays it on the cases of its number. `clients`: since 0036, of those who asked to be reminded too. */
export const fileInboundText = ({ clients = false }: { readonly clients?: boolean }): string => `
  CREATE OR REPLACE FUNCTION app.file_inbound_text(given jsonb) RETURNS int
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS $$
      WITH text AS (
        SELECT (given->>'id')::uuid AS id, given->>'provider' AS provider, given->>'eventId' AS event_id, (given->>'pictures')::int AS pictures,
               decode(given->>'phoneSealed', 'hex') AS phone_sealed, decode(given->>'phoneBidx', 'hex') AS phone_bidx,
               decode(given->>'bodySealed', 'hex') AS body_sealed
      ), senders AS (
        SELECT DISTINCT p.party_id FROM app.party_phones p JOIN text t ON t.phone_bidx = p.phone_bidx
      ), kept AS (
        INSERT INTO app.inbound_texts (id, provider, event_id, pictures, phone_sealed, phone_bidx, body_sealed, party_id)
        SELECT t.id, t.provider, t.event_id, t.pictures, t.phone_sealed, t.phone_bidx, t.body_sealed,
               (SELECT s.party_id FROM senders s JOIN app.parties p ON p.id = s.party_id ORDER BY p.created_at, p.id LIMIT 1)
          FROM text t
        RETURNING id
      ), found AS (
        SELECT DISTINCT c.id AS case_id FROM app.cases c JOIN app.intakes i ON i.id = c.intake_id
         WHERE c.status <> 'closed'
           AND (c.detained_party_id IN (SELECT party_id FROM senders) OR i.caller_party_id IN (SELECT party_id FROM senders))${clients ? OF_CLIENTS : ''}
      ), placed AS (
        INSERT INTO app.inbound_text_cases (text_id, case_id) SELECT k.id, f.case_id FROM kept k CROSS JOIN found f
        RETURNING text_id, case_id
      ), office AS (
        SELECT DISTINCT s.id, r.role FROM app.staff_roles r JOIN app.staff s ON s.id = r.staff_id
         WHERE r.role IN ('coordinator', 'supervising_attorney') AND r.ended_at IS NULL AND s.joined_at IS NOT NULL AND s.disabled_at IS NULL
      ), deciding AS (
        SELECT DISTINCT o.id FROM office o WHERE o.role = 'coordinator' OR NOT EXISTS (SELECT 1 FROM office c WHERE c.role = 'coordinator')
      ), standing AS (
        SELECT DISTINCT p.case_id, r.staff_id FROM placed p CROSS JOIN LATERAL app.case_recipients(p.case_id) r WHERE r.rank IN ('lead', 'backup')
      ), told AS (
        INSERT INTO app.inbox_items (recipient_id, kind, title_key, case_id, inbound_text_id)
        SELECT s.staff_id, 'notice', 'text-came', s.case_id, p.text_id FROM standing s JOIN placed p ON p.case_id = s.case_id
        UNION ALL
        SELECT d.id, 'notice', 'text-came', p.case_id, p.text_id FROM placed p CROSS JOIN deciding d
         WHERE NOT EXISTS (SELECT 1 FROM standing s WHERE s.case_id = p.case_id)
        UNION ALL
        SELECT d.id, 'notice', 'text-unplaced', NULL, k.id FROM kept k CROSS JOIN deciding d WHERE NOT EXISTS (SELECT 1 FROM placed)
      )
      SELECT count(*)::int FROM placed $$;
`;
