-- Results of training, signed where they were made. The hub decides who gives and who reads; whether a signature holds every
-- desktop finds out by itself, so a hub that forges one convinces nobody.
CREATE TABLE hub.training_result (
  id uuid PRIMARY KEY,
  -- In the order in which they were filed, each time anew: who reads after a number misses nothing.
  no bigint NOT NULL UNIQUE,
  -- Under whom it is filed; null: a drill's, which is the whole team's.
  agent text CHECK (agent ~ '^[^[:cntrl:]]{1,80}$'),
  given_by text NOT NULL,
  given_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  payload text NOT NULL CHECK (length(payload) <= 500000),
  key text NOT NULL CHECK (key ~ '^[0-9a-f]{64}$'),
  signature text NOT NULL CHECK (signature ~ '^[0-9a-f]{128}$')
);
CREATE INDEX ON hub.training_result (given_by);

/* Whoever supervises a brand in which somebody has a part, also one that waits on its reserve; and who manages. */
CREATE FUNCTION hub.trains(p_me text, p_agent text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT hub.manages(p_me) OR EXISTS (SELECT 1 FROM hub.grant_ g JOIN hub.grant_line l ON l.brand = g.brand
    WHERE g.agent = p_me AND g.action = 'supervise' AND l.agent = p_agent)
$$;

CREATE FUNCTION hub.trains_somebody(p_me text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT hub.manages(p_me) OR EXISTS (SELECT 1 FROM hub.grant_ g WHERE g.agent = p_me AND g.action = 'supervise')
$$;

CREATE FUNCTION hub.reads_result(p_me text, p_agent text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_agent IS NULL OR p_agent = p_me OR hub.trains(p_me, p_agent)
$$;

/* One's own, and those of people one trains; a drill is told by who trains somebody. Same again is known, and counts once. */
CREATE FUNCTION hub.take_result(p_me text, p jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_agent text;
  v_payload text := p ->> 'payload';
  v_record jsonb;
  v_id uuid;
  v_known hub.training_result;
BEGIN
  v_agent := hub.text_in(p, 'agent', 80);
  v_record := v_payload::jsonb;
  v_id := hub.id_in(v_record, 'id');
  IF v_id IS NULL OR (v_record ->> 'kind' = 'step') IS DISTINCT FROM (v_agent IS NOT NULL) THEN RETURN 'malformed'; END IF;
  IF NOT coalesce(CASE WHEN v_agent IS NULL THEN v_record ->> 'kind' = 'drill' AND hub.trains_somebody(p_me)
      ELSE v_agent = p_me OR hub.trains(p_me, v_agent) END, false) THEN RETURN 'not-allowed'; END IF;
  -- What a member sat under their own name in the team's own workspace is nobody else's.
  IF v_agent <> v_record ->> 'agent' AND NOT coalesce((v_record ->> 'sandbox')::boolean, false)
    AND EXISTS (SELECT 1 FROM hub.grant_line l WHERE l.agent = v_record ->> 'agent') THEN RETURN 'not-allowed'; END IF;
  SELECT * INTO v_known FROM hub.training_result r WHERE r.id = v_id;
  IF FOUND AND v_known.payload <> v_payload THEN RETURN 'changed'; END IF;
  IF FOUND THEN
    IF v_known.agent IS NOT DISTINCT FROM v_agent THEN RETURN 'known'; END IF;
    -- Filed under somebody else by who trains both; nobody takes what stands under another's name.
    IF v_known.agent IS NULL OR v_agent IS NULL OR NOT (hub.trains(p_me, v_known.agent) AND hub.trains(p_me, v_agent)) THEN
      RETURN 'not-allowed';
    END IF;
    UPDATE hub.training_result r SET agent = v_agent, given_by = p_me, given_at = clock_timestamp(),
      no = (SELECT max(x.no) + 1 FROM hub.training_result x) WHERE r.id = v_id;
    RETURN 'taken';
  END IF;
  IF (SELECT count(*) FROM hub.training_result r WHERE r.given_by = p_me) >= 20000 THEN RETURN 'too-many'; END IF;
  INSERT INTO hub.training_result (id, no, agent, given_by, payload, key, signature)
    VALUES (v_id, (SELECT coalesce(max(x.no), 0) + 1 FROM hub.training_result x), v_agent, p_me, v_payload, p ->> 'key', p ->> 'signature');
  RETURN 'taken';
EXCEPTION
  WHEN SQLSTATE 'SF001' OR data_exception OR integrity_constraint_violation THEN RETURN 'malformed';
END $$;

/* What became of each, in their order. */
CREATE FUNCTION api.give_results(p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_me text := hub.me();
  v_one jsonb;
  v_outcomes text[] := '{}';
BEGIN
  IF jsonb_typeof(p) IS DISTINCT FROM 'array' THEN PERFORM hub.refuse('bad-facts', 'results'); END IF;
  IF jsonb_array_length(p) > 100 OR pg_column_size(p) > 16777216 THEN PERFORM hub.refuse('too-large', 'results'); END IF;
  -- One at a time: the order of numbers is the order of commits.
  LOCK TABLE hub.training_result IN SHARE ROW EXCLUSIVE MODE;
  PERFORM hub.me();
  FOR v_one IN SELECT * FROM jsonb_array_elements(p) LOOP
    v_outcomes := array_append(v_outcomes, hub.take_result(v_me, v_one));
  END LOOP;
  IF 'taken' = ANY (v_outcomes) AND (SELECT s.notify FROM hub.setting s) THEN PERFORM pg_notify('semaforo', ''); END IF;
  RETURN to_jsonb(v_outcomes);
END $$;

/* Which there are after a number, and under whom: a page of 2,000. */
CREATE FUNCTION api.result_list(p_after bigint) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE v_me text := hub.me();
BEGIN
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('no', x.no, 'id', hub.hex(x.id), 'agent', x.agent) ORDER BY x.no), '[]')
    FROM (SELECT * FROM hub.training_result r WHERE r.no > coalesce(p_after, 0) AND hub.reads_result(v_me, r.agent)
      ORDER BY r.no LIMIT 2000) x);
END $$;

/* As they were signed; those beyond 8 MB are asked for again. What is not theirs to read is not there. */
CREATE FUNCTION api.results(p_ids text[]) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE v_me text := hub.me();
BEGIN
  IF cardinality(p_ids) > 100 OR EXISTS (SELECT 1 FROM unnest(p_ids) i WHERE i IS NULL OR i !~ '^[0-9a-f]{32}$') THEN
    PERFORM hub.refuse('bad-facts', 'ids');
  END IF;
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', hub.hex(x.id), 'agent', x.agent, 'givenBy', x.given_by,
      'payload', x.payload, 'key', x.key, 'signature', x.signature) ORDER BY x.no), '[]')
    FROM (SELECT r.*, sum(length(r.payload)) OVER (ORDER BY r.no) AS so_far FROM hub.training_result r
      WHERE r.id = ANY (p_ids::uuid[]) AND hub.reads_result(v_me, r.agent)) x
    WHERE x.so_far - length(x.payload) < 8388608);
