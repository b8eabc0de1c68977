-- Which desktop polls and sends for an account, and which one answer to a message may leave.
CREATE TABLE hub.desktop (
  id uuid PRIMARY KEY,
  agent text NOT NULL,
  name text NOT NULL,
  seen_at timestamptz NOT NULL,
  holds text[] NOT NULL DEFAULT '{}',
  heads jsonb NOT NULL DEFAULT '{}',
  seen_workspace integer
);

CREATE UNLOGGED TABLE hub.presence (
  desktop uuid PRIMARY KEY,
  brand text NOT NULL,
  case_id uuid NOT NULL,
  agent text NOT NULL,
  doing text NOT NULL CHECK (doing IN ('reads', 'writes')),
  at timestamptz NOT NULL
);
CREATE INDEX ON hub.presence (brand);

CREATE TABLE hub.lease (
  account text PRIMARY KEY REFERENCES hub.account,
  desktop uuid,
  agent text,
  fence bigint NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL DEFAULT '-infinity',
  cursor text,
  cursor_at timestamptz
);

-- One permit stands for one place in a conversation: this message, after that answer of ours.
CREATE TABLE hub.permit (
  brand text NOT NULL,
  case_id uuid NOT NULL,
  message bytea NOT NULL,
  follows uuid NOT NULL,
  reply_id uuid NOT NULL,
  version integer NOT NULL,
  account text NOT NULL,
  holder uuid NOT NULL,
  fence bigint NOT NULL,
  author text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'sent', 'freed')),
  granted_at timestamptz NOT NULL,
  valid_ms integer NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (brand, reply_id, version)
);
CREATE UNIQUE INDEX one_answer ON hub.permit (brand, case_id, message, follows) WHERE state <> 'freed';
CREATE INDEX ON hub.permit (account) WHERE state = 'open';

/* A desktop proves itself with a secret; everybody else sees only the name that follows from it. */
CREATE FUNCTION hub.desktop_of(p_secret uuid) RETURNS uuid LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF p_secret IS NULL THEN PERFORM hub.refuse('bad-facts', 'desktop'); END IF;
  RETURN encode(substring(sha256(convert_to('semaforo-desktop-1' || hub.hex(p_secret), 'UTF8')) FROM 1 FOR 16), 'hex')::uuid;
END $$;

CREATE FUNCTION hub.left_ms(p_until timestamptz) RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT CASE WHEN p_until = '-infinity' THEN 0 ELSE greatest(0, hub.ms(p_until) - hub.ms(clock_timestamp())) END
$$;

