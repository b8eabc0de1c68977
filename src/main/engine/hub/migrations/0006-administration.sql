-- What a desktop asks every two seconds, and what only a manager may ask.
CREATE FUNCTION api.hello() RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE v_me text := hub.me();
BEGIN
  RETURN jsonb_build_object(
    'hubId', (SELECT hub.hex(s.hub_id) FROM hub.setting s),
    'schema', (SELECT max(m.number) FROM hub.migration m),
    'agent', v_me, 'login', session_user, 'manages', hub.manages(v_me),
    'serverTime', hub.ms(clock_timestamp()),
    'workspaceVersion', (SELECT coalesce(max(w.version), 0) FROM hub.workspace w),
    'brands', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.brand, 'seq', h.seq, 'hash', encode(h.hash, 'hex'),
        'nameKey', translate(encode(n.key, 'base64'), E'\n', '')) ORDER BY h.brand), '[]')
      FROM hub.head h JOIN hub.name_key n USING (brand) WHERE hub.has(v_me, h.brand, 'see')));
END $$;

CREATE FUNCTION api.pulse(p jsonb) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
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
      FROM hub.presence q WHERE q.brand = ANY (v_mine) AND q.desktop <> v_desktop AND q.at > clock_timestamp() - interval '15 seconds'));
END $$;

CREATE FUNCTION hub.note_desktop(p_me text, p_desktop uuid, p_mine text[], p jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_holds text[] := ARRAY(SELECT a.id FROM hub.account a WHERE a.brand = ANY (p_mine) AND coalesce(p -> 'holds', '[]') ? a.id);
  v_heads jsonb := (SELECT coalesce(jsonb_object_agg(b, jsonb_build_object('seq', p -> 'heads' -> b -> 'seq', 'hash', p -> 'heads' -> b -> 'hash')), '{}')
    FROM unnest(p_mine) b WHERE p -> 'heads' -> b ->> 'seq' ~ '^[0-9]{1,15}$' AND p -> 'heads' -> b ->> 'hash' ~ '^[0-9a-f]{64}$');
BEGIN
  IF (SELECT count(*) FROM hub.desktop d WHERE d.agent = p_me AND d.id <> p_desktop) >= 50 THEN
    DELETE FROM hub.desktop d WHERE d.agent = p_me AND d.seen_at < clock_timestamp() - interval '1 hour';
    IF (SELECT count(*) FROM hub.desktop d WHERE d.agent = p_me AND d.id <> p_desktop) >= 50 THEN PERFORM hub.refuse('too-large', 'desktops'); END IF;
  END IF;
  INSERT INTO hub.desktop AS d (id, agent, name, seen_at, holds, heads, seen_workspace)
    VALUES (p_desktop, p_me, coalesce(hub.text_in(p, 'name', 80), '-'), clock_timestamp(), v_holds, v_heads, hub.number_in(p, 'seenWorkspace')::integer)
    ON CONFLICT (id) DO UPDATE SET agent = EXCLUDED.agent, name = EXCLUDED.name, seen_at = EXCLUDED.seen_at,
      holds = EXCLUDED.holds, heads = EXCLUDED.heads, seen_workspace = EXCLUDED.seen_workspace;
END $$;

CREATE FUNCTION hub.note_presence(p_me text, p_desktop uuid, p_mine text[], p jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF jsonb_typeof(p) IS DISTINCT FROM 'object' OR NOT (p ->> 'brand' = ANY (p_mine)) THEN
    DELETE FROM hub.presence q WHERE q.desktop = p_desktop;
    RETURN;
  END IF;
  IF p ->> 'doing' NOT IN ('reads', 'writes') OR hub.id_in(p, 'caseId') IS NULL THEN PERFORM hub.refuse('bad-facts', 'presence'); END IF;
  INSERT INTO hub.presence AS q VALUES (p_desktop, p ->> 'brand', hub.id_in(p, 'caseId'), p_me, p ->> 'doing', clock_timestamp())
    ON CONFLICT (desktop) DO UPDATE SET brand = EXCLUDED.brand, case_id = EXCLUDED.case_id, agent = EXCLUDED.agent,
      doing = EXCLUDED.doing, at = EXCLUDED.at;
END $$;

/* Desktops of people one shares a brand with, and of them only the accounts of shared brands. */
CREATE FUNCTION hub.colleagues(p_mine text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', hub.hex(d.id), 'name', d.name, 'agent', d.agent,
      'seenAgoMs', greatest(0, hub.ms(clock_timestamp()) - hub.ms(d.seen_at)),
      'holds', to_jsonb(ARRAY(SELECT a.id FROM hub.account a WHERE a.id = ANY (d.holds) AND a.brand = ANY (p_mine) ORDER BY a.id)))
    ORDER BY d.seen_at DESC), '[]')
  FROM hub.desktop d
  WHERE d.seen_at > clock_timestamp() - interval '7 days'
    AND EXISTS (SELECT 1 FROM hub.grant_ g WHERE g.agent = d.agent AND g.action = 'see' AND g.brand = ANY (p_mine))
