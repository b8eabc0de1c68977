-- One list per brand: gapless, in the order of commits, each entry bound to the one before. Feed and audit at once.
CREATE TABLE hub.head (
  brand text PRIMARY KEY REFERENCES hub.brand,
  seq bigint NOT NULL DEFAULT 0,
  hash bytea NOT NULL,
  next_number integer NOT NULL DEFAULT 1,
  next_key bigint NOT NULL DEFAULT 1
);

-- Blind names of messages are made with it on the desktops of the brand.
CREATE TABLE hub.name_key (
  brand text PRIMARY KEY REFERENCES hub.brand,
  key bytea NOT NULL CHECK (octet_length(key) = 32)
);

CREATE TABLE hub.customer_key (
  brand text NOT NULL,
  no bigint NOT NULL,
  customer text NOT NULL,
  key bytea CHECK (octet_length(key) = 32),
  erased_at timestamptz,
  PRIMARY KEY (brand, no)
);
CREATE UNIQUE INDEX ON hub.customer_key (customer, brand) WHERE key IS NOT NULL;

-- No reference to the brand here and in what follows from it: each step would lock the brand's row once more, and a long
-- call would collect thousands of locks. Only who was let into a brand gets this far.
CREATE TABLE hub.event (
  brand text NOT NULL,
  seq bigint NOT NULL,
  taken_at timestamptz NOT NULL,
  at bigint NOT NULL,
  actor text NOT NULL,
  desktop uuid,
  op uuid NOT NULL,
  step uuid NOT NULL,
  case_id uuid,
  kind text NOT NULL,
  facts jsonb NOT NULL,
  customer text,
  key_no bigint,
  body bytea NOT NULL,
  prev bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (brand, seq),
  -- First what is rare: a plan made while the list was empty must not search the brand for it.
  UNIQUE (op, brand)
);
CREATE INDEX ON hub.event (step);

CREATE FUNCTION hub.append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the list is only ever appended to' USING ERRCODE = '42501';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.event
  FOR EACH STATEMENT EXECUTE FUNCTION hub.append_only();

CREATE TYPE hub.draft AS (op uuid, step uuid, case_id uuid, kind text, at bigint, facts jsonb, customer text, key_no bigint, body bytea);
CREATE TYPE hub.taken AS (head hub.head, outcome text, seqs bigint[]);

CREATE FUNCTION hub.first_hash(p_brand text) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(json_build_array('semaforo-list-1', hub.hex(hub_id), p_brand)::text, 'UTF8')) FROM hub.setting
$$;

/* An array of texts and nulls: its JSON is the same in every language, so a desktop can compute it too. */
CREATE FUNCTION hub.event_hash(p hub.event) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(p.prev || convert_to(json_build_array(
    'semaforo-event-1', p.brand, p.seq::text, (extract(epoch FROM p.taken_at) * 1000000)::bigint::text, p.at::text,
    p.actor, hub.hex(p.desktop), hub.hex(p.op), hub.hex(p.step), hub.hex(p.case_id), p.kind, p.customer, p.key_no::text,
    encode(sha256(convert_to(p.facts::text, 'UTF8')), 'hex'), encode(sha256(p.body), 'hex'))::text, 'UTF8'))
$$;

/* Whoever holds this row is the only writer of the brand until they commit: order of numbers is order of commits. */
CREATE FUNCTION hub.lock_head(p_brand text) RETURNS hub.head LANGUAGE plpgsql AS $$
DECLARE v_head hub.head;
BEGIN
  SELECT * INTO v_head FROM hub.head WHERE brand = p_brand FOR UPDATE;
  IF NOT FOUND THEN PERFORM hub.deny('brand'); END IF;
  RETURN v_head;
END $$;

CREATE FUNCTION hub.keep_head(p_head hub.head) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE hub.head SET seq = p_head.seq, hash = p_head.hash, next_number = p_head.next_number, next_key = p_head.next_key
    WHERE brand = p_head.brand;
  -- A hint without content. Who misses it sees the list grow at the next pulse.
  IF (SELECT notify FROM hub.setting) THEN PERFORM pg_notify('semaforo', ''); END IF;
END $$;

CREATE FUNCTION hub.record(p_head hub.head, p_me text, p_desktop uuid, p_draft hub.draft) RETURNS hub.head LANGUAGE plpgsql AS $$
DECLARE v_event hub.event;
BEGIN
  v_event := ROW(p_head.brand, p_head.seq + 1, date_trunc('microseconds', clock_timestamp()), p_draft.at, p_me, p_desktop,
    p_draft.op, p_draft.step, p_draft.case_id, p_draft.kind, p_draft.facts, p_draft.customer, p_draft.key_no,
    p_draft.body, p_head.hash, ''::bytea)::hub.event;
  v_event.hash := hub.event_hash(v_event);
  INSERT INTO hub.event SELECT v_event.*;
  p_head.seq := v_event.seq;
  p_head.hash := v_event.hash;
  RETURN p_head;
