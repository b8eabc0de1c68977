-- A hub may be there for practice only: then no definition can bring a live channel into it, whoever publishes it.
ALTER TABLE hub.setting ADD COLUMN sandbox boolean NOT NULL DEFAULT false;

CREATE FUNCTION hub.refuse_live_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.channel <> 'sandbox' AND (SELECT s.sandbox FROM hub.setting s) THEN PERFORM hub.refuse('live-in-sandbox', NEW.id); END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER refuse_live_account BEFORE INSERT OR UPDATE ON hub.account
  FOR EACH ROW EXECUTE FUNCTION hub.refuse_live_account();

/* What was made for work stays for work: only a hub without any definition can become one for practice, and it stays one. */
CREATE FUNCTION hub.mark_sandbox() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE hub.workspace IN SHARE ROW EXCLUSIVE MODE;
  IF (SELECT s.sandbox FROM hub.setting s) THEN RETURN; END IF;
  IF EXISTS (SELECT 1 FROM hub.workspace) THEN PERFORM hub.refuse('holds-work'); END IF;
  UPDATE hub.setting SET sandbox = true;
END $$;

CREATE OR REPLACE FUNCTION api.hello() RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE v_me text := hub.me();
BEGIN
  RETURN jsonb_build_object(
    'hubId', (SELECT hub.hex(s.hub_id) FROM hub.setting s),
    'sandbox', (SELECT s.sandbox FROM hub.setting s),
    'schema', (SELECT max(m.number) FROM hub.migration m),
    'agent', v_me, 'login', session_user, 'manages', hub.manages(v_me),
    'serverTime', hub.ms(clock_timestamp()),
    'workspaceVersion', (SELECT coalesce(max(w.version), 0) FROM hub.workspace w),
    'brands', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.brand, 'seq', h.seq, 'hash', encode(h.hash, 'hex'),
        'nameKey', translate(encode(n.key, 'base64'), E'\n', '')) ORDER BY h.brand), '[]')
      FROM hub.head h JOIN hub.name_key n USING (brand) WHERE hub.has(v_me, h.brand, 'see')));
END $$;
