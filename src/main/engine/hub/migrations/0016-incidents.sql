-- Crises: who may speak, what is frozen, what needs a second reader. What was said of them stays sealed; this is what follows.
CREATE TABLE hub.incident (
  brand text NOT NULL,
  incident uuid NOT NULL,
  -- Contact types; none: everything of the brand.
  topics jsonb NOT NULL,
  speakers jsonb NOT NULL,
  -- Blind name of the holding message, which was approved with the declaration.
  words bytea,
  declared_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (brand, incident)
);

-- A supervisor let a text go alone, in place of every approval.
CREATE TABLE hub.glass (
  brand text NOT NULL,
  reply_id uuid NOT NULL,
  agent text NOT NULL,
  digest text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (brand, reply_id)
);

ALTER TABLE hub.reply ADD COLUMN submitted_at timestamptz, ADD COLUMN reviewed_at timestamptz, ADD COLUMN holding uuid;

/* As the desktop says it, which may have been away; of the future nobody knows. */
CREATE FUNCTION hub.said_at(p_at bigint) RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
  SELECT least(to_timestamp(p_at / 1000.0), clock_timestamp())
$$;

CREATE FUNCTION hub.list_in(p_facts jsonb, p_key text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE v_list jsonb;
BEGIN
  IF jsonb_typeof(p_facts -> p_key) IS DISTINCT FROM 'string' THEN PERFORM hub.refuse('bad-facts', p_key); END IF;
  v_list := (p_facts ->> p_key)::jsonb;
  IF jsonb_typeof(v_list) <> 'array' OR EXISTS (SELECT 1 FROM jsonb_array_elements(v_list) x WHERE jsonb_typeof(x) <> 'string') THEN
    PERFORM hub.refuse('bad-facts', p_key);
  END IF;
  RETURN v_list;
END $$;

CREATE FUNCTION hub.over_at(p_incident hub.incident) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT least(p_incident.ends_at, p_incident.ended_at)
$$;

/* A case that nobody has sorted yet belongs to it: nobody knows that it is about something else. */
CREATE FUNCTION hub.rules_over(p_incident hub.incident, p_case hub.case_state) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT p_incident.brand = p_case.brand AND (jsonb_array_length(p_incident.topics) = 0 OR p_case.contact_type IS NULL
    OR p_incident.topics ? p_case.contact_type)
$$;

/* Written before it was over, and not looked at since. */
CREATE FUNCTION hub.stops(p_incident hub.incident, p_reply hub.reply) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(p_reply.submitted_at, '-infinity') < hub.over_at(p_incident)
    AND NOT (clock_timestamp() >= hub.over_at(p_incident) AND coalesce(p_reply.reviewed_at >= hub.over_at(p_incident), false))
$$;

CREATE FUNCTION hub.is_frozen(p_reply hub.reply, p_case hub.case_state) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM hub.incident i WHERE i.brand = p_case.brand AND hub.rules_over(i, p_case) AND hub.stops(i, p_reply)
    AND NOT i.speakers ? p_reply.author)
$$;

/* Of what those say who may speak, everything was read by somebody else since it was declared. */
CREATE FUNCTION hub.lacks_reader(p_reply hub.reply, p_case hub.case_state, p_digest text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM hub.incident i WHERE i.brand = p_case.brand AND hub.rules_over(i, p_case) AND hub.stops(i, p_reply)
    AND NOT EXISTS (SELECT 1 FROM hub.approval a WHERE a.brand = p_reply.brand AND a.reply_id = p_reply.reply_id
      AND a.digest = p_digest AND a.agent <> p_reply.author AND a.at >= i.declared_at))
$$;

/* Whoever supervises the brand leads; whoever may note writes into the running log. */
CREATE FUNCTION hub.apply_incident(p_brand text, p_me text, p_draft hub.draft) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_facts jsonb := p_draft.facts;
  v_needs text := CASE p_draft.kind WHEN 'IncidentNoted' THEN 'note' ELSE 'supervise' END;
  v_incident hub.incident;
