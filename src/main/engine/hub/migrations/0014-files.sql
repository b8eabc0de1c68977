-- Files of replies on their way to the desktop that sends: sealed in pieces, brought before the reply is told, gone once it has left.
CREATE TABLE hub.file (
  brand text NOT NULL,
  reply_id uuid NOT NULL,
  file bytea NOT NULL CHECK (octet_length(file) = 32),
  author text NOT NULL,
  key_no bigint NOT NULL,
  pieces integer NOT NULL CHECK (pieces BETWEEN 1 AND 256),
  bytes bigint NOT NULL DEFAULT 0,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (brand, reply_id, file)
);
CREATE INDEX ON hub.file (author);
CREATE INDEX ON hub.file (brand, key_no);

CREATE TABLE hub.file_piece (
  brand text NOT NULL,
  reply_id uuid NOT NULL,
  file bytea NOT NULL,
  piece integer NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (brand, reply_id, file, piece),
  FOREIGN KEY (brand, reply_id, file) REFERENCES hub.file ON DELETE CASCADE
);
-- What is sealed gets no smaller.
ALTER TABLE hub.file_piece ALTER COLUMN body SET STORAGE EXTERNAL;

CREATE FUNCTION hub.is_told(p_file hub.file) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM hub.reply r WHERE r.brand = p_file.brand AND r.reply_id = p_file.reply_id)
$$;

CREATE FUNCTION hub.file_in(p jsonb) RETURNS hub.file LANGUAGE plpgsql STABLE AS $$
DECLARE v_file hub.file;
BEGIN
  v_file.brand := p ->> 'brand';
  v_file.reply_id := hub.id_in(p, 'replyId');
  v_file.file := hub.bytes_in(p, 'file');
  IF v_file.reply_id IS NULL OR octet_length(v_file.file) IS DISTINCT FROM 32 THEN PERFORM hub.refuse('bad-facts', 'file'); END IF;
  RETURN v_file;
END $$;

