-- The list says that a reply has reached its customer: its permit ends with that, whoever found out.
CREATE FUNCTION hub.end_permit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE hub.permit q SET state = 'sent', ended_at = clock_timestamp()
    WHERE q.brand = NEW.brand AND q.reply_id = NEW.reply_id AND q.state = 'open';
  RETURN NULL;
END $$;

CREATE TRIGGER landed AFTER UPDATE OF state ON hub.reply
  FOR EACH ROW WHEN (NEW.state = 'sent') EXECUTE FUNCTION hub.end_permit();
