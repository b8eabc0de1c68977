-- A first contact may be acknowledged by itself: in the definition's own words, once a case, beside the answer and never for it.
CREATE TABLE hub.receipt_words (
  brand text NOT NULL,
  channel text NOT NULL,
  words bytea NOT NULL,
  PRIMARY KEY (brand, channel, words)
);

ALTER TABLE hub.reply ADD COLUMN receipt boolean NOT NULL DEFAULT false;

/* Where a permit for one stands: beside the message, apart from what answers it. No reply has this id. */
CREATE FUNCTION hub.receipt_place() RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
$$;

CREATE OR REPLACE FUNCTION hub.take_facts(p_facts jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_brand text;
  v_account jsonb;
BEGIN
  UPDATE hub.brand SET retired = NOT (p_facts -> 'brands' ? id);
  FOR v_brand IN SELECT jsonb_array_elements_text(p_facts -> 'brands') LOOP
    INSERT INTO hub.brand (id) VALUES (v_brand) ON CONFLICT DO NOTHING;
    INSERT INTO hub.head (brand, hash) VALUES (v_brand, hub.first_hash(v_brand)) ON CONFLICT DO NOTHING;
    INSERT INTO hub.name_key VALUES (v_brand, hub.random_key()) ON CONFLICT DO NOTHING;
  END LOOP;
  UPDATE hub.account SET retired = true;
  FOR v_account IN SELECT jsonb_array_elements(coalesce(p_facts -> 'accounts', '[]')) LOOP
    INSERT INTO hub.account AS a (id, brand, channel) VALUES (v_account ->> 'account', v_account ->> 'brand', v_account ->> 'channel')
      ON CONFLICT (id) DO UPDATE SET channel = EXCLUDED.channel, retired = false WHERE a.brand = EXCLUDED.brand;
    -- Its cases and its cursor stay with the brand they were made for.
    IF NOT FOUND THEN PERFORM hub.refuse('bad-facts', 'account-moved'); END IF;
  END LOOP;
  DELETE FROM hub.grant_;
  INSERT INTO hub.grant_ (agent, brand, action, tier, channel, team, safety)
    SELECT g ->> 'agent', g ->> 'brand', g ->> 'action', g ->> 'tier', g ->> 'channel', g ->> 'team', (g ->> 'safety')::boolean
    FROM jsonb_array_elements(coalesce(p_facts -> 'grants', '[]')) g;
  DELETE FROM hub.approval_rule;
  INSERT INTO hub.approval_rule (agent, brand, tier, channel, contact_type, needs)
    SELECT r ->> 'agent', r ->> 'brand', r ->> 'tier', r ->> 'channel', r ->> 'contactType', r ->> 'needs'
    FROM jsonb_array_elements(coalesce(p_facts -> 'approvals', '[]')) r;
  DELETE FROM hub.receipt_words;
  INSERT INTO hub.receipt_words (brand, channel, words)
    SELECT DISTINCT r ->> 'brand', r ->> 'channel', hub.bytes_in(r, 'words')
    FROM jsonb_array_elements(coalesce(p_facts -> 'receipts', '[]')) r;
  UPDATE hub.setting SET approval_valid = coalesce(hub.number_in(p_facts, 'approvalValidMs'), 14400000) * interval '1 millisecond';
EXCEPTION
  WHEN data_exception OR integrity_constraint_violation THEN PERFORM hub.refuse('bad-facts', SQLERRM);
END $$;

/*
 * Whether a reply says that nobody wrote it. Only what the definition says on that channel may: other words are refused, or
 * whoever needs an approval would write without one.
 */
CREATE FUNCTION hub.is_receipt(p_case hub.case_state, p_facts jsonb) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE v_words bytea := hub.bytes_in(p_facts, 'receipt');
BEGIN
  IF v_words IS NULL THEN RETURN false; END IF;
  IF NOT EXISTS (SELECT 1 FROM hub.receipt_words w WHERE w.brand = p_case.brand AND w.channel = p_case.channel AND w.words = v_words) THEN
    PERFORM hub.refuse('not-allowed', 'receipt');
  END IF;
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION hub.submit_reply(p_case hub.case_state, p_me text, p_facts jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_reply hub.reply;
  v_old hub.reply;
  v_holding uuid := hub.holding_in(p_case, p_me, p_facts);
  v_receipt boolean := hub.is_receipt(p_case, p_facts);
BEGIN
  IF p_case.status = 'merged' THEN PERFORM hub.refuse('not-allowed', 'case-merged'); END IF;
  PERFORM hub.must(p_me, CASE WHEN v_receipt THEN 'ingest' ELSE 'answer' END, p_case);
  IF p_case.claimant <> p_me AND v_holding IS NULL AND NOT v_receipt THEN PERFORM hub.refuse('claimed-by-other', p_case.claimant); END IF;
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
  v_reply.receipt := v_receipt;
  v_reply.needs := CASE WHEN v_receipt THEN 'none' ELSE hub.needs_of(p_me, p_case, p_facts ->> 'needs') END;
  IF v_receipt THEN
    v_reply.follows := hub.receipt_place();
    -- One a case, whoever heard the message first.
    IF EXISTS (SELECT 1 FROM hub.reply r WHERE r.brand = p_case.brand AND r.case_id = p_case.case_id AND r.receipt) THEN
      PERFORM hub.refuse('superseded', hub.hex(p_case.case_id));
    END IF;
  END IF;
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

CREATE OR REPLACE FUNCTION hub.apply_reply(p_case hub.case_state, p_me text, p_desktop uuid, p_draft hub.draft) RETURNS hub.case_state LANGUAGE plpgsql AS $$
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
    WHEN 'ReplyApproved', 'ReplyApprovedWithEdit' THEN
      PERFORM hub.approve_reply(p_case, v_reply, p_me, v_facts);
      RETURN p_case;
    WHEN 'ReplySentBack', 'ReplyRejected' THEN
      IF v_reply.author = p_me THEN PERFORM hub.refuse('approval-own', 'reply'); END IF;
      PERFORM hub.must(p_me, 'approve', p_case);
      IF v_reply.state NOT IN ('waiting', 'free') THEN PERFORM hub.refuse('bad-facts', 'reply-' || v_reply.state); END IF;
      v_reply.state := CASE p_draft.kind WHEN 'ReplySentBack' THEN 'sent-back' ELSE 'rejected' END;
    WHEN 'ReplyCancelled' THEN
      IF v_reply.author <> p_me AND NOT hub.may(p_me, 'approve', p_case) AND NOT hub.may(p_me, 'assign', p_case)
        AND NOT (v_reply.receipt AND hub.may(p_me, 'ingest', p_case)) THEN
        PERFORM hub.deny('answer');
      END IF;
      IF v_reply.state = 'sent' THEN PERFORM hub.refuse('bad-facts', 'reply-sent'); END IF;
      v_reply.state := 'cancelled';
    WHEN 'ReplySending', 'ReplySent', 'ReplyUnknown', 'ReplyFailed' THEN
      PERFORM hub.must_send(p_case, v_reply, p_desktop);
      IF p_draft.kind = 'ReplySent' THEN
        v_reply.state := 'sent';
        -- What only acknowledges leaves the customer waiting: the desktop that sent it says until when.
        IF v_reply.based_on IS NOT DISTINCT FROM p_case.newest_message THEN p_case.due_at := hub.number_in(v_facts, 'dueAt'); END IF;
      END IF;
    WHEN 'ReplyQueued', 'ApprovalAsked' THEN
      PERFORM hub.must(p_me, CASE WHEN v_facts ? 'basedOn' THEN 'answer' ELSE 'note' END, p_case);
      -- What may be on its way, or has arrived, stays the answer to what it was let go for.
      IF v_facts ? 'basedOn' AND v_reply.state IN ('waiting', 'free') AND NOT EXISTS (SELECT 1 FROM hub.permit q
          WHERE q.brand = v_reply.brand AND q.reply_id = v_reply.reply_id AND q.state <> 'freed') THEN
        UPDATE hub.reply r SET based_on = hub.bytes_in(v_facts, 'basedOn'), follows = hub.id_in(v_facts, 'follows')
          WHERE r.brand = v_reply.brand AND r.reply_id = v_reply.reply_id;
      END IF;
      RETURN p_case;
    ELSE
      -- What a desktop says of the wait of a reply: nothing here follows from it.
      PERFORM hub.must(p_me, 'note', p_case);
      RETURN p_case;
  END CASE;
  UPDATE hub.reply r SET state = v_reply.state WHERE r.brand = v_reply.brand AND r.reply_id = v_reply.reply_id;
  RETURN p_case;
END $$;

/* What acknowledges answers nothing, like a holding message. */
CREATE OR REPLACE FUNCTION hub.is_answered(p_reply hub.reply, p_case hub.case_state) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM hub.permit q WHERE q.brand = p_case.brand AND q.case_id = p_case.case_id
    AND q.message = coalesce(p_reply.based_on, ''::bytea) AND q.state <> 'freed' AND q.follows <> hub.receipt_place()
    AND NOT EXISTS (SELECT 1 FROM hub.incident i WHERE i.brand = q.brand AND i.incident = q.follows))
$$;

/* Nobody speaks in it, so no crisis lets it pass; and it comes before the answer or not at all. */
CREATE FUNCTION hub.why_no_receipt(p_reply hub.reply, p_case hub.case_state, p_digest text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM hub.incident i WHERE i.brand = p_case.brand AND hub.rules_over(i, p_case) AND hub.stops(i, p_reply)) THEN 'frozen'
    WHEN p_digest IS DISTINCT FROM p_reply.digest THEN 'other-text'
    WHEN EXISTS (SELECT 1 FROM hub.permit q WHERE q.brand = p_case.brand AND q.case_id = p_case.case_id AND q.state <> 'freed'
      AND q.reply_id <> p_reply.reply_id) THEN 'already-answered'
  END
$$;

CREATE OR REPLACE FUNCTION hub.why_not(p_reply hub.reply, p_case hub.case_state, p_message bytea, p_digest text) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p_reply.state NOT IN ('waiting', 'free') THEN RETURN 'reply-ended'; END IF;
  IF p_case.status = 'merged' THEN RETURN 'case-merged'; END IF;
  IF p_reply.receipt THEN RETURN hub.why_no_receipt(p_reply, p_case, p_digest); END IF;
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
