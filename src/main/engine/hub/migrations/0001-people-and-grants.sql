-- Who somebody is, what they may do, and the one way to say no.
CREATE TABLE hub.setting (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  hub_id uuid NOT NULL DEFAULT gen_random_uuid(),
  notify boolean NOT NULL DEFAULT true,
  approval_valid interval NOT NULL DEFAULT '4 hours'
);

CREATE TABLE hub.person (
  login text PRIMARY KEY CHECK (login ~ '^[a-z][a-z0-9_.-]{1,40}$'),
  agent text NOT NULL UNIQUE CHECK (agent ~ '^[^[:cntrl:]]{1,80}$'),
  -- Who sets the hub up may manage it until the first definition says who does.
  founder boolean NOT NULL DEFAULT false,
  invited_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  removed_at timestamptz
);

CREATE TABLE hub.brand (
  id text PRIMARY KEY CHECK (id ~ '^[^[:cntrl:]]{1,80}$'),
  retired boolean NOT NULL DEFAULT false
);

CREATE TABLE hub.account (
  id text PRIMARY KEY CHECK (id ~ '^[^[:cntrl:]]{1,120}$'),
  brand text NOT NULL REFERENCES hub.brand,
  channel text NOT NULL CHECK (channel ~ '^[a-z][a-z0-9-]{0,30}$'),
  retired boolean NOT NULL DEFAULT false
);

-- A column that is null lets everything pass; the team 'nobody' stands for cases that no team owns.
CREATE TABLE hub.grant_ (
  agent text NOT NULL,
  brand text NOT NULL REFERENCES hub.brand,
  action text NOT NULL CHECK (action IN ('see', 'answer', 'decide', 'raise', 'note', 'claim', 'assign', 'approve', 'supervise', 'ingest', 'manage', 'erase')),
  tier text CHECK (tier IN ('green', 'yellow', 'red', 'untriaged')),
  channel text,
  team text,
  safety boolean
);
CREATE INDEX ON hub.grant_ (agent, brand, action);

-- What the replies of somebody need before they may leave, whatever their desktop says.
CREATE TABLE hub.approval_rule (
  agent text NOT NULL,
  brand text NOT NULL REFERENCES hub.brand,
  tier text,
  channel text,
  contact_type text,
  needs text NOT NULL CHECK (needs IN ('none', 'peer', 'supervisor', 'two'))
);
CREATE INDEX ON hub.approval_rule (agent, brand);

CREATE TABLE hub.workspace (
  version integer PRIMARY KEY,
  document text NOT NULL,
  author text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  note text NOT NULL
);

-- The one place that knows who is asking.
CREATE FUNCTION hub.actor() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT p.agent FROM hub.person p WHERE p.login = session_user AND p.removed_at IS NULL
$$;

CREATE FUNCTION hub.deny(p_code text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'not allowed: %', p_code USING ERRCODE = '42501';
END $$;

CREATE FUNCTION hub.refuse(p_code text, p_detail text DEFAULT '') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', p_code USING ERRCODE = 'SF001', DETAIL = coalesce(p_detail, '');
END $$;

CREATE FUNCTION hub.me() RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE v_me text := hub.actor();
BEGIN
  IF v_me IS NULL THEN PERFORM hub.deny('nobody'); END IF;
  RETURN v_me;
END $$;

CREATE FUNCTION hub.has(p_agent text, p_brand text, p_action text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM hub.grant_ g WHERE g.agent = p_agent AND g.brand = p_brand AND g.action = p_action)
$$;

/* A brand that is not theirs and a brand that is not there are refused in the same words. */
CREATE FUNCTION hub.need(p_brand text, p_action text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE v_me text := hub.me();
BEGIN
  IF p_brand IS NULL OR NOT hub.has(v_me, p_brand, 'see') THEN PERFORM hub.deny('brand'); END IF;
  IF NOT hub.has(v_me, p_brand, p_action) THEN PERFORM hub.deny(p_action); END IF;
  RETURN v_me;
END $$;

-- Managing is for who may manage every brand that is in use.
CREATE FUNCTION hub.manages(p_agent text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM hub.workspace) THEN
      EXISTS (SELECT 1 FROM hub.brand b WHERE NOT b.retired)
      AND NOT EXISTS (SELECT 1 FROM hub.brand b WHERE NOT b.retired AND NOT hub.has(p_agent, b.id, 'manage'))
    ELSE EXISTS (SELECT 1 FROM hub.person p WHERE p.agent = p_agent AND p.founder)
  END
$$;

CREATE FUNCTION hub.need_manager() RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE v_me text := hub.me();
BEGIN
  IF NOT hub.manages(v_me) THEN PERFORM hub.deny('manage'); END IF;
  RETURN v_me;
END $$;

CREATE FUNCTION hub.hex(p_id uuid) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT replace(p_id::text, '-', '')
$$;

CREATE FUNCTION hub.ms(p_at timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT floor(extract(epoch FROM p_at) * 1000)::bigint
$$;

/* Readers of what a desktop says: absent is null, everything else has its form or is refused. */
CREATE FUNCTION hub.text_in(p_facts jsonb, p_key text, p_max integer DEFAULT 120) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE v_text text := p_facts ->> p_key;
BEGIN
  IF v_text IS NULL THEN RETURN NULL; END IF;
  IF jsonb_typeof(p_facts -> p_key) <> 'string' OR v_text = '' OR length(v_text) > p_max OR v_text ~ '[[:cntrl:]]' THEN
    PERFORM hub.refuse('bad-facts', p_key);
  END IF;
  RETURN v_text;
END $$;

CREATE FUNCTION hub.id_in(p_facts jsonb, p_key text) RETURNS uuid LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE v_text text := p_facts ->> p_key;
BEGIN
  IF v_text IS NULL THEN RETURN NULL; END IF;
  IF v_text !~ '^[0-9a-f]{32}$' THEN PERFORM hub.refuse('bad-facts', p_key); END IF;
  RETURN v_text::uuid;
END $$;

CREATE FUNCTION hub.bytes_in(p_facts jsonb, p_key text) RETURNS bytea LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE v_text text := p_facts ->> p_key;
BEGIN
  IF v_text IS NULL THEN RETURN NULL; END IF;
  IF v_text !~ '^([0-9a-f]{2}){8,64}$' THEN PERFORM hub.refuse('bad-facts', p_key); END IF;
  RETURN decode(v_text, 'hex');
END $$;

CREATE FUNCTION hub.number_in(p_facts jsonb, p_key text) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE v_text text := p_facts ->> p_key;
BEGIN
  IF v_text IS NULL THEN RETURN NULL; END IF;
  IF jsonb_typeof(p_facts -> p_key) <> 'number' OR v_text !~ '^-?[0-9]{1,16}$' THEN PERFORM hub.refuse('bad-facts', p_key); END IF;
  RETURN v_text::bigint;
END $$;

CREATE FUNCTION hub.flag_in(p_facts jsonb, p_key text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF p_facts ->> p_key IS NULL THEN RETURN NULL; END IF;
  IF jsonb_typeof(p_facts -> p_key) <> 'boolean' THEN PERFORM hub.refuse('bad-facts', p_key); END IF;
  RETURN (p_facts ->> p_key)::boolean;
END $$;

CREATE FUNCTION hub.tier_in(p_facts jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE v_tier text := hub.text_in(p_facts, 'tier', 10);
BEGIN
  IF v_tier = 'untriaged' THEN RETURN NULL; END IF;
  IF v_tier NOT IN ('green', 'yellow', 'red') THEN PERFORM hub.refuse('bad-facts', 'tier'); END IF;
  RETURN v_tier;
END $$;
