-- A desktop sends the cursor of an account in a step of its own, after everything that was read up to it: such a step has no events.
CREATE OR REPLACE FUNCTION hub.take_step(p_head hub.head, p_me text, p_desktop uuid, p_step jsonb) RETURNS hub.taken LANGUAGE plpgsql AS $$
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
  -- Said again, a step that was taken moves nothing: the cursor may be further by now.
  IF (v_taken.outcome = 'taken' OR jsonb_array_length(p_step -> 'events') = 0) AND jsonb_typeof(p_step -> 'cursor') = 'object' THEN
    PERFORM hub.move_cursor(v_head.brand, p_desktop, p_step -> 'cursor');
  END IF;
  v_taken.head := v_head;
  v_taken.seqs := v_seqs;
  RETURN v_taken;
END $$;
