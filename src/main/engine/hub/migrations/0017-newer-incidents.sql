-- What was let out of reading is asked again when another crisis was declared since, and what a crisis sends ends with it.

/*
 * Whoever answers for a brand on all of its channels leads its crises, and those are red: the same that a desktop asks
 * (supervises-brand.ts).
 */
CREATE FUNCTION hub.leads(p_agent text, p_brand text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM hub.account a WHERE a.brand = p_brand AND NOT a.retired)
    AND NOT EXISTS (SELECT 1 FROM hub.account a WHERE a.brand = p_brand AND NOT a.retired
      AND NOT EXISTS (SELECT 1 FROM hub.grant_ g WHERE g.agent = p_agent AND g.brand = p_brand AND g.action = 'supervise'
        AND (g.tier IS NULL OR g.tier = 'red') AND (g.channel IS NULL OR g.channel = a.channel)
        AND g.team IS NULL AND g.safety IS NULL))
$$;

/* The crisis of a holding message is over, and nobody has looked at it since. */
CREATE FUNCTION hub.holds_no_more(p_reply hub.reply) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM hub.incident i WHERE i.brand = p_reply.brand AND i.incident = p_reply.holding
    AND clock_timestamp() >= hub.over_at(i) AND NOT coalesce(p_reply.reviewed_at >= hub.over_at(i), false))
$$;

/* A crisis that stops the reply was declared after this instant: who let it go then had not read the position. */
CREATE FUNCTION hub.newer_stops(p_reply hub.reply, p_case hub.case_state, p_since timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM hub.incident n WHERE n.brand = p_case.brand AND n.declared_at > p_since
    AND hub.rules_over(n, p_case) AND hub.stops(n, p_reply))
$$;

CREATE OR REPLACE FUNCTION hub.is_frozen(p_reply hub.reply, p_case hub.case_state) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT hub.holds_no_more(p_reply)
    OR EXISTS (SELECT 1 FROM hub.incident i WHERE i.brand = p_case.brand AND i.incident = p_reply.holding
      AND hub.newer_stops(p_reply, p_case, i.declared_at))
    OR EXISTS (SELECT 1 FROM hub.incident i WHERE i.brand = p_case.brand AND hub.rules_over(i, p_case) AND hub.stops(i, p_reply)
      AND NOT i.speakers ? p_reply.author)
$$;

CREATE OR REPLACE FUNCTION hub.why_not(p_reply hub.reply, p_case hub.case_state, p_message bytea, p_digest text) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p_reply.state NOT IN ('waiting', 'free') THEN RETURN 'reply-ended'; END IF;
  IF p_case.status = 'merged' THEN RETURN 'case-merged'; END IF;
  IF NOT EXISTS (SELECT 1 FROM hub.person q WHERE q.agent = p_reply.author AND q.removed_at IS NULL)
    OR NOT hub.may(p_reply.author, 'answer', p_case) THEN RETURN 'not-allowed'; END IF;
  IF p_case.claimant <> p_reply.author AND p_reply.holding IS NULL THEN RETURN 'claimed-by-other'; END IF;
  IF hub.is_frozen(p_reply, p_case) THEN RETURN 'frozen'; END IF;
  IF p_reply.based_on IS DISTINCT FROM p_case.newest_message OR p_message IS DISTINCT FROM p_case.newest_message THEN RETURN 'stale'; END IF;
  IF p_reply.holding IS NOT NULL AND p_digest IS NOT DISTINCT FROM p_reply.digest THEN
    RETURN CASE WHEN hub.is_answered(p_reply, p_case) THEN 'already-answered' END;
  END IF;
  IF p_reply.follows IS NULL AND hub.is_answered(p_reply, p_case) THEN RETURN 'already-answered'; END IF;
  IF p_reply.follows IS NOT NULL AND NOT EXISTS (SELECT 1 FROM hub.permit q WHERE q.brand = p_case.brand AND q.case_id = p_case.case_id
      AND q.reply_id = p_reply.follows AND q.message = coalesce(p_reply.based_on, ''::bytea) AND q.state = 'sent') THEN RETURN 'stale'; END IF;
  IF EXISTS (SELECT 1 FROM hub.glass g, hub.setting s WHERE g.brand = p_reply.brand AND g.reply_id = p_reply.reply_id
      AND g.digest = p_digest AND g.at > clock_timestamp() - s.approval_valid
      AND NOT hub.newer_stops(p_reply, p_case, g.at)) THEN RETURN NULL; END IF;
  IF hub.lacks_reader(p_reply, p_case, p_digest) THEN RETURN 'approval-missing'; END IF;
  RETURN hub.approval_missing(p_reply, p_case, p_digest);
END $$;

/* Who leads declares, changes and ends; whoever may note writes into the running log. */
CREATE OR REPLACE FUNCTION hub.apply_incident(p_brand text, p_me text, p_draft hub.draft) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_facts jsonb := p_draft.facts;
  v_incident hub.incident;
BEGIN
  IF p_draft.kind = 'IncidentNoted' THEN
    IF NOT hub.has(p_me, p_brand, 'note') THEN PERFORM hub.deny('note'); END IF;
  ELSIF NOT hub.leads(p_me, p_brand) THEN
    PERFORM hub.deny('supervise');
  END IF;
  v_incident.brand := p_brand;
  v_incident.incident := hub.id_in(v_facts, 'incident');
  IF v_incident.incident IS NULL THEN PERFORM hub.refuse('bad-facts', 'incident'); END IF;
  IF p_draft.kind IN ('IncidentDeclared', 'IncidentRevised') THEN
    v_incident.speakers := hub.list_in(v_facts, 'speakers');
    v_incident.ends_at := to_timestamp(hub.number_in(v_facts, 'endsAt') / 1000.0);
    IF v_incident.ends_at IS NULL THEN PERFORM hub.refuse('bad-facts', 'endsAt'); END IF;
  END IF;
  IF p_draft.kind = 'IncidentDeclared' THEN
    v_incident.topics := hub.list_in(v_facts, 'topics');
    v_incident.words := hub.bytes_in(v_facts, 'words');
    v_incident.declared_at := hub.said_at(p_draft.at);
    INSERT INTO hub.incident SELECT v_incident.*;
    RETURN;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM hub.incident i WHERE i.brand = p_brand AND i.incident = v_incident.incident) THEN
    PERFORM hub.refuse('bad-facts', 'incident');
  END IF;
  CASE p_draft.kind
    WHEN 'IncidentNoted' THEN NULL;
    WHEN 'IncidentRevised' THEN
      UPDATE hub.incident i SET speakers = v_incident.speakers, ends_at = v_incident.ends_at
        WHERE i.brand = p_brand AND i.incident = v_incident.incident AND i.ended_at IS NULL;
    WHEN 'IncidentEnded', 'IncidentClosed' THEN
      UPDATE hub.incident i SET ended_at = hub.said_at(p_draft.at)
        WHERE i.brand = p_brand AND i.incident = v_incident.incident AND i.ended_at IS NULL;
    ELSE PERFORM hub.refuse('bad-facts', 'kind');
  END CASE;
END $$;