$$;

/* What other desktops remember of a list: who compares them finds a list that was cut or written anew. */
CREATE FUNCTION hub.remembered_heads(p_desktop uuid, p_mine text[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('desktop', hub.hex(d.id), 'brand', h.key, 'seq', h.value -> 'seq', 'hash', h.value -> 'hash')), '[]')
  FROM hub.desktop d, jsonb_each(d.heads) h
  WHERE d.id <> p_desktop AND h.key = ANY (p_mine) AND d.seen_at > clock_timestamp() - interval '30 days' AND hub.has(d.agent, h.key, 'see')
$$;

CREATE FUNCTION api.workspace() RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
BEGIN
  PERFORM hub.me();
  RETURN hub.newest_workspace();
END $$;

CREATE FUNCTION hub.newest_workspace() RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT jsonb_build_object('version', w.version, 'document', w.document, 'author', w.author, 'at', hub.ms(w.at), 'note', w.note)
    FROM hub.workspace w ORDER BY w.version DESC LIMIT 1), jsonb_build_object('version', 0))
$$;

/* A definition made from an older one than the newest is not taken; its author gets the newest and decides again. */
CREATE FUNCTION api.publish(p_base integer, p_document text, p_facts jsonb, p_note text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_me text := hub.need_manager();
  v_newest hub.workspace;
BEGIN
  IF length(p_document) > 4000000 OR pg_column_size(p_facts) > 8000000 OR length(p_note) > 2000 THEN PERFORM hub.refuse('too-large', 'document'); END IF;
  IF coalesce(p_document, '') = '' THEN PERFORM hub.refuse('bad-facts', 'document'); END IF;
  -- One at a time, and only after what the one before decided is seen.
  LOCK TABLE hub.workspace IN SHARE ROW EXCLUSIVE MODE;
  PERFORM hub.need_manager();
  SELECT * INTO v_newest FROM hub.workspace w ORDER BY w.version DESC LIMIT 1;
  IF v_newest.version = p_base + 1 AND v_newest.author = v_me AND v_newest.document = p_document THEN
    RETURN jsonb_build_object('published', true, 'version', v_newest.version);
  END IF;
  IF coalesce(v_newest.version, 0) <> coalesce(p_base, -1) THEN
    RETURN jsonb_build_object('published', false) || hub.newest_workspace();
  END IF;
  PERFORM hub.take_facts(p_facts);
  INSERT INTO hub.workspace (version, document, author, note) VALUES (p_base + 1, p_document, v_me, coalesce(p_note, ''));
  -- Nobody may lock everybody out.
  IF NOT EXISTS (SELECT 1 FROM hub.person q WHERE q.removed_at IS NULL AND hub.manages(q.agent)) THEN
    PERFORM hub.refuse('last-manager');
  END IF;
  RETURN jsonb_build_object('published', true, 'version', p_base + 1);
END $$;

CREATE FUNCTION hub.take_facts(p_facts jsonb) RETURNS void LANGUAGE plpgsql AS $$
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
  UPDATE hub.setting SET approval_valid = coalesce(hub.number_in(p_facts, 'approvalValidMs'), 14400000) * interval '1 millisecond';
EXCEPTION
  WHEN data_exception OR integrity_constraint_violation THEN PERFORM hub.refuse('bad-facts', SQLERRM);
END $$;

CREATE FUNCTION api.members() RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
BEGIN
  PERFORM hub.need_manager();
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('login', q.login, 'agent', q.agent, 'invitedAt', hub.ms(q.invited_at),
      'removedAt', hub.ms(q.removed_at), 'manages', hub.manages(q.agent),
      'seenAt', (SELECT hub.ms(max(d.seen_at)) FROM hub.desktop d WHERE d.agent = q.agent)) ORDER BY q.login), '[]') FROM hub.person q);