END $$;

CREATE FUNCTION hub.draft_in(p_brand text, p_step uuid, p_event jsonb) RETURNS hub.draft LANGUAGE plpgsql AS $$
DECLARE
  v_draft hub.draft;
  v_key hub.customer_key;
BEGIN
  IF jsonb_typeof(p_event) IS DISTINCT FROM 'object' OR jsonb_typeof(p_event -> 'facts') IS DISTINCT FROM 'object' THEN
    PERFORM hub.refuse('bad-facts', 'facts');
  END IF;
  v_draft.op := hub.id_in(p_event, 'op');
  v_draft.step := p_step;
  v_draft.case_id := hub.id_in(p_event, 'caseId');
  v_draft.kind := hub.text_in(p_event, 'kind', 40);
  v_draft.at := hub.number_in(p_event, 'at');
  v_draft.facts := p_event -> 'facts';
  v_draft.customer := hub.text_in(p_event, 'customer');
  v_draft.key_no := hub.number_in(p_event, 'keyNo');
  IF v_draft.op IS NULL OR v_draft.step IS NULL OR v_draft.case_id IS NULL OR v_draft.at IS NULL
    OR v_draft.kind IS NULL OR v_draft.kind !~ '^[A-Z][A-Za-z]*$' THEN
    PERFORM hub.refuse('bad-facts', 'event');
  END IF;
  IF length(p_event ->> 'body') > 1400000 OR length(v_draft.facts::text) > 16000 THEN PERFORM hub.refuse('too-large', 'event'); END IF;
  v_draft.body := decode(coalesce(p_event ->> 'body', ''), 'base64');
  IF v_draft.customer IS NULL THEN
    IF v_draft.key_no IS NOT NULL THEN PERFORM hub.refuse('bad-facts', 'keyNo'); END IF;
    RETURN v_draft;
  END IF;
  IF v_draft.key_no IS NULL THEN
    SELECT * INTO v_key FROM hub.customer_key k WHERE k.customer = v_draft.customer AND k.key IS NOT NULL
      ORDER BY k.brand = p_brand DESC LIMIT 1;
  ELSE
    SELECT * INTO v_key FROM hub.customer_key k WHERE k.brand = p_brand AND k.no = v_draft.key_no;
  END IF;
  IF v_key.brand IS DISTINCT FROM p_brand OR v_key.customer <> v_draft.customer THEN PERFORM hub.refuse('bad-facts', 'customer'); END IF;
  -- What came from somebody who was erased meanwhile could never be opened, and must not be kept.
  IF v_key.key IS NULL THEN PERFORM hub.refuse('erased', v_draft.customer); END IF;
  v_draft.key_no := v_key.no;
  RETURN v_draft;
END $$;

/* Events of known operations keep their places; the others are judged, applied and recorded. */
CREATE FUNCTION hub.take_step(p_head hub.head, p_me text, p_desktop uuid, p_step jsonb) RETURNS hub.taken LANGUAGE plpgsql AS $$
DECLARE
  v_taken hub.taken := ROW(p_head, 'known', '{}'::bigint[])::hub.taken;
  v_head hub.head := p_head;
  v_step uuid := hub.id_in(p_step, 'step');
  v_seqs bigint[] := '{}';
  v_event jsonb;
  v_draft hub.draft;
  v_known hub.event;
  v_op uuid;