/* 64 MB for a reply; 256 MB of somebody's that no reply was told with yet, and none of that for longer than a day. */
CREATE FUNCTION hub.refuse_too_many(p_file hub.file, p_more integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_files bigint;
  v_bytes numeric;
  v_untold numeric;
BEGIN
  DELETE FROM hub.file f WHERE f.author = p_file.author AND f.at < clock_timestamp() - interval '1 day' AND NOT hub.is_told(f);
  SELECT count(*) FILTER (WHERE f.file <> p_file.file), coalesce(sum(f.bytes), 0) INTO v_files, v_bytes
    FROM hub.file f WHERE f.brand = p_file.brand AND f.reply_id = p_file.reply_id AND f.author = p_file.author;
  IF v_files >= 10 OR v_bytes + p_more > 67108864 THEN PERFORM hub.refuse('too-large', 'reply'); END IF;
  SELECT coalesce(sum(f.bytes), 0) INTO v_untold FROM hub.file f WHERE f.author = p_file.author AND NOT hub.is_told(f);
  IF v_untold + p_more > 268435456 THEN PERFORM hub.refuse('too-large', 'files'); END IF;
END $$;

/*
 * A piece that is there stays as it is, so that what was approved is what leaves; said again it is known. Once the reply is
 * told nothing is added: colleagues judge it by what it had then.
 */
CREATE FUNCTION api.put_file(p jsonb, p_body bytea) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_me text := hub.need(p ->> 'brand', 'answer');
  v_file hub.file := hub.file_in(p);
  v_known hub.file;
  v_key hub.customer_key;
  v_piece bigint := hub.number_in(p, 'piece');
  v_pieces bigint := hub.number_in(p, 'pieces');
BEGIN
  IF v_piece IS NULL OR v_pieces IS NULL OR v_pieces NOT BETWEEN 1 AND 256 OR v_piece NOT BETWEEN 1 AND v_pieces
    OR p_body IS NULL THEN
    PERFORM hub.refuse('bad-facts', 'piece');
  END IF;
  IF octet_length(p_body) > 300000 THEN PERFORM hub.refuse('too-large', 'piece'); END IF;
  v_file.author := v_me;
  v_file.pieces := v_pieces;
  -- One piece of a person after the other: sums hold. Whoever was removed meanwhile brings nothing.
  PERFORM 1 FROM hub.person q WHERE q.agent = v_me AND q.removed_at IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND THEN PERFORM hub.deny('nobody'); END IF;
  SELECT * INTO v_known FROM hub.file f WHERE f.brand = v_file.brand AND f.reply_id = v_file.reply_id AND f.file = v_file.file;
  IF FOUND AND (v_known.author <> v_me OR v_known.pieces <> v_pieces) THEN PERFORM hub.refuse('bad-facts', 'file'); END IF;
  IF EXISTS (SELECT 1 FROM hub.file_piece q WHERE q.brand = v_file.brand AND q.reply_id = v_file.reply_id
      AND q.file = v_file.file AND q.piece = v_piece) THEN
    RETURN jsonb_build_object('taken', false);
  END IF;
  IF hub.is_told(v_file) THEN PERFORM hub.refuse('reply-told', hub.hex(v_file.reply_id)); END IF;
  -- Held until this is over: whoever is being erased takes the piece with them.
  SELECT * INTO v_key FROM hub.customer_key k WHERE k.brand = v_file.brand AND k.no = hub.number_in(p, 'keyNo') FOR SHARE;
  IF NOT FOUND THEN PERFORM hub.refuse('bad-facts', 'keyNo'); END IF;
  IF v_key.key IS NULL THEN PERFORM hub.refuse('erased', v_key.customer); END IF;
  -- Every piece of a file is sealed for the same customer: erasing finds it by that.
  IF v_known.key_no <> v_key.no THEN PERFORM hub.refuse('bad-facts', 'keyNo'); END IF;
  v_file.key_no := v_key.no;
  PERFORM hub.refuse_too_many(v_file, octet_length(p_body));
  INSERT INTO hub.file AS f (brand, reply_id, file, author, key_no, pieces, bytes)
    VALUES (v_file.brand, v_file.reply_id, v_file.file, v_me, v_file.key_no, v_file.pieces, octet_length(p_body))
    ON CONFLICT (brand, reply_id, file) DO UPDATE SET bytes = f.bytes + EXCLUDED.bytes, at = clock_timestamp()
      WHERE f.author = EXCLUDED.author;
  IF NOT FOUND THEN PERFORM hub.refuse('bad-facts', 'file'); END IF;
  INSERT INTO hub.file_piece VALUES (v_file.brand, v_file.reply_id, v_file.file, v_piece, p_body);
  RETURN jsonb_build_object('taken', true);
END $$;

/* How many pieces make a file and which of them are there. No pieces: nobody brought any. Its author goes on with it. */
CREATE FUNCTION api.has_file(p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = hub, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  v_me text := hub.need(p ->> 'brand', 'see');
  v_file hub.file := hub.file_in(p);
BEGIN
  UPDATE hub.file f SET at = clock_timestamp()
    WHERE f.brand = v_file.brand AND f.reply_id = v_file.reply_id AND f.file = v_file.file AND f.author = v_me;
  RETURN jsonb_build_object(
    'pieces', (SELECT f.pieces FROM hub.file f WHERE f.brand = v_file.brand AND f.reply_id = v_file.reply_id AND f.file = v_file.file),
    'have', (SELECT coalesce(jsonb_agg(q.piece ORDER BY q.piece), '[]') FROM hub.file_piece q
      WHERE q.brand = v_file.brand AND q.reply_id = v_file.reply_id AND q.file = v_file.file));
END $$;

CREATE FUNCTION api.get_file(p jsonb) RETURNS TABLE (key_no bigint, body bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = hub, pg_temp AS $$
DECLARE v_file hub.file;
BEGIN
  PERFORM hub.need(p ->> 'brand', 'see');
  v_file := hub.file_in(p);
  RETURN QUERY
    SELECT f.key_no, q.body FROM hub.file f JOIN hub.file_piece q USING (brand, reply_id, file)
    WHERE f.brand = v_file.brand AND f.reply_id = v_file.reply_id AND f.file = v_file.file AND q.piece = hub.number_in(p, 'piece');
END $$;

-- With its customer, or when nobody can need it any more.
CREATE FUNCTION hub.drop_files_of_reply() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM hub.file f WHERE f.brand = NEW.brand AND f.reply_id = NEW.reply_id;
  RETURN NULL;
END $$;
CREATE TRIGGER files_left AFTER UPDATE OF state ON hub.reply
  FOR EACH ROW WHEN (NEW.state IN ('sent', 'cancelled')) EXECUTE FUNCTION hub.drop_files_of_reply();

CREATE FUNCTION hub.drop_files_of_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM hub.file f WHERE f.brand = NEW.brand AND f.key_no = NEW.no;
  RETURN NULL;
END $$;
CREATE TRIGGER files_erased AFTER UPDATE OF key ON hub.customer_key
  FOR EACH ROW WHEN (NEW.key IS NULL) EXECUTE FUNCTION hub.drop_files_of_key();