END $$;

/* Passwords come as the proof the server keeps of them, so that neither the hub nor a log of it ever sees one. */
CREATE FUNCTION hub.check_proof(p_password text) RETURNS void LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF p_password IS NULL OR p_password !~ '^SCRAM-SHA-256\$[0-9]{4,7}:[A-Za-z0-9+/=]{16,64}\$[A-Za-z0-9+/=]{44}:[A-Za-z0-9+/=]{44}$' THEN
    PERFORM hub.refuse('bad-facts', 'password');
  END IF;
END $$;

CREATE FUNCTION api.invite(p_login text, p_agent text, p_password text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE v_known hub.person;
BEGIN
  PERFORM hub.need_manager();
  PERFORM hub.check_proof(p_password);
  IF p_login IS NULL OR p_login !~ '^[a-z][a-z0-9_.-]{1,40}$' OR p_login ~ '^(pg_|semaforo_)' THEN PERFORM hub.refuse('bad-facts', 'login'); END IF;
  IF p_agent IS NULL OR p_agent !~ '^[^[:cntrl:]]{1,80}$' THEN PERFORM hub.refuse('bad-facts', 'agent'); END IF;
  SELECT * INTO v_known FROM hub.person q WHERE q.login = p_login OR q.agent = p_agent LIMIT 1;
  IF FOUND AND (v_known.login <> p_login OR v_known.agent <> p_agent) THEN PERFORM hub.refuse('login-taken', p_login); END IF;
  -- A login that this hub did not make is somebody else's, and stays theirs.
  IF v_known.login IS NULL AND to_regrole(quote_ident(p_login)) IS NOT NULL THEN PERFORM hub.refuse('login-taken', p_login); END IF;
  INSERT INTO hub.person (login, agent) VALUES (p_login, p_agent) ON CONFLICT (login) DO UPDATE SET removed_at = NULL;
  PERFORM hub.make_login(p_login, p_password);
  RETURN jsonb_build_object('login', p_login, 'agent', p_agent);
END $$;

CREATE FUNCTION hub.make_login(p_login text, p_password text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF to_regrole(quote_ident(p_login)) IS NULL THEN EXECUTE format('CREATE ROLE %I', p_login); END IF;
  EXECUTE format('ALTER ROLE %I LOGIN CONNECTION LIMIT 8 VALID UNTIL ''infinity'' PASSWORD %L', p_login, p_password);
  EXECUTE format('ALTER ROLE %I SET statement_timeout = ''30s''', p_login);
  EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = ''10s''', p_login);
  EXECUTE format('ALTER ROLE %I SET lock_timeout = ''10s''', p_login);
  EXECUTE format('GRANT semaforo_user TO %I', p_login);
EXCEPTION
  WHEN insufficient_privilege THEN PERFORM hub.refuse('logins-by-hand', SQLERRM);
END $$;

CREATE FUNCTION api.set_password(p_login text, p_password text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp AS $$
BEGIN
  IF p_login <> session_user OR hub.me() IS NULL THEN PERFORM hub.need_manager(); END IF;
  PERFORM hub.check_proof(p_password);
  IF NOT EXISTS (SELECT 1 FROM hub.person q WHERE q.login = p_login AND q.removed_at IS NULL) THEN PERFORM hub.refuse('login-unknown', p_login); END IF;
  EXECUTE format('ALTER ROLE %I PASSWORD %L', p_login, p_password);
  RETURN jsonb_build_object('login', p_login);
END $$;

/* From the next call on nothing is answered any more; what they held goes back to the team, as entries of the list. */
CREATE FUNCTION api.remove(p_agent text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_me text := hub.need_manager();
  v_login text;
  v_released integer := 0;
  v_brand text;
BEGIN
  SELECT q.login INTO v_login FROM hub.person q WHERE q.agent = p_agent AND q.removed_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN PERFORM hub.refuse('login-unknown', p_agent); END IF;
  UPDATE hub.person q SET removed_at = clock_timestamp() WHERE q.login = v_login;
  IF NOT EXISTS (SELECT 1 FROM hub.person q WHERE q.removed_at IS NULL AND hub.manages(q.agent)) THEN PERFORM hub.refuse('last-manager'); END IF;
  FOR v_brand IN SELECT b.id FROM hub.brand b ORDER BY b.id LOOP
    v_released := v_released + hub.release_claims(v_brand, v_me, p_agent);
  END LOOP;
  UPDATE hub.lease l SET desktop = NULL, agent = NULL, expires_at = '-infinity' WHERE l.agent = p_agent;
  DELETE FROM hub.desktop d WHERE d.agent = p_agent;
  DELETE FROM hub.presence q WHERE q.agent = p_agent;
  RETURN jsonb_build_object('login', v_login, 'released', v_released, 'sessionsEnded', hub.end_login(v_login));
END $$;

CREATE FUNCTION hub.release_claims(p_brand text, p_me text, p_agent text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_head hub.head := hub.lock_head(p_brand);
  v_case uuid;
  v_count integer := 0;
  v_step uuid := gen_random_uuid();
BEGIN
  FOR v_case IN UPDATE hub.case_state c SET claimant = NULL, version = c.version + 1
      WHERE c.brand = p_brand AND c.claimant = p_agent RETURNING c.case_id LOOP
    v_head := hub.record(v_head, p_me, NULL, ROW(gen_random_uuid(), v_step, v_case, 'CaseAssigned', hub.ms(clock_timestamp()),
      '{"assignee": null, "team": null, "reasonGiven": true}'::jsonb, NULL, NULL, ''::bytea)::hub.draft);
    v_count := v_count + 1;
  END LOOP;
  IF v_count > 0 THEN PERFORM hub.keep_head(v_head); END IF;
  RETURN v_count;
END $$;

/* Ends what still runs as far as the server allows; without that, the next call of an open session is refused all the same. */
CREATE FUNCTION hub.end_login(p_login text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE v_ended integer;
BEGIN
  BEGIN
    EXECUTE format('ALTER ROLE %I NOLOGIN PASSWORD NULL', p_login);
    EXECUTE format('REVOKE semaforo_user FROM %I', p_login);
  EXCEPTION WHEN insufficient_privilege THEN RETURN NULL;
  END;
  BEGIN
    EXECUTE format('GRANT %I TO semaforo_hub', p_login);
    SELECT count(*) FILTER (WHERE pg_terminate_backend(a.pid)) INTO v_ended FROM pg_stat_activity a WHERE a.usename = p_login AND a.pid <> pg_backend_pid();
    EXECUTE format('REVOKE %I FROM semaforo_hub', p_login);
  EXCEPTION WHEN insufficient_privilege THEN RETURN NULL;
  END;
  RETURN v_ended;
END $$;

/* Without the key nobody can open what was sealed with it; the list stays whole, since it covers what is sealed. */
CREATE FUNCTION api.erase(p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_brand text := p ->> 'brand';
  v_me text := hub.need(p ->> 'brand', 'erase');
  v_customer text := hub.text_in(p, 'customer');
  v_op uuid := hub.id_in(p, 'op');
  v_head hub.head;
  v_keys integer;
  v_seq bigint;
BEGIN
  IF v_customer IS NULL OR v_op IS NULL THEN PERFORM hub.refuse('bad-facts', 'erase'); END IF;
  v_head := hub.lock_head(v_brand);
  SELECT e.seq INTO v_seq FROM hub.event e WHERE e.op = v_op AND e.brand = v_brand AND e.kind = 'CustomerErased';
  IF FOUND THEN RETURN jsonb_build_object('seq', v_seq, 'keys', 0); END IF;
  IF EXISTS (SELECT 1 FROM hub.case_state c WHERE c.brand = v_brand AND c.customer = v_customer AND c.held) THEN PERFORM hub.refuse('legal-hold', v_customer); END IF;
  UPDATE hub.customer_key k SET key = NULL, erased_at = clock_timestamp() WHERE k.brand = v_brand AND k.customer = v_customer AND k.key IS NOT NULL;
  GET DIAGNOSTICS v_keys = ROW_COUNT;
  v_head := hub.record(v_head, v_me, hub.desktop_of(hub.id_in(p, 'desktop')), ROW(v_op, v_op, NULL, 'CustomerErased', hub.ms(clock_timestamp()),
    jsonb_build_object('customer', v_customer), NULL, NULL, ''::bytea)::hub.draft);
  PERFORM hub.keep_head(v_head);
  RETURN jsonb_build_object('seq', v_head.seq, 'keys', v_keys);
END $$;