BEGIN
  IF jsonb_typeof(p_step -> 'events') IS DISTINCT FROM 'array' THEN PERFORM hub.refuse('bad-facts', 'events'); END IF;
  IF jsonb_array_length(p_step -> 'events') > 5000 THEN PERFORM hub.refuse('too-large', 'events'); END IF;
  FOR v_event IN SELECT * FROM jsonb_array_elements(p_step -> 'events') LOOP
    v_op := hub.id_in(v_event, 'op');
    SELECT * INTO v_known FROM hub.event e WHERE e.op = v_op ORDER BY e.brand = v_head.brand DESC LIMIT 1;
    IF FOUND AND v_known.brand = v_head.brand THEN
      IF v_known.case_id IS DISTINCT FROM hub.id_in(v_event, 'caseId') OR v_known.kind IS DISTINCT FROM v_event ->> 'kind' THEN
        PERFORM hub.refuse('bad-facts', 'op');
      END IF;
      v_seqs := v_seqs || v_known.seq;
      CONTINUE;
    END IF;
    v_draft := hub.draft_in(v_head.brand, v_step, v_event);
    PERFORM hub.apply(v_head.brand, p_me, p_desktop, v_draft, v_head.seq + 1);
    v_head := hub.record(v_head, p_me, p_desktop, v_draft);
    v_seqs := v_seqs || v_head.seq;
    v_taken.outcome := 'taken';
  END LOOP;
  IF v_taken.outcome = 'taken' AND jsonb_typeof(p_step -> 'cursor') = 'object' THEN
    PERFORM hub.move_cursor(v_head.brand, p_desktop, p_step -> 'cursor');
  END IF;
  v_taken.head := v_head;
  v_taken.seqs := v_seqs;
  RETURN v_taken;
END $$;

