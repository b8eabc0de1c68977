-- What the hub must know of a case to judge who may do what with it; never what anybody wrote.
CREATE TABLE hub.case_state (
  brand text NOT NULL,
  case_id uuid NOT NULL,
  account text NOT NULL,
  channel text NOT NULL,
  customer text,
  number integer,
  tier text,
  safety boolean NOT NULL DEFAULT false,
  contact_type text,
  team text,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'snoozed', 'resolved', 'no-reply-needed', 'merged')),
  claimant text,
  held boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  newest_message bytea,
  newest_seq bigint,
  due_at bigint,
  PRIMARY KEY (brand, case_id)
);
CREATE INDEX ON hub.case_state (brand, due_at) WHERE claimant IS NULL AND status = 'open';
CREATE INDEX ON hub.case_state (claimant) WHERE claimant IS NOT NULL;

-- Blind names of the messages that are in some case: what two desktops hear is taken once.
CREATE TABLE hub.message (
  brand text NOT NULL,
  message bytea NOT NULL,
  case_id uuid NOT NULL,
  PRIMARY KEY (brand, message)
);

CREATE FUNCTION hub.may(p_agent text, p_action text, p_case hub.case_state) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM hub.grant_ g
    WHERE g.agent = p_agent AND g.brand = p_case.brand AND g.action = p_action
      AND (g.tier IS NULL OR g.tier = coalesce(p_case.tier, 'untriaged'))
      AND (g.channel IS NULL OR g.channel = p_case.channel)
      AND (g.team IS NULL OR g.team = coalesce(p_case.team, 'nobody'))
      AND (g.safety IS NULL OR g.safety = p_case.safety))
$$;

CREATE FUNCTION hub.must(p_agent text, p_action text, p_case hub.case_state) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT hub.may(p_agent, p_action, p_case) THEN PERFORM hub.deny(p_action); END IF;
END $$;

