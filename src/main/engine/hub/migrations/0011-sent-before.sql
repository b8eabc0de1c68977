-- What somebody sent before their desktop joined a hub needed no permit. Told of it, the hub lets nobody answer that again.
CREATE OR REPLACE FUNCTION hub.must_send(p_case hub.case_state, p_reply hub.reply, p_desktop uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_permitted boolean;
BEGIN
  SELECT bool_or(q.holder = p_desktop OR hub.holds_lease(q.account, p_desktop)) INTO v_permitted
    FROM hub.permit q WHERE q.brand = p_case.brand AND q.reply_id = p_reply.reply_id;
  -- Of one's own words, told as ones that nobody gets a permit for: saying that they left lets nothing out, it only ends them.
  IF v_permitted IS NULL AND p_reply.author = hub.actor() AND p_reply.state = 'waiting' AND p_reply.needs = 'two' THEN RETURN; END IF;
  IF NOT coalesce(v_permitted, false) THEN PERFORM hub.deny('permit'); END IF;
END $$;

/* Without a permit of its own it takes the place that one would have: the same message is not answered by who does not know. */
CREATE OR REPLACE FUNCTION hub.end_permit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE hub.permit q SET state = 'sent', ended_at = clock_timestamp()
    WHERE q.brand = NEW.brand AND q.reply_id = NEW.reply_id AND q.state = 'open';
  IF NOT EXISTS (SELECT 1 FROM hub.permit q WHERE q.brand = NEW.brand AND q.reply_id = NEW.reply_id) THEN
    INSERT INTO hub.permit (brand, case_id, message, follows, reply_id, version, account, holder, fence, author, state, granted_at, valid_ms, ended_at)
      VALUES (NEW.brand, NEW.case_id, coalesce(NEW.based_on, ''::bytea), hub.after_or_none(NEW.follows), NEW.reply_id, 1, NEW.account,
        '00000000-0000-0000-0000-000000000000', 0, NEW.author, 'sent', clock_timestamp(), 0, clock_timestamp())
      ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
