-- Replies and who let them pass. An approval is for one text on one state of the conversation.
CREATE TABLE hub.reply (
  brand text NOT NULL,
  reply_id uuid NOT NULL,
  case_id uuid NOT NULL,
  account text NOT NULL,
  author text NOT NULL,
  audience text,
  digest text NOT NULL,
  based_on bytea,
  -- The answer of ours that the author had seen when writing one more to the same message.
  follows uuid,
  needs text NOT NULL CHECK (needs IN ('none', 'peer', 'supervisor', 'two')),
  state text NOT NULL CHECK (state IN ('free', 'waiting', 'sent-back', 'rejected', 'cancelled', 'sent', 'failed')),
  PRIMARY KEY (brand, reply_id)
);

CREATE TABLE hub.approval (
  brand text NOT NULL,
  reply_id uuid NOT NULL,
  agent text NOT NULL,
  supervises boolean NOT NULL,
  digest text NOT NULL,
  message bytea,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (brand, reply_id, agent)
);

CREATE FUNCTION hub.weight(p_needs text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_position(ARRAY['none', 'peer', 'supervisor', 'two'], p_needs), 1)
$$;

/* The strictest rule that fits; a desktop may ask for more, never for less. */
CREATE FUNCTION hub.needs_of(p_agent text, p_case hub.case_state, p_asked text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT needs FROM (
    SELECT coalesce(p_asked, 'none') AS needs
    UNION ALL
    SELECT r.needs FROM hub.approval_rule r WHERE r.agent = p_agent AND r.brand = p_case.brand
      AND (r.tier IS NULL OR r.tier = coalesce(p_case.tier, 'untriaged'))
      AND (r.channel IS NULL OR r.channel = p_case.channel)
      AND (r.contact_type IS NULL OR r.contact_type = p_case.contact_type)
  ) x ORDER BY hub.weight(needs) DESC LIMIT 1
$$;

CREATE FUNCTION hub.apply_reply(p_case hub.case_state, p_me text, p_desktop uuid, p_draft hub.draft) RETURNS hub.case_state LANGUAGE plpgsql AS $$
DECLARE
  v_facts jsonb := p_draft.facts;
  v_reply hub.reply;
BEGIN
  IF p_draft.kind = 'ReplySubmitted' THEN
    PERFORM hub.submit_reply(p_case, p_me, v_facts);
    RETURN p_case;
  END IF;
  SELECT * INTO v_reply FROM hub.reply r WHERE r.brand = p_case.brand AND r.reply_id = hub.id_in(v_facts, 'reply') AND r.case_id = p_case.case_id;
  IF NOT FOUND THEN PERFORM hub.refuse('bad-facts', 'reply'); END IF;
  CASE p_draft.kind
    WHEN 'ReplyApproved' THEN
      PERFORM hub.approve_reply(p_case, v_reply, p_me, v_facts);
      RETURN p_case;
    WHEN 'ReplySentBack', 'ReplyRejected' THEN
      IF v_reply.author = p_me THEN PERFORM hub.refuse('approval-own', 'reply'); END IF;
      PERFORM hub.must(p_me, 'approve', p_case);
      IF v_reply.state NOT IN ('waiting', 'free') THEN PERFORM hub.refuse('bad-facts', 'reply-' || v_reply.state); END IF;
      v_reply.state := CASE p_draft.kind WHEN 'ReplySentBack' THEN 'sent-back' ELSE 'rejected' END;
    WHEN 'ReplyCancelled' THEN
      IF v_reply.author <> p_me AND NOT hub.may(p_me, 'approve', p_case) AND NOT hub.may(p_me, 'assign', p_case) THEN
        PERFORM hub.deny('answer');
      END IF;
      IF v_reply.state = 'sent' THEN PERFORM hub.refuse('bad-facts', 'reply-sent'); END IF;
      v_reply.state := 'cancelled';
    WHEN 'ReplySending', 'ReplySent', 'ReplyUnknown', 'ReplyFailed' THEN
      PERFORM hub.must_send(p_case, v_reply, p_desktop);
      IF p_draft.kind = 'ReplySent' THEN
        v_reply.state := 'sent';
        IF v_reply.based_on IS NOT DISTINCT FROM p_case.newest_message THEN p_case.due_at := NULL; END IF;
      END IF;
    ELSE
      -- What a desktop says of the wait of a reply: nothing here follows from it.
      PERFORM hub.must(p_me, 'note', p_case);
      RETURN p_case;
  END CASE;
  UPDATE hub.reply r SET state = v_reply.state WHERE r.brand = v_reply.brand AND r.reply_id = v_reply.reply_id;
  RETURN p_case;
END $$;

/* Only the desktop that was let send can say that it sends, or who looked on the channel in its place. */
CREATE FUNCTION hub.must_send(p_case hub.case_state, p_reply hub.reply, p_desktop uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_permitted boolean;
BEGIN
  SELECT bool_or(q.holder = p_desktop OR hub.holds_lease(q.account, p_desktop)) INTO v_permitted
    FROM hub.permit q WHERE q.brand = p_case.brand AND q.reply_id = p_reply.reply_id;
  IF NOT coalesce(v_permitted, false) THEN PERFORM hub.deny('permit'); END IF;
END $$;

CREATE FUNCTION hub.submit_reply(p_case hub.case_state, p_me text, p_facts jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_reply hub.reply;
  v_old hub.reply;
BEGIN
  IF p_case.status = 'merged' THEN PERFORM hub.refuse('not-allowed', 'case-merged'); END IF;
  PERFORM hub.must(p_me, 'answer', p_case);
  IF p_case.claimant <> p_me THEN PERFORM hub.refuse('claimed-by-other', p_case.claimant); END IF;
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
    -- Written again after it came back: what was approved before was another text.
    IF v_old.author <> p_me OR v_old.case_id <> p_case.case_id OR v_old.state IN ('sent', 'cancelled')
      OR EXISTS (SELECT 1 FROM hub.permit q WHERE q.brand = p_case.brand AND q.reply_id = v_reply.reply_id AND q.state = 'open') THEN
      PERFORM hub.refuse('bad-facts', 'reply');
    END IF;
    DELETE FROM hub.approval a WHERE a.brand = p_case.brand AND a.reply_id = v_reply.reply_id;
    UPDATE hub.reply r SET digest = v_reply.digest, based_on = v_reply.based_on, follows = v_reply.follows, needs = v_reply.needs,
      state = v_reply.state, account = v_reply.account, audience = v_reply.audience
      WHERE r.brand = p_case.brand AND r.reply_id = v_reply.reply_id;
    RETURN;
  END IF;
  INSERT INTO hub.reply SELECT v_reply.*;
END $$;

CREATE FUNCTION hub.approve_reply(p_case hub.case_state, p_reply hub.reply, p_me text, p_facts jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_digest text := hub.text_in(p_facts, 'digest', 128);
  v_message bytea := coalesce(hub.bytes_in(p_facts, 'message'), p_reply.based_on);
BEGIN
  IF p_reply.author = p_me THEN PERFORM hub.refuse('approval-own', 'reply'); END IF;
  PERFORM hub.must(p_me, 'approve', p_case);
  IF p_reply.state NOT IN ('waiting', 'free') THEN PERFORM hub.refuse('approval-lapsed', 'reply-' || p_reply.state); END IF;
  IF v_digest IS NULL THEN PERFORM hub.refuse('bad-facts', 'digest'); END IF;
  IF v_message IS DISTINCT FROM p_case.newest_message THEN PERFORM hub.refuse('approval-lapsed', 'newer-message'); END IF;
  INSERT INTO hub.approval (brand, reply_id, agent, supervises, digest, message)
    VALUES (p_case.brand, p_reply.reply_id, p_me, hub.may(p_me, 'supervise', p_case), v_digest, v_message)
    ON CONFLICT (brand, reply_id, agent) DO UPDATE SET supervises = EXCLUDED.supervises, digest = EXCLUDED.digest,
      message = EXCLUDED.message, at = EXCLUDED.at;
END $$;

/* Why the text with this digest may not leave, or null. Two are two different people, whoever they are. */
CREATE FUNCTION hub.approval_missing(p_reply hub.reply, p_case hub.case_state, p_digest text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_needs text := hub.needs_of(p_reply.author, p_case, p_reply.needs);
  v_all integer;
  v_ever integer;
  v_supervising integer;
BEGIN
  SELECT count(*) FILTER (WHERE a.message IS NOT DISTINCT FROM p_case.newest_message AND a.at > clock_timestamp() - s.approval_valid),
      count(*) FILTER (WHERE a.supervises AND a.message IS NOT DISTINCT FROM p_case.newest_message AND a.at > clock_timestamp() - s.approval_valid),
      count(*)
    INTO v_all, v_supervising, v_ever
    FROM hub.setting s, hub.approval a JOIN hub.person q ON q.agent = a.agent AND q.removed_at IS NULL
    WHERE a.brand = p_reply.brand AND a.reply_id = p_reply.reply_id AND a.digest = p_digest AND a.agent <> p_reply.author;
  IF v_needs = 'none' THEN
    -- Who approves may have edited: then it is the edited text that leaves.
    RETURN CASE WHEN p_digest IS NOT DISTINCT FROM p_reply.digest OR v_all > 0 THEN NULL ELSE 'other-text' END;
  END IF;
  IF (v_needs = 'peer' AND v_all >= 1) OR (v_needs = 'supervisor' AND v_supervising >= 1)
    OR (v_needs = 'two' AND v_all >= 2) THEN RETURN NULL; END IF;
  RETURN CASE WHEN v_ever > v_all THEN 'approval-lapsed' ELSE 'approval-missing' END;
END $$;
