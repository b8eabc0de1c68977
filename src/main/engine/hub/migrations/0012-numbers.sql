-- Numbers of cases are handed out ahead, in blocks, and once for all brands: beyond every number that is known.
CREATE TABLE hub.numbering (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  next bigint NOT NULL
);
INSERT INTO hub.numbering (next) SELECT coalesce(max(h.next_number), 1) FROM hub.head h;

-- What a desktop that is cut off gives by itself begins with its number here. Never deleted: it would be given twice.
CREATE TABLE hub.desk_number (
  desktop uuid PRIMARY KEY,
  no integer GENERATED ALWAYS AS IDENTITY,
  agent text NOT NULL
);
CREATE INDEX ON hub.desk_number (agent);

-- A number that somebody made up does not lift all that follow past what people can read.
CREATE INDEX known_numbers ON hub.case_state (number) WHERE number < 100000000;

CREATE FUNCTION hub.number_of_desk(p_me text, p_desktop uuid) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE v_no integer;
BEGIN
  SELECT d.no INTO v_no FROM hub.desk_number d WHERE d.desktop = p_desktop;
  IF NOT FOUND THEN
    IF (SELECT count(*) FROM hub.desk_number d WHERE d.agent = p_me) >= 200 THEN RETURN NULL; END IF;
    INSERT INTO hub.desk_number (desktop, agent) VALUES (p_desktop, p_me) RETURNING no INTO v_no;
  END IF;
  -- Desktops whose number is not known take one beyond.
  RETURN CASE WHEN v_no <= 11000 THEN v_no END;
END $$;

DROP FUNCTION api.numbers(text, integer);

/* For who may open cases anywhere. A desktop tells the highest number it knows: what it did before is not here yet. */
CREATE FUNCTION api.numbers(p_desktop uuid, p_count integer, p_beyond bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_me text := hub.me();
  v_desktop uuid := hub.desktop_of(p_desktop);
  v_first bigint;
  v_count integer := p_count;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM hub.grant_ g WHERE g.agent = v_me AND g.action = 'note') THEN PERFORM hub.deny('note'); END IF;
  IF p_count IS NULL OR p_count NOT BETWEEN 1 AND 1000 THEN PERFORM hub.refuse('bad-facts', 'count'); END IF;
  IF p_beyond IS NULL OR p_beyond < 0 THEN PERFORM hub.refuse('bad-facts', 'beyond'); END IF;
  SELECT n.next INTO v_first FROM hub.numbering n FOR UPDATE;
  v_first := greatest(v_first, CASE WHEN p_beyond < 100000000 THEN p_beyond + 1 ELSE 1 END,
    (SELECT coalesce(max(c.number), 0) + 1 FROM hub.case_state c WHERE c.number < 100000000));
  -- From a thousand million on numbers are desktops' own.
  IF v_first + v_count > 1000000000 THEN v_count := 0; END IF;
  UPDATE hub.numbering SET next = v_first + v_count;
  RETURN jsonb_build_object('first', v_first, 'count', v_count, 'desk', hub.number_of_desk(v_me, v_desktop));
END $$;