END $$;

/* What a desktop is told of training with every pulse. */
CREATE FUNCTION hub.training_news(p_me text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('results', coalesce(max(r.no), 0)) FROM hub.training_result r
$$;

CREATE OR REPLACE FUNCTION api.pulse(p jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_me text := hub.me();
  v_desktop uuid := hub.desktop_of(hub.id_in(p, 'desktop'));
  v_mine text[] := ARRAY(SELECT b.id FROM hub.brand b WHERE hub.has(v_me, b.id, 'see'));
BEGIN
  IF length(p::text) > 65536 THEN PERFORM hub.refuse('too-large', 'pulse'); END IF;
  PERFORM hub.note_desktop(v_me, v_desktop, v_mine, p);
  PERFORM hub.note_presence(v_me, v_desktop, v_mine, p -> 'presence');
  RETURN jsonb_build_object('serverTime', hub.ms(clock_timestamp()), 'desktop', hub.hex(v_desktop),
    'workspaceVersion', (SELECT coalesce(max(w.version), 0) FROM hub.workspace w),
    'heads', (SELECT coalesce(jsonb_object_agg(h.brand, h.seq), '{}') FROM hub.head h WHERE h.brand = ANY (v_mine)),
    'leases', (SELECT coalesce(jsonb_agg(jsonb_build_object('account', l.account, 'brand', a.brand, 'desktop', hub.hex(l.desktop),
        'desktopName', d.name, 'agent', l.agent, 'fence', l.fence, 'expiresInMs', hub.left_ms(l.expires_at)) ORDER BY l.account), '[]')
      FROM hub.lease l JOIN hub.account a ON a.id = l.account LEFT JOIN hub.desktop d ON d.id = l.desktop
      WHERE a.brand = ANY (v_mine) AND l.desktop IS NOT NULL),
    'desktops', hub.colleagues(v_mine), 'otherHeads', hub.remembered_heads(v_desktop, v_mine),
    'presence', (SELECT coalesce(jsonb_agg(jsonb_build_object('brand', q.brand, 'caseId', hub.hex(q.case_id), 'agent', q.agent, 'doing', q.doing)), '[]')
      FROM hub.presence q WHERE q.brand = ANY (v_mine) AND q.desktop <> v_desktop AND q.at > clock_timestamp() - interval '15 seconds'))
    || hub.training_news(v_me);
END $$;
