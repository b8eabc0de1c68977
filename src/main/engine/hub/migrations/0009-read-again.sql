-- Who edits and approves approves the text as it is then; and a reply whose author read what is new rests on that.
CREATE OR REPLACE FUNCTION hub.apply_reply(p_case hub.case_state, p_me text, p_desktop uuid, p_draft hub.draft) RETURNS hub.case_state LANGUAGE plpgsql AS $$
DECLARE
  v_facts jsonb := p_draft.facts;
  v_reply hub.reply;
BEGIN
  IF p_draft.kind = 'ReplySubmitted' THEN
    PERFORM hub.submit_reply(p_case, p_me, v_facts);
    RETURN p_case;
  END IF;
  SELECT * INTO v_reply FROM hub.reply r WHERE r.brand = p_case.brand AND r.reply_id = hub.id_in(v_facts, 'reply') AND r.case_id = p_case.case_id;
  IF NOT FOUND THEN PERFORM hub.refuse('bad-facts', 'reply'); END IF;
  CASE p_draft.kind
    WHEN 'ReplyApproved', 'ReplyApprovedWithEdit' THEN
      PERFORM hub.approve_reply(p_case, v_reply, p_me, v_facts);
      RETURN p_case;
    WHEN 'ReplySentBack', 'ReplyRejected' THEN
      IF v_reply.author = p_me THEN PERFORM hub.refuse('approval-own', 'reply'); END IF;
      PERFORM hub.must(p_me, 'approve', p_case);
      IF v_reply.state NOT IN ('waiting', 'free') THEN PERFORM hub.refuse('bad-facts', 'reply-' || v_reply.state); END IF;
      v_reply.state := CASE p_draft.kind WHEN 'ReplySentBack' THEN 'sent-back' ELSE 'rejected' END;
    WHEN 'ReplyCancelled' THEN
      IF v_reply.author <> p_me AND NOT hub.may(p_me, 'approve', p_case) AND NOT hub.may(p_me, 'assign', p_case) THEN
        PERFORM hub.deny('answer');
      END IF;
      IF v_reply.state = 'sent' THEN PERFORM hub.refuse('bad-facts', 'reply-sent'); END IF;
      v_reply.state := 'cancelled';
    WHEN 'ReplySending', 'ReplySent', 'ReplyUnknown', 'ReplyFailed' THEN
      PERFORM hub.must_send(p_case, v_reply, p_desktop);
      IF p_draft.kind = 'ReplySent' THEN
        v_reply.state := 'sent';
        IF v_reply.based_on IS NOT DISTINCT FROM p_case.newest_message THEN p_case.due_at := NULL; END IF;
      END IF;
    WHEN 'ReplyQueued', 'ApprovalAsked' THEN
      PERFORM hub.must(p_me, CASE WHEN v_facts ? 'basedOn' THEN 'answer' ELSE 'note' END, p_case);
      -- What may be on its way, or has arrived, stays the answer to what it was let go for.
      IF v_facts ? 'basedOn' AND v_reply.state IN ('waiting', 'free') AND NOT EXISTS (SELECT 1 FROM hub.permit q
          WHERE q.brand = v_reply.brand AND q.reply_id = v_reply.reply_id AND q.state <> 'freed') THEN
        UPDATE hub.reply r SET based_on = hub.bytes_in(v_facts, 'basedOn'), follows = hub.id_in(v_facts, 'follows')
          WHERE r.brand = v_reply.brand AND r.reply_id = v_reply.reply_id;
      END IF;
      RETURN p_case;
    ELSE
      -- What a desktop says of the wait of a reply: nothing here follows from it.
      PERFORM hub.must(p_me, 'note', p_case);
      RETURN p_case;
  END CASE;
  UPDATE hub.reply r SET state = v_reply.state WHERE r.brand = v_reply.brand AND r.reply_id = v_reply.reply_id;
  RETURN p_case;
END $$;