/* Only who holds the lease moves the cursor: a desktop that was away would set it back. */
CREATE FUNCTION hub.move_cursor(p_brand text, p_desktop uuid, p_cursor jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF length(p_cursor ->> 'cursor') > 65536 THEN PERFORM hub.refuse('too-large', 'cursor'); END IF;
  UPDATE hub.lease l SET cursor = p_cursor ->> 'cursor', cursor_at = clock_timestamp()
    FROM hub.account a
    WHERE l.account = hub.text_in(p_cursor, 'account') AND a.id = l.account AND a.brand = p_brand
      AND l.desktop = p_desktop AND l.fence = hub.number_in(p_cursor, 'fence') AND l.expires_at > clock_timestamp();
  IF NOT FOUND THEN PERFORM hub.refuse('fence-lost', hub.text_in(p_cursor, 'account')); END IF;
END $$;

CREATE FUNCTION hub.account_brand(p_account text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE v_brand text;
BEGIN
  SELECT a.brand INTO v_brand FROM hub.account a WHERE a.id = p_account;
  -- An account that is not there is refused like a brand that is not theirs.
  PERFORM hub.need(v_brand, 'ingest');
  RETURN v_brand;
END $$;

/* Twenty seconds, renewed every six: a desktop that dies is replaced within half a minute, a slow one is not. */
CREATE FUNCTION api.lease(p_account text, p_desktop uuid, p_want boolean DEFAULT true) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_brand text := hub.account_brand(p_account);
  v_desktop uuid := hub.desktop_of(p_desktop);
  v_lease hub.lease;
  v_held boolean;
BEGIN
  INSERT INTO hub.lease (account) VALUES (p_account) ON CONFLICT DO NOTHING;
  SELECT * INTO v_lease FROM hub.lease l WHERE l.account = p_account FOR UPDATE;
  v_held := v_lease.desktop = v_desktop AND v_lease.expires_at > clock_timestamp();
  IF p_want AND coalesce(v_held OR v_lease.desktop IS NULL OR v_lease.expires_at <= clock_timestamp(), true) THEN
    IF NOT EXISTS (SELECT 1 FROM hub.desktop d WHERE d.id = v_desktop AND d.agent = hub.actor() AND p_account = ANY (d.holds)) THEN
      PERFORM hub.refuse('secret-missing', p_account);
    END IF;
    UPDATE hub.lease l SET desktop = v_desktop, agent = hub.actor(), expires_at = clock_timestamp() + interval '20 seconds',
      fence = l.fence + CASE WHEN coalesce(v_held, false) THEN 0 ELSE 1 END
      WHERE l.account = p_account RETURNING * INTO v_lease;
    v_held := true;
  END IF;
  RETURN jsonb_build_object('held', coalesce(v_held, false), 'fence', v_lease.fence, 'expiresInMs', hub.left_ms(v_lease.expires_at),
    'cursor', CASE WHEN v_held THEN v_lease.cursor END, 'by', hub.hex(v_lease.desktop), 'byAgent', v_lease.agent);
END $$;

CREATE FUNCTION api.unlease(p_account text, p_desktop uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
BEGIN
  PERFORM hub.account_brand(p_account);
  UPDATE hub.lease l SET desktop = NULL, agent = NULL, expires_at = '-infinity'
    WHERE l.account = p_account AND l.desktop = hub.desktop_of(p_desktop);
  RETURN jsonb_build_object('freed', FOUND);
END $$;

CREATE FUNCTION hub.holds_lease(p_account text, p_desktop uuid) RETURNS boolean LANGUAGE sql VOLATILE AS $$
  SELECT EXISTS (SELECT 1 FROM hub.lease l WHERE l.account = p_account AND l.desktop = p_desktop AND l.expires_at > clock_timestamp())
$$;

/*
 * Whether this reply may leave now. Everything that could make it wrong is looked at in one transaction, under the lock
 * of the brand; what is granted stands until it is ended, so that a crashed holder never makes room for a double.
 */
CREATE FUNCTION api.permit(p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_brand text := p ->> 'brand';
  v_desktop uuid := hub.desktop_of(hub.id_in(p, 'desktop'));
  v_reply hub.reply;
  v_case hub.case_state;
  v_lease hub.lease;
  v_other hub.permit;
  v_code text;
BEGIN
  PERFORM hub.need(v_brand, 'ingest');
  PERFORM hub.lock_head(v_brand);
  PERFORM hub.need(v_brand, 'ingest');
  SELECT * INTO v_reply FROM hub.reply r WHERE r.brand = v_brand AND r.reply_id = hub.id_in(p, 'replyId') AND r.case_id = hub.id_in(p, 'caseId');
  IF NOT FOUND THEN RETURN jsonb_build_object('granted', false, 'code', 'reply-unknown'); END IF;
  SELECT * INTO v_case FROM hub.case_state c WHERE c.brand = v_brand AND c.case_id = v_reply.case_id;
  SELECT * INTO v_lease FROM hub.lease l WHERE l.account = v_reply.account FOR UPDATE;
  IF v_lease.desktop IS DISTINCT FROM v_desktop OR v_lease.fence IS DISTINCT FROM hub.number_in(p, 'fence')
    OR v_lease.expires_at <= clock_timestamp() THEN
    RETURN jsonb_build_object('granted', false, 'code', 'fence-lost', 'by', v_lease.agent);
  END IF;
  SELECT * INTO v_other FROM hub.permit q WHERE q.brand = v_brand AND q.case_id = v_case.case_id AND q.state <> 'freed'
    AND q.message = coalesce(v_reply.based_on, ''::bytea) AND q.follows = hub.after_or_none(v_reply.follows);
  IF FOUND THEN RETURN hub.standing(v_other, v_reply, v_desktop, v_lease.fence); END IF;
  v_code := hub.why_not(v_reply, v_case, hub.bytes_in(p, 'message'), hub.text_in(p, 'digest', 128));
  IF v_code IS NOT NULL THEN
    RETURN jsonb_build_object('granted', false, 'code', v_code, 'by', CASE WHEN v_code = 'claimed-by-other' THEN v_case.claimant END);
  END IF;
  INSERT INTO hub.permit (brand, case_id, message, follows, reply_id, version, account, holder, fence, author, state, granted_at, valid_ms)
    SELECT v_brand, v_case.case_id, coalesce(v_reply.based_on, ''::bytea), hub.after_or_none(v_reply.follows), v_reply.reply_id,
      1 + coalesce(max(q.version), 0), v_reply.account, v_desktop, v_lease.fence, v_reply.author, 'open', clock_timestamp(), 60000
    FROM hub.permit q WHERE q.brand = v_brand AND q.reply_id = v_reply.reply_id
    RETURNING * INTO v_other;
  RETURN jsonb_build_object('granted', true, 'version', v_other.version, 'validMs', v_other.valid_ms);
END $$;

CREATE FUNCTION hub.after_or_none(p_reply uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(p_reply, '00000000-0000-0000-0000-000000000000'::uuid)
$$;

/* The same desktop asking again gets what is left of its time; everybody else hears who was first. */
CREATE FUNCTION hub.standing(p_permit hub.permit, p_reply hub.reply, p_desktop uuid, p_fence bigint) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_left bigint := hub.left_ms(p_permit.granted_at + p_permit.valid_ms * interval '1 millisecond');
BEGIN
  IF p_permit.state = 'open' AND p_permit.reply_id = p_reply.reply_id AND p_permit.holder = p_desktop AND p_permit.fence = p_fence THEN
    IF v_left > 0 THEN RETURN jsonb_build_object('granted', true, 'version', p_permit.version, 'validMs', v_left); END IF;
    RETURN jsonb_build_object('granted', false, 'code', 'permit-lapsed', 'version', p_permit.version);
  END IF;
  RETURN jsonb_build_object('granted', false, 'code', CASE p_permit.state WHEN 'sent' THEN 'already-answered' ELSE 'permit-held' END,
    'by', p_permit.author, 'replyId', hub.hex(p_permit.reply_id), 'version', p_permit.version);
END $$;

CREATE FUNCTION hub.why_not(p_reply hub.reply, p_case hub.case_state, p_message bytea, p_digest text) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p_reply.state NOT IN ('waiting', 'free') THEN RETURN 'reply-ended'; END IF;
  IF p_case.status = 'merged' THEN RETURN 'case-merged'; END IF;
  IF NOT EXISTS (SELECT 1 FROM hub.person q WHERE q.agent = p_reply.author AND q.removed_at IS NULL)
    OR NOT hub.may(p_reply.author, 'answer', p_case) THEN RETURN 'not-allowed'; END IF;
  IF p_case.claimant <> p_reply.author THEN RETURN 'claimed-by-other'; END IF;
  IF p_reply.based_on IS DISTINCT FROM p_case.newest_message OR p_message IS DISTINCT FROM p_case.newest_message THEN RETURN 'stale'; END IF;
  IF p_reply.follows IS NULL AND EXISTS (SELECT 1 FROM hub.permit q WHERE q.brand = p_case.brand AND q.case_id = p_case.case_id
      AND q.message = coalesce(p_reply.based_on, ''::bytea) AND q.state <> 'freed') THEN RETURN 'already-answered'; END IF;
  IF p_reply.follows IS NOT NULL AND NOT EXISTS (SELECT 1 FROM hub.permit q WHERE q.brand = p_case.brand AND q.case_id = p_case.case_id
      AND q.reply_id = p_reply.follows AND q.message = coalesce(p_reply.based_on, ''::bytea) AND q.state = 'sent') THEN RETURN 'stale'; END IF;
  RETURN hub.approval_missing(p_reply, p_case, p_digest);
END $$;

/* The margin covers a sender that is late to abort its request. */
CREATE FUNCTION api.permit_end(p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_brand text := p ->> 'brand';
  v_desktop uuid := hub.desktop_of(hub.id_in(p, 'desktop'));
  v_to text := CASE p ->> 'outcome' WHEN 'sent' THEN 'sent' WHEN 'not-sent' THEN 'freed' END;
  v_permit hub.permit;
BEGIN
  PERFORM hub.need(v_brand, 'ingest');
  IF v_to IS NULL THEN PERFORM hub.refuse('bad-facts', 'outcome'); END IF;
  PERFORM hub.lock_head(v_brand);
  SELECT * INTO v_permit FROM hub.permit q WHERE q.brand = v_brand AND q.case_id = hub.id_in(p, 'caseId')
    AND q.reply_id = hub.id_in(p, 'replyId') AND q.version = hub.number_in(p, 'version');
  IF NOT FOUND THEN PERFORM hub.refuse('permit-unknown'); END IF;
  IF v_permit.state = v_to THEN RETURN jsonb_build_object('ended', true, 'state', v_to); END IF;
  IF v_permit.state <> 'open' THEN PERFORM hub.refuse('permit-ended', v_permit.state); END IF;
  IF v_permit.holder <> v_desktop THEN
    IF NOT hub.holds_lease(v_permit.account, v_desktop) THEN PERFORM hub.deny('permit'); END IF;
    IF v_to = 'freed' AND clock_timestamp() < v_permit.granted_at + (v_permit.valid_ms + 15000) * interval '1 millisecond' THEN
      PERFORM hub.refuse('too-early', hub.left_ms(v_permit.granted_at + (v_permit.valid_ms + 15000) * interval '1 millisecond')::text);
    END IF;
  END IF;
  UPDATE hub.permit q SET state = v_to, ended_at = clock_timestamp()
    WHERE q.brand = v_permit.brand AND q.reply_id = v_permit.reply_id AND q.version = v_permit.version;
  RETURN jsonb_build_object('ended', true, 'state', v_to);
END $$;
