-- A drill of several desktops: one start by one clock, and one result, whoever ends it. Only where everybody practises.
CREATE TABLE hub.drill (
  id uuid PRIMARY KEY,
  -- By its name in the definition.
  drill text NOT NULL,
  begun_by text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz
);
CREATE UNIQUE INDEX one_at_a_time ON hub.drill ((ended_at IS NULL)) WHERE ended_at IS NULL;

CREATE FUNCTION hub.running_drill() RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', hub.hex(d.id), 'drill', d.drill, 'by', d.begun_by, 'startedAt', hub.ms(d.started_at))
  FROM hub.drill d WHERE d.ended_at IS NULL
$$;

/* Whoever works in some brand here practises here. */
CREATE FUNCTION hub.need_practice() RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE v_me text := hub.me();
BEGIN
  IF NOT (SELECT s.sandbox FROM hub.setting s) THEN PERFORM hub.refuse('no-sandbox'); END IF;
  IF NOT EXISTS (SELECT 1 FROM hub.grant_ g WHERE g.agent = v_me AND g.action = 'note') THEN PERFORM hub.deny('note'); END IF;
  RETURN v_me;
END $$;

/* Said twice it is begun once. One that the definition has no more, or that nobody ended for a day, is in nobody's way. */
CREATE FUNCTION api.begin_drill(p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_me text := hub.need_practice();
  v_id uuid := hub.id_in(p, 'id');
  v_drill text := hub.text_in(p, 'drill', 64);
  v_known jsonb := coalesce(p -> 'known', '[]');
BEGIN
  IF v_id IS NULL OR v_drill IS NULL OR jsonb_typeof(v_known) <> 'array' THEN PERFORM hub.refuse('bad-facts', 'drill'); END IF;
  LOCK TABLE hub.drill IN SHARE ROW EXCLUSIVE MODE;
  IF EXISTS (SELECT 1 FROM hub.drill d WHERE d.id = v_id AND d.ended_at IS NULL) THEN RETURN hub.running_drill(); END IF;
  IF EXISTS (SELECT 1 FROM hub.drill d WHERE d.id = v_id) THEN PERFORM hub.refuse('drill-over'); END IF;
  UPDATE hub.drill d SET ended_at = clock_timestamp()
    WHERE d.ended_at IS NULL AND (d.started_at < clock_timestamp() - interval '1 day' OR NOT v_known ? d.drill);
  IF EXISTS (SELECT 1 FROM hub.drill d WHERE d.ended_at IS NULL) THEN PERFORM hub.refuse('drill-running'); END IF;
  INSERT INTO hub.drill (id, drill, begun_by) VALUES (v_id, v_drill, v_me);
  IF (SELECT s.notify FROM hub.setting s) THEN PERFORM pg_notify('semaforo', ''); END IF;
  RETURN hub.running_drill();
END $$;

/* With its result, which is the first that comes: true; said twice by who ended it, true again. Else somebody was faster. */
CREATE FUNCTION api.end_drill(p_id text, p_result jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_me text := hub.need_practice();
  v_id uuid := hub.id_in(jsonb_build_object('id', p_id), 'id');
  v_payload text := p_result ->> 'payload';
  v_record jsonb;
  v_drill hub.drill;
BEGIN
  LOCK TABLE hub.drill, hub.training_result IN SHARE ROW EXCLUSIVE MODE;
  SELECT * INTO v_drill FROM hub.drill d WHERE d.id = v_id;
  IF NOT FOUND THEN PERFORM hub.refuse('drill-unknown'); END IF;
  IF v_drill.ended_at IS NOT NULL THEN
    RETURN jsonb_build_object('ended', EXISTS (SELECT 1 FROM hub.training_result r WHERE r.id = v_id AND r.payload = v_payload));
  END IF;
  BEGIN
    v_record := v_payload::jsonb;
    IF v_record ->> 'kind' IS DISTINCT FROM 'drill' OR v_record ->> 'id' IS DISTINCT FROM p_id
      OR v_record ->> 'drill' IS DISTINCT FROM v_drill.drill
      OR (v_record ->> 'startedAt')::bigint IS DISTINCT FROM hub.ms(v_drill.started_at) THEN
      PERFORM hub.refuse('bad-facts', 'result');
    END IF;
    INSERT INTO hub.training_result (id, no, agent, given_by, payload, key, signature)
      VALUES (v_id, (SELECT coalesce(max(x.no), 0) + 1 FROM hub.training_result x), NULL, v_me, v_payload,
        p_result ->> 'key', p_result ->> 'signature');
  EXCEPTION
    WHEN data_exception OR integrity_constraint_violation THEN PERFORM hub.refuse('bad-facts', 'result');
  END;
  UPDATE hub.drill d SET ended_at = clock_timestamp() WHERE d.id = v_id;
  IF (SELECT s.notify FROM hub.setting s) THEN PERFORM pg_notify('semaforo', ''); END IF;
  RETURN jsonb_build_object('ended', true);
END $$;

CREATE OR REPLACE FUNCTION hub.training_news(p_me text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('results', (SELECT coalesce(max(r.no), 0) FROM hub.training_result r), 'drill', hub.running_drill())
$$;
