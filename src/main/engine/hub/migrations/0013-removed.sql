-- Who is removed keeps the password and may log in no more: only who proves the password is told so, and a desktop can tell
-- being removed from a password that was changed.
CREATE OR REPLACE FUNCTION hub.end_login(p_login text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE v_ended integer;
BEGIN
  BEGIN
    EXECUTE format('ALTER ROLE %I NOLOGIN', p_login);
    EXECUTE format('REVOKE semaforo_user FROM %I', p_login);
  EXCEPTION WHEN insufficient_privilege THEN RETURN NULL;
  END;
  BEGIN
    EXECUTE format('GRANT %I TO semaforo_hub', p_login);
    SELECT count(*) FILTER (WHERE pg_terminate_backend(a.pid)) INTO v_ended FROM pg_stat_activity a WHERE a.usename = p_login AND a.pid <> pg_backend_pid();
    EXECUTE format('REVOKE %I FROM semaforo_hub', p_login);
  EXCEPTION WHEN insufficient_privilege THEN RETURN NULL;
  END;
  RETURN v_ended;
END $$;

/* Only of whom this hub removed is it said: one that was set up anew, or put back from before the invitation, knows nobody. */
CREATE OR REPLACE FUNCTION hub.me() RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE v_me text := hub.actor();
BEGIN
  IF v_me IS NULL THEN
    PERFORM hub.deny(CASE WHEN EXISTS (SELECT 1 FROM hub.person p WHERE p.login = session_user) THEN 'removed' ELSE 'nobody' END);
  END IF;
  RETURN v_me;
END $$;
