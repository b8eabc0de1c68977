-- The reserve: people who may do something in a brand only while a crisis of it lasts. No desktop has a say in that.

CREATE FUNCTION hub.in_crisis(p_brand text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM hub.incident i WHERE i.brand = p_brand AND i.declared_at <= clock_timestamp()
    AND clock_timestamp() < hub.over_at(i))
$$;

-- Every judgement reads hub.grant_: from now on it is what somebody may at this instant.
ALTER TABLE hub.grant_ RENAME TO grant_line;
ALTER TABLE hub.grant_line ADD COLUMN reserve boolean NOT NULL DEFAULT false;
-- A seat that opens by itself leads nothing and polls nothing.
ALTER TABLE hub.grant_line ADD CONSTRAINT seat_leads_nothing
  CHECK (NOT reserve OR action NOT IN ('supervise', 'manage', 'erase', 'ingest'));
CREATE VIEW hub.grant_ AS
  SELECT g.agent, g.brand, g.action, g.tier, g.channel, g.team, g.safety FROM hub.grant_line g
  WHERE NOT g.reserve OR hub.in_crisis(g.brand);

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
  DELETE FROM hub.grant_line;
  INSERT INTO hub.grant_line (agent, brand, action, tier, channel, team, safety, reserve)
    SELECT g ->> 'agent', g ->> 'brand', g ->> 'action', g ->> 'tier', g ->> 'channel', g ->> 'team', (g ->> 'safety')::boolean, false
    FROM jsonb_array_elements(coalesce(p_facts -> 'grants', '[]')) g;
  -- A list of their own: a hub that knows no seats gives them nothing, never everything.
  INSERT INTO hub.grant_line (agent, brand, action, tier, channel, team, safety, reserve)
    SELECT g ->> 'agent', g ->> 'brand', g ->> 'action', g ->> 'tier', g ->> 'channel', g ->> 'team', (g ->> 'safety')::boolean, true
    FROM jsonb_array_elements(coalesce(p_facts -> 'reserveGrants', '[]')) g;
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