/* Untriaged is as hot as yellow. */
CREATE FUNCTION hub.heat(p_tier text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE coalesce(p_tier, 'yellow') WHEN 'green' THEN 0 WHEN 'yellow' THEN 1 ELSE 2 END
$$;

/* Judges an event by its kind and applies its facts; one of these branches decides, or the event is refused. */
CREATE FUNCTION hub.apply(p_brand text, p_me text, p_desktop uuid, p_draft hub.draft, p_seq bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_case hub.case_state;
  v_facts jsonb := p_draft.facts;
BEGIN
  SELECT * INTO v_case FROM hub.case_state c WHERE c.brand = p_brand AND c.case_id = p_draft.case_id;
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
    WHEN p_draft.kind LIKE 'Reply%' THEN
      v_case := hub.apply_reply(v_case, p_me, p_desktop, p_draft);
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

CREATE FUNCTION hub.open_case(p_brand text, p_me text, p_draft hub.draft, p_seq bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_facts jsonb := p_draft.facts;
  v_account hub.account;
  v_case hub.case_state;
BEGIN
  SELECT * INTO v_account FROM hub.account a WHERE a.id = hub.text_in(v_facts, 'account') AND a.brand = p_brand;
  IF NOT FOUND THEN PERFORM hub.refuse('bad-facts', 'account'); END IF;
  v_case.brand := p_brand;
  v_case.case_id := p_draft.case_id;
  v_case.account := v_account.id;
  v_case.channel := v_account.channel;
  v_case.customer := p_draft.customer;
  v_case.number := hub.number_in(v_facts, 'number')::integer;
  v_case.tier := hub.tier_in(v_facts);
  v_case.safety := coalesce(hub.flag_in(v_facts, 'safety'), false);
  v_case.contact_type := hub.text_in(v_facts, 'contactType');
  v_case.team := hub.text_in(v_facts, 'team');
  v_case.status := 'open';
  v_case.held := false;
  v_case.version := 1;
  -- A case made by hand from a call brings no message and needs no account that is polled.
  PERFORM hub.must(p_me, CASE WHEN v_facts ->> 'message' IS NULL THEN 'note' ELSE 'ingest' END, v_case);
  v_case := hub.take_message(v_case, v_facts, p_seq);
  INSERT INTO hub.case_state SELECT v_case.*;
END $$;

/* The same message in two cases would be answered twice: the second one is refused, with the case that has it. */
CREATE FUNCTION hub.take_message(p_case hub.case_state, p_facts jsonb, p_seq bigint) RETURNS hub.case_state LANGUAGE plpgsql AS $$
DECLARE
  v_name bytea := hub.bytes_in(p_facts, 'message');
  v_other uuid;
BEGIN
  IF p_facts ? 'dueAt' THEN p_case.due_at := hub.number_in(p_facts, 'dueAt'); END IF;
  IF v_name IS NULL THEN RETURN p_case; END IF;
  SELECT m.case_id INTO v_other FROM hub.message m WHERE m.brand = p_case.brand AND m.message = v_name;
  IF FOUND THEN
    -- The opening and the arrival of one message name it both.
    IF v_other <> p_case.case_id OR p_case.newest_message IS DISTINCT FROM v_name OR NOT EXISTS (
        SELECT 1 FROM hub.event e WHERE e.brand = p_case.brand AND e.seq = p_case.newest_seq AND e.kind = 'CaseOpened') THEN
      PERFORM hub.refuse('superseded', hub.hex(v_other));
    END IF;
    p_case.newest_seq := p_seq;
    RETURN p_case;
  END IF;
  INSERT INTO hub.message VALUES (p_case.brand, v_name, p_case.case_id);
  p_case.newest_message := v_name;
  p_case.newest_seq := p_seq;
  IF p_case.status = 'snoozed' THEN p_case.status := 'open'; END IF;
  RETURN p_case;
END $$;

CREATE FUNCTION hub.apply_triage(p_case hub.case_state, p_me text, p_draft hub.draft) RETURNS hub.case_state LANGUAGE plpgsql AS $$
DECLARE
  v_facts jsonb := p_draft.facts;
  v_after hub.case_state := p_case;
BEGIN
  CASE p_draft.kind
    WHEN 'TierSet' THEN v_after.tier := hub.tier_in(v_facts);
    WHEN 'SafetySet' THEN v_after.safety := coalesce(hub.flag_in(v_facts, 'safety'), false);
    WHEN 'ContactTypeSet' THEN v_after.contact_type := hub.text_in(v_facts, 'contactType');
    WHEN 'CaseEscalated' THEN NULL;
    ELSE RETURN hub.undo(p_case, p_me, v_facts);
  END CASE;
  IF p_draft.kind <> 'ContactTypeSet' THEN v_after.team := coalesce(hub.text_in(v_facts, 'team'), v_after.team); END IF;
  IF v_facts ? 'dueAt' THEN v_after.due_at := hub.number_in(v_facts, 'dueAt'); END IF;
  IF p_draft.kind = 'ContactTypeSet' THEN
    PERFORM hub.must(p_me, 'note', p_case);
  ELSIF hub.heat(v_after.tier) < hub.heat(p_case.tier) OR (p_case.safety AND NOT v_after.safety) THEN
    PERFORM hub.must(p_me, 'decide', p_case);
  ELSIF NOT hub.may(p_me, 'decide', p_case) THEN
    PERFORM hub.must(p_me, 'raise', p_case);
  END IF;
  RETURN v_after;
END $$;

/* Taking back what lowers a promise or takes a case from somebody needs the right to do that. */
CREATE FUNCTION hub.undo(p_case hub.case_state, p_me text, p_facts jsonb) RETURNS hub.case_state LANGUAGE plpgsql AS $$
DECLARE
  v_after hub.case_state := p_case;
  v_to jsonb := coalesce(p_facts -> 'after', '{}');
  v_step uuid := hub.id_in(p_facts, 'step');
  v_own boolean := EXISTS (SELECT 1 FROM hub.event e WHERE e.step = v_step AND e.case_id = p_case.case_id AND e.actor = p_me);
BEGIN
  IF v_to ? 'tier' THEN v_after.tier := hub.tier_in(v_to); END IF;
  IF v_to ? 'safety' THEN v_after.safety := coalesce(hub.flag_in(v_to, 'safety'), false); END IF;
  IF v_to ? 'contactType' THEN v_after.contact_type := hub.text_in(v_to, 'contactType'); END IF;
  IF v_to ? 'team' THEN v_after.team := hub.text_in(v_to, 'team'); END IF;
  IF v_to ? 'status' THEN v_after.status := coalesce(hub.text_in(v_to, 'status'), 'open'); END IF;
  IF v_to ? 'assignee' THEN v_after.claimant := hub.text_in(v_to, 'assignee'); END IF;
  IF v_to ? 'dueAt' THEN v_after.due_at := hub.number_in(v_to, 'dueAt'); END IF;
  IF NOT v_own OR hub.heat(v_after.tier) < hub.heat(p_case.tier) OR (p_case.safety AND NOT v_after.safety) THEN
    PERFORM hub.must(p_me, 'decide', p_case);
  END IF;
  IF v_after.claimant IS DISTINCT FROM p_case.claimant THEN
    PERFORM hub.assign(p_case, p_me, jsonb_build_object('assignee', v_after.claimant, 'reasonGiven', v_own));
  END IF;
  RETURN v_after;
END $$;

/*
 * A free case goes to whoever takes it first. Out of a colleague's hands it goes only with a reason, which the story of
 * the case keeps. To somebody else it is given by who may assign, by its own claimant, or on arrival by the rules.
 */
CREATE FUNCTION hub.assign(p_case hub.case_state, p_me text, p_facts jsonb) RETURNS hub.case_state LANGUAGE plpgsql AS $$
DECLARE
  v_to text := hub.text_in(p_facts, 'assignee');
  v_assigns boolean := hub.may(p_me, 'assign', p_case);
  v_reason boolean := coalesce(hub.flag_in(p_facts, 'reasonGiven'), false);
BEGIN
  IF p_case.status = 'merged' THEN PERFORM hub.refuse('not-allowed', 'case-merged'); END IF;
  IF v_to IS NOT DISTINCT FROM p_me OR v_to IS NULL THEN
    IF NOT v_assigns THEN PERFORM hub.must(p_me, 'claim', p_case); END IF;
    IF p_case.claimant <> p_me AND NOT v_reason THEN PERFORM hub.refuse('claimed-by-other', p_case.claimant); END IF;
  ELSE
    IF p_case.claimant <> p_me AND NOT (v_assigns AND v_reason) THEN
      PERFORM hub.refuse('claimed-by-other', p_case.claimant);
    END IF;
    IF NOT v_assigns AND NOT (p_case.claimant IS NULL AND hub.may(p_me, 'ingest', p_case))
      AND NOT (p_case.claimant = p_me AND hub.may(p_me, 'claim', p_case)) THEN
      PERFORM hub.deny('assign');
    END IF;
    IF NOT hub.may(v_to, 'claim', p_case) AND NOT hub.may(v_to, 'answer', p_case) THEN PERFORM hub.refuse('bad-facts', 'assignee'); END IF;
  END IF;
  p_case.claimant := v_to;
  p_case.team := coalesce(hub.text_in(p_facts, 'team'), p_case.team);
  RETURN p_case;
END $$;

CREATE FUNCTION hub.apply_status(p_case hub.case_state, p_me text, p_kind text) RETURNS hub.case_state LANGUAGE plpgsql AS $$
BEGIN
  -- A message that arrives wakes a case and opens it again by itself.
  IF NOT (p_kind IN ('CaseReopened', 'CaseUnsnoozed') AND hub.may(p_me, 'ingest', p_case)) THEN
    PERFORM hub.must(p_me, 'decide', p_case);
  END IF;
  CASE p_kind
    WHEN 'CaseResolved' THEN p_case.status := 'resolved';
    WHEN 'NoReplyNeeded' THEN p_case.status := 'no-reply-needed';
    WHEN 'CaseReopened' THEN p_case.status := 'open';
    WHEN 'CaseSnoozed' THEN p_case.status := 'snoozed';
    WHEN 'CaseUnsnoozed' THEN p_case.status := 'open';
    WHEN 'CaseMerged' THEN
      p_case.status := 'merged';
      p_case.claimant := NULL;
    ELSE NULL;
  END CASE;
  RETURN p_case;
END $$;

/* Push mode: the most urgent case the caller may answer, not one they pick. Asked again with the same operation, the same case. */
CREATE FUNCTION api.claim_next(p_brands text[], p_desktop uuid, p_op uuid, p_rules jsonb DEFAULT '{}') RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_me text := hub.me();
  v_brands text[] := ARRAY(SELECT DISTINCT b FROM unnest(p_brands[1:200]) b WHERE hub.has(v_me, b, 'claim') AND hub.has(v_me, b, 'answer'));
  v_desktop uuid := hub.desktop_of(p_desktop);
  v_at_most bigint := hub.number_in(coalesce(p_rules, '{}'), 'atMost');
  v_head hub.head;
  v_case hub.case_state;
  v_known hub.event;
BEGIN
  IF cardinality(v_brands) = 0 THEN PERFORM hub.deny('claim'); END IF;
  IF p_op IS NULL THEN PERFORM hub.refuse('bad-facts', 'op'); END IF;
  SELECT * INTO v_known FROM hub.event e WHERE e.op = p_op AND e.actor = v_me LIMIT 1;
  IF FOUND AND v_known.brand = ANY (v_brands) AND v_known.kind = 'CaseAssigned' THEN
    RETURN jsonb_build_object('claimed', true, 'brand', v_known.brand, 'caseId', hub.hex(v_known.case_id), 'seq', v_known.seq);
  END IF;
  IF v_at_most IS NOT NULL AND v_at_most <= (
      SELECT count(*) FROM hub.case_state c WHERE c.claimant = v_me AND c.status = 'open' AND c.brand = ANY (v_brands)) THEN
    RETURN jsonb_build_object('claimed', false, 'code', 'at-capacity');
  END IF;
  v_case := hub.most_urgent(v_brands, v_me, p_rules);
  IF v_case.case_id IS NULL THEN RETURN jsonb_build_object('claimed', false, 'code', 'none'); END IF;
  -- Found without a lock, so looked for again under it: a colleague may have been faster.
  v_head := hub.lock_head(v_case.brand);
  PERFORM hub.need(v_head.brand, 'claim');
  v_case := hub.most_urgent(ARRAY[v_head.brand], v_me, p_rules);
  IF v_case.case_id IS NULL THEN RETURN jsonb_build_object('claimed', false, 'code', 'none'); END IF;
  UPDATE hub.case_state c SET claimant = v_me, version = c.version + 1 WHERE c.brand = v_case.brand AND c.case_id = v_case.case_id;
  v_head := hub.record(v_head, v_me, v_desktop, ROW(p_op, p_op, v_case.case_id, 'CaseAssigned', hub.ms(clock_timestamp()),
    jsonb_build_object('assignee', v_me, 'team', NULL, 'reasonGiven', false), NULL, NULL, ''::bytea)::hub.draft);
  PERFORM hub.keep_head(v_head);
  RETURN jsonb_build_object('claimed', true, 'brand', v_case.brand, 'caseId', hub.hex(v_case.case_id), 'seq', v_head.seq);
END $$;

CREATE FUNCTION hub.most_urgent(p_brands text[], p_me text, p_rules jsonb) RETURNS hub.case_state LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_brand text;
  v_found hub.case_state;
  v_best hub.case_state;
BEGIN
  -- Brand by brand, so that each answer is the first entry of an index.
  FOREACH v_brand IN ARRAY p_brands LOOP
    SELECT c.* INTO v_found FROM hub.case_state c
      WHERE c.brand = v_brand AND c.claimant IS NULL AND c.status = 'open' AND c.due_at IS NOT NULL
        AND hub.may(p_me, 'claim', c) AND hub.may(p_me, 'answer', c)
        AND (p_rules -> 'teams' IS NULL OR c.team IS NULL OR p_rules -> 'teams' ? c.team)
        AND (p_rules -> 'tiers' IS NULL OR p_rules -> 'tiers' ? coalesce(c.tier, 'untriaged'))
        AND (p_rules -> 'channels' IS NULL OR p_rules -> 'channels' ? c.channel)
      ORDER BY c.due_at LIMIT 1;
    IF v_found.case_id IS NOT NULL AND (v_best.case_id IS NULL OR v_found.due_at < v_best.due_at) THEN v_best := v_found; END IF;
  END LOOP;
  RETURN v_best;
END $$;