CREATE FUNCTION api.append(p_brand text, p_desktop uuid, p_steps jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_me text := hub.need(p_brand, 'see');
  v_desktop uuid := hub.desktop_of(p_desktop);
  v_head hub.head;
  v_before bigint;
  v_taken hub.taken;
  v_step jsonb;
  v_answer jsonb;
  v_answers jsonb[] := '{}';
  v_detail text;
BEGIN
  IF jsonb_typeof(p_steps) IS DISTINCT FROM 'array' THEN PERFORM hub.refuse('bad-facts', 'steps'); END IF;
  IF jsonb_array_length(p_steps) > 1000 OR pg_column_size(p_steps) > 33554432 THEN PERFORM hub.refuse('too-large', 'steps'); END IF;
  v_head := hub.lock_head(p_brand);
  -- Asked again under the lock: whoever was removed while waiting for it writes nothing any more.
  PERFORM hub.need(p_brand, 'see');
  v_before := v_head.seq;
  FOR v_step IN SELECT * FROM jsonb_array_elements(p_steps) LOOP
    BEGIN
      v_taken := hub.take_step(v_head, v_me, v_desktop, v_step);
      v_head := v_taken.head;
      v_answer := jsonb_build_object('outcome', v_taken.outcome, 'seqs', to_jsonb(v_taken.seqs));
    EXCEPTION
      WHEN SQLSTATE 'SF001' THEN
        GET STACKED DIAGNOSTICS v_detail = PG_EXCEPTION_DETAIL;
        v_answer := jsonb_build_object('outcome', 'refused', 'seqs', '[]'::jsonb, 'code', SQLERRM, 'detail', v_detail);
      WHEN insufficient_privilege THEN
        v_answer := jsonb_build_object('outcome', 'refused', 'seqs', '[]'::jsonb, 'code', 'not-allowed',
          'detail', replace(SQLERRM, 'not allowed: ', ''));
      WHEN data_exception OR integrity_constraint_violation THEN
        v_answer := jsonb_build_object('outcome', 'refused', 'seqs', '[]'::jsonb, 'code', 'bad-facts', 'detail', SQLSTATE);
    END;
    v_answers := array_append(v_answers, jsonb_build_object('step', v_step -> 'step') || v_answer);
  END LOOP;
  IF v_head.seq > v_before THEN PERFORM hub.keep_head(v_head); END IF;
  RETURN to_jsonb(v_answers);
END $$;

/* A page is full at so many rows or so many bytes; facts come as the text they were hashed as. */
CREATE FUNCTION api.feed(p_brand text, p_after bigint, p_limit integer)
RETURNS TABLE (seq bigint, taken_at bigint, at bigint, actor text, desktop text, op text, step text, case_id text, kind text,
  facts text, customer text, key_no bigint, body bytea, prev bytea, hash bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
BEGIN
  PERFORM hub.need(p_brand, 'see');
  RETURN QUERY
    SELECT e.seq, (extract(epoch FROM e.taken_at) * 1000000)::bigint, e.at, e.actor, hub.hex(e.desktop), hub.hex(e.op),
      hub.hex(e.step), hub.hex(e.case_id), e.kind, e.facts::text, e.customer, e.key_no, e.body, e.prev, e.hash
    FROM (
      SELECT x.*, sum(octet_length(x.body)) OVER (ORDER BY x.seq) AS so_far
      FROM (
        SELECT * FROM hub.event y WHERE y.brand = p_brand AND y.seq > coalesce(p_after, 0)
        ORDER BY y.seq LIMIT least(greatest(coalesce(p_limit, 500), 1), 5000)
      ) x
    ) e
    WHERE e.so_far - octet_length(e.body) < 16777216
    ORDER BY e.seq;
END $$;

CREATE FUNCTION hub.key_list(p_brand text, p_keys hub.customer_key[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('no', k.no, 'customer', k.customer, 'key', translate(encode(k.key, 'base64'), E'\n', ''))
    ORDER BY k.no), '[]') FROM unnest(p_keys) k
$$;

CREATE FUNCTION api.keys(p_brand text, p_numbers bigint[]) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
BEGIN
  PERFORM hub.need(p_brand, 'see');
  IF cardinality(p_numbers) > 5000 THEN PERFORM hub.refuse('too-large', 'numbers'); END IF;
  RETURN hub.key_list(p_brand, ARRAY(SELECT k FROM hub.customer_key k WHERE k.brand = p_brand AND k.no = ANY (p_numbers)));
END $$;

CREATE FUNCTION api.key_for(p_brand text, p_customers text[]) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_head hub.head;
  v_customer text;
BEGIN
  PERFORM hub.need(p_brand, 'note');
  IF cardinality(p_customers) > 1000 THEN PERFORM hub.refuse('too-large', 'customers'); END IF;
  IF EXISTS (SELECT 1 FROM unnest(p_customers) c WHERE c IS NULL OR c !~ '^[^[:cntrl:]]{1,120}$') THEN
    PERFORM hub.refuse('bad-facts', 'customers');
  END IF;
  IF EXISTS (SELECT 1 FROM unnest(p_customers) c WHERE NOT EXISTS (
      SELECT 1 FROM hub.customer_key k WHERE k.brand = p_brand AND k.customer = c AND k.key IS NOT NULL)) THEN
    v_head := hub.lock_head(p_brand);
    FOR v_customer IN SELECT DISTINCT c FROM unnest(p_customers) c ORDER BY c LOOP
      INSERT INTO hub.customer_key (brand, no, customer, key)
        VALUES (p_brand, v_head.next_key, v_customer, hub.random_key()) ON CONFLICT DO NOTHING;
      IF FOUND THEN v_head.next_key := v_head.next_key + 1; END IF;
    END LOOP;
    UPDATE hub.head SET next_key = v_head.next_key WHERE brand = p_brand;
  END IF;
  RETURN hub.key_list(p_brand, ARRAY(SELECT k FROM hub.customer_key k WHERE k.brand = p_brand AND k.customer = ANY (p_customers) AND k.key IS NOT NULL));
END $$;

-- Random ids are the only strong chance in a plain server; hashing four of them spreads it over all bits.
CREATE FUNCTION hub.random_key() RETURNS bytea LANGUAGE sql VOLATILE AS $$
  SELECT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
$$;

CREATE FUNCTION api.numbers(p_brand text, p_count integer) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE v_next integer;
BEGIN
  PERFORM hub.need(p_brand, 'note');
  IF p_count IS NULL OR p_count NOT BETWEEN 1 AND 1000 THEN PERFORM hub.refuse('bad-facts', 'count'); END IF;
  UPDATE hub.head SET next_number = next_number + p_count WHERE brand = p_brand RETURNING next_number INTO v_next;
  RETURN jsonb_build_object('first', v_next - p_count, 'count', p_count);
END $$;

CREATE FUNCTION api.verify(p_brand text) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE
  v_head hub.head;
  v_count bigint;
  v_bad bigint;
BEGIN
  PERFORM hub.need(p_brand, 'manage');
  SELECT * INTO v_head FROM hub.head WHERE brand = p_brand;
  SELECT count(*), min(x.rn) FILTER (WHERE x.rn <> x.seq OR x.prev <> x.before OR x.hash <> x.computed) INTO v_count, v_bad
    FROM (
      SELECT e.seq, e.prev, e.hash, hub.event_hash(e) AS computed,
        lag(e.hash, 1, hub.first_hash(p_brand)) OVER (ORDER BY e.seq) AS before, row_number() OVER (ORDER BY e.seq) AS rn
      FROM hub.event e WHERE e.brand = p_brand
    ) x;
  IF v_bad IS NULL AND (v_count <> v_head.seq OR v_head.hash <> coalesce(
      (SELECT e.hash FROM hub.event e WHERE e.brand = p_brand AND e.seq = v_head.seq), hub.first_hash(p_brand))) THEN
    v_bad := least(v_count, v_head.seq) + 1;
  END IF;
  RETURN jsonb_build_object('count', v_count, 'firstBad', v_bad, 'seq', v_head.seq, 'hash', encode(v_head.hash, 'hex'));
END $$;
