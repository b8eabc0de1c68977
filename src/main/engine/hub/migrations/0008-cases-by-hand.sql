-- A case that was made by hand from a call or at a counter has no account of the definition: its channel is its account.
CREATE OR REPLACE FUNCTION hub.open_case(p_brand text, p_me text, p_draft hub.draft, p_seq bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_facts jsonb := p_draft.facts;
  v_account hub.account;
  v_case hub.case_state;
BEGIN
  SELECT * INTO v_account FROM hub.account a WHERE a.id = hub.text_in(v_facts, 'account') AND a.brand = p_brand;
  IF NOT FOUND THEN
    v_account.id := hub.text_in(v_facts, 'account');
    v_account.channel := hub.text_in(v_facts, 'channel');
    IF v_account.id IS NULL OR v_account.id NOT IN ('phone', 'counter') OR v_account.channel IS DISTINCT FROM v_account.id
      OR EXISTS (SELECT 1 FROM hub.account a WHERE a.id = v_account.id) THEN
      PERFORM hub.refuse('bad-facts', 'account');
    END IF;
  END IF;
  v_case.brand := p_brand;
  v_case.case_id := p_draft.case_id;
  v_case.account := v_account.id;
  v_case.channel := v_account.channel;
  v_case.customer := p_draft.customer;
  v_case.number := hub.number_in(v_facts, 'number')::integer;
  v_case.tier := hub.tier_in(v_facts);
  v_case.safety := coalesce(hub.flag_in(v_facts, 'safety'), false);
  v_case.contact_type := hub.text_in(v_facts, 'contactType');
  v_case.team := hub.text_in(v_facts, 'team');
  v_case.status := 'open';
  v_case.held := false;
  v_case.version := 1;
  -- A case made by hand from a call brings no message and needs no account that is polled.
  PERFORM hub.must(p_me, CASE WHEN v_facts ->> 'message' IS NULL THEN 'note' ELSE 'ingest' END, v_case);
  v_case := hub.take_message(v_case, v_facts, p_seq);
  INSERT INTO hub.case_state SELECT v_case.*;
END $$;