BEGIN
  IF NOT hub.has(p_me, p_brand, v_needs) THEN PERFORM hub.deny(v_needs); END IF;
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

/*
 * The crisis whose holding message this is: its very words, by somebody who may speak in it, while no newer one rules over
 * the case, whose position is another. Null: it is a reply like any other.
 */
CREATE FUNCTION hub.holding_in(p_case hub.case_state, p_me text, p_facts jsonb) RETURNS uuid LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_asked uuid := hub.id_in(p_facts, 'holding');
  v_words bytea := hub.bytes_in(p_facts, 'words');
BEGIN
  RETURN (SELECT i.incident FROM hub.incident i WHERE i.brand = p_case.brand AND i.incident = v_asked AND i.words = v_words
    AND i.speakers ? p_me AND hub.rules_over(i, p_case) AND clock_timestamp() < hub.over_at(i)
    AND NOT EXISTS (SELECT 1 FROM hub.incident n WHERE n.brand = p_case.brand AND n.declared_at > i.declared_at
      AND hub.rules_over(n, p_case) AND clock_timestamp() < hub.over_at(n)));
END $$;

CREATE FUNCTION hub.break_glass(p_case hub.case_state, p_me text, p_facts jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_digest text := hub.text_in(p_facts, 'digest', 128);
  v_reply hub.reply;
BEGIN
  SELECT * INTO v_reply FROM hub.reply r WHERE r.brand = p_case.brand AND r.reply_id = hub.id_in(p_facts, 'reply') AND r.case_id = p_case.case_id;
  IF NOT FOUND OR v_digest IS NULL OR v_reply.state NOT IN ('waiting', 'free') THEN PERFORM hub.refuse('bad-facts', 'reply'); END IF;
  PERFORM hub.must(p_me, 'supervise', p_case);
  -- Outside a crisis there is always time to ask somebody.
  IF NOT EXISTS (SELECT 1 FROM hub.incident i WHERE i.brand = p_case.brand AND hub.rules_over(i, p_case)
      AND clock_timestamp() < hub.over_at(i) AND i.speakers ? p_me) THEN
    PERFORM hub.deny('supervise');
  END IF;
  INSERT INTO hub.glass (brand, reply_id, agent, digest) VALUES (p_case.brand, v_reply.reply_id, p_me, v_digest)
    ON CONFLICT (brand, reply_id) DO UPDATE SET agent = EXCLUDED.agent, digest = EXCLUDED.digest, at = EXCLUDED.at;
END $$;

/*
 * What a crisis has to know of a reply: when it was written, and whether somebody looked at it afterwards. A holding
 * message takes a place of its own beside the message it is for, once for each crisis, and leaves the answer's free.
 */
CREATE FUNCTION hub.follow_reply(p_case hub.case_state, p_me text, p_draft hub.draft) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_reply uuid := hub.id_in(p_draft.facts, 'reply');
BEGIN
  IF p_draft.kind = 'ReplySubmitted' THEN
    UPDATE hub.reply r SET submitted_at = hub.said_at(p_draft.at), holding = hub.holding_in(p_case, p_me, p_draft.facts)
      WHERE r.brand = p_case.brand AND r.reply_id = v_reply;
  ELSIF p_draft.kind = 'ReplyQueued' AND coalesce(hub.flag_in(p_draft.facts, 'reviewed'), false) THEN
    PERFORM hub.must(p_me, 'supervise', p_case);
    UPDATE hub.reply r SET reviewed_at = hub.said_at(p_draft.at) WHERE r.brand = p_case.brand AND r.reply_id = v_reply;
  END IF;
  UPDATE hub.reply r SET follows = r.holding WHERE r.brand = p_case.brand AND r.reply_id = v_reply AND r.holding IS NOT NULL
    AND r.follows IS DISTINCT FROM r.holding;
END $$;

CREATE OR REPLACE FUNCTION hub.apply(p_brand text, p_me text, p_desktop uuid, p_draft hub.draft, p_seq bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_case hub.case_state;
  v_facts jsonb := p_draft.facts;
BEGIN
  SELECT * INTO v_case FROM hub.case_state c WHERE c.brand = p_brand AND c.case_id = p_draft.case_id;
  IF p_draft.kind LIKE 'Incident%' THEN
    -- It stands in the register of the brand, where no case is.
    IF v_case.case_id IS NOT NULL THEN PERFORM hub.refuse('bad-facts', 'caseId'); END IF;
    PERFORM hub.apply_incident(p_brand, p_me, p_draft);
    RETURN;
  END IF;
  IF p_draft.kind = 'CaseOpened' THEN
    IF v_case.case_id IS NOT NULL THEN PERFORM hub.refuse('superseded', hub.hex(v_case.case_id)); END IF;
    PERFORM hub.open_case(p_brand, p_me, p_draft, p_seq);
    RETURN;
  END IF;
  IF v_case.case_id IS NULL THEN PERFORM hub.refuse('case-unknown', hub.hex(p_draft.case_id)); END IF;
  CASE
    WHEN p_draft.kind IN ('MessageReceived', 'MessageEdited', 'MessageWithdrawn') THEN
      PERFORM hub.must(p_me, 'ingest', v_case);
      IF p_draft.kind = 'MessageReceived' THEN v_case := hub.take_message(v_case, v_facts, p_seq); END IF;
    WHEN p_draft.kind IN ('TierSet', 'SafetySet', 'ContactTypeSet', 'CaseEscalated', 'StepUndone') THEN
      v_case := hub.apply_triage(v_case, p_me, p_draft);
    WHEN p_draft.kind = 'CaseAssigned' THEN
      v_case := hub.assign(v_case, p_me, v_facts);
    WHEN p_draft.kind IN ('CaseResolved', 'NoReplyNeeded', 'CaseReopened', 'CaseSnoozed', 'CaseUnsnoozed', 'CaseMerged',
        'CaseAbsorbed', 'AuthorMuted') THEN
      v_case := hub.apply_status(v_case, p_me, p_draft.kind);
    WHEN p_draft.kind = 'ReplyGlassBroken' THEN
      PERFORM hub.break_glass(v_case, p_me, v_facts);
    WHEN p_draft.kind LIKE 'Reply%' OR p_draft.kind = 'ApprovalAsked' THEN
      v_case := hub.apply_reply(v_case, p_me, p_desktop, p_draft);
      PERFORM hub.follow_reply(v_case, p_me, p_draft);
    WHEN p_draft.kind = 'PostActedOn' THEN
      PERFORM hub.must(p_me, 'answer', v_case);
    WHEN p_draft.kind IN ('LegalHoldSet', 'LegalHoldLifted', 'ErasureDeferred', 'CaseErased') THEN
      PERFORM hub.must(p_me, 'erase', v_case);
      IF p_draft.kind = 'CaseErased' AND v_case.held THEN PERFORM hub.refuse('bad-facts', 'legal-hold'); END IF;
      IF p_draft.kind LIKE 'LegalHold%' THEN v_case.held := p_draft.kind = 'LegalHoldSet'; END IF;
    WHEN p_draft.kind = 'DeadlineWarned' THEN
      PERFORM hub.refuse('bad-facts', 'kind');
    ELSE
      PERFORM hub.must(p_me, 'note', v_case);
  END CASE;
  UPDATE hub.case_state c SET tier = v_case.tier, safety = v_case.safety, contact_type = v_case.contact_type, team = v_case.team,
    status = v_case.status, claimant = v_case.claimant, held = v_case.held, version = c.version + 1,
    newest_message = v_case.newest_message, newest_seq = v_case.newest_seq, due_at = v_case.due_at
    WHERE c.brand = p_brand AND c.case_id = v_case.case_id;
END $$;

/* A holding message goes to every thread, whoever works there, and once: the second one finds the first. */
CREATE OR REPLACE FUNCTION hub.submit_reply(p_case hub.case_state, p_me text, p_facts jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_reply hub.reply;
  v_old hub.reply;
  v_holding uuid := hub.holding_in(p_case, p_me, p_facts);
BEGIN
  IF p_case.status = 'merged' THEN PERFORM hub.refuse('not-allowed', 'case-merged'); END IF;
  PERFORM hub.must(p_me, 'answer', p_case);
  IF p_case.claimant <> p_me AND v_holding IS NULL THEN PERFORM hub.refuse('claimed-by-other', p_case.claimant); END IF;
  v_reply.brand := p_case.brand;
  v_reply.reply_id := hub.id_in(p_facts, 'reply');
  v_reply.case_id := p_case.case_id;
  v_reply.account := hub.text_in(p_facts, 'account');
  v_reply.author := p_me;
  v_reply.audience := hub.text_in(p_facts, 'audience', 40);
  v_reply.digest := hub.text_in(p_facts, 'digest', 128);
  v_reply.based_on := hub.bytes_in(p_facts, 'basedOn');
  v_reply.follows := hub.id_in(p_facts, 'follows');
  IF v_reply.reply_id IS NULL OR v_reply.digest IS NULL OR coalesce(p_facts ->> 'needs', 'none') NOT IN ('none', 'peer', 'supervisor', 'two')
    OR NOT EXISTS (SELECT 1 FROM hub.account a WHERE a.id = v_reply.account AND a.brand = p_case.brand) THEN
    PERFORM hub.refuse('bad-facts', 'reply');
  END IF;
  v_reply.needs := hub.needs_of(p_me, p_case, p_facts ->> 'needs');
  v_reply.state := CASE v_reply.needs WHEN 'none' THEN 'free' ELSE 'waiting' END;
  SELECT * INTO v_old FROM hub.reply r WHERE r.brand = p_case.brand AND r.reply_id = v_reply.reply_id;
  IF FOUND THEN
    IF v_holding IS NOT NULL AND v_old.author <> p_me THEN PERFORM hub.refuse('superseded', hub.hex(p_case.case_id)); END IF;
    -- Written again after it came back: what was approved before was another text.
    IF v_old.author <> p_me OR v_old.case_id <> p_case.case_id OR v_old.state IN ('sent', 'cancelled')
      OR EXISTS (SELECT 1 FROM hub.permit q WHERE q.brand = p_case.brand AND q.reply_id = v_reply.reply_id AND q.state = 'open') THEN
      PERFORM hub.refuse('bad-facts', 'reply');
    END IF;
    DELETE FROM hub.approval a WHERE a.brand = p_case.brand AND a.reply_id = v_reply.reply_id;
    DELETE FROM hub.glass g WHERE g.brand = p_case.brand AND g.reply_id = v_reply.reply_id;
    UPDATE hub.reply r SET digest = v_reply.digest, based_on = v_reply.based_on, follows = v_reply.follows, needs = v_reply.needs,
      state = v_reply.state, account = v_reply.account, audience = v_reply.audience, reviewed_at = NULL
      WHERE r.brand = p_case.brand AND r.reply_id = v_reply.reply_id;
    RETURN;
  END IF;
  INSERT INTO hub.reply SELECT v_reply.*;
END $$;

/* Whether an answer to the same message has left, or may be about to. A holding message answers nothing. */
CREATE FUNCTION hub.is_answered(p_reply hub.reply, p_case hub.case_state) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM hub.permit q WHERE q.brand = p_case.brand AND q.case_id = p_case.case_id
    AND q.message = coalesce(p_reply.based_on, ''::bytea) AND q.state <> 'freed'
    AND NOT EXISTS (SELECT 1 FROM hub.incident i WHERE i.brand = q.brand AND i.incident = q.follows))
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
      AND g.digest = p_digest AND g.at > clock_timestamp() - s.approval_valid) THEN RETURN NULL; END IF;
  IF hub.lacks_reader(p_reply, p_case, p_digest) THEN RETURN 'approval-missing'; END IF;
  RETURN hub.approval_missing(p_reply, p_case, p_digest);
END $$;
