-- A reply that is asked for again is a matter of the reply: it rests on what its author has read since.
CREATE OR REPLACE FUNCTION hub.apply(p_brand text, p_me text, p_desktop uuid, p_draft hub.draft, p_seq bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_case hub.case_state;
  v_facts jsonb := p_draft.facts;
BEGIN
  SELECT * INTO v_case FROM hub.case_state c WHERE c.brand = p_brand AND c.case_id = p_draft.case_id;
  IF p_draft.kind = 'CaseOpened' THEN
    IF v_case.case_id IS NOT NULL THEN PERFORM hub.refuse('superseded', hub.hex(v_case.case_id)); END IF;
    PERFORM hub.open_case(p_brand, p_me, p_draft, p_seq);
    RETURN;
  END IF;
  IF v_case.case_id IS NULL THEN PERFORM hub.refuse('case-unknown', hub.hex(p_draft.case_id)); END IF;
  CASE
    WHEN p_draft.kind IN ('MessageReceived', 'MessageEdited', 'MessageWithdrawn') THEN
      PERFORM hub.must(p_me, 'ingest', v_case);
      IF p_draft.kind = 'MessageReceived' THEN v_case := hub.take_message(v_case, v_facts, p_seq); END IF;
    WHEN p_draft.kind IN ('TierSet', 'SafetySet', 'ContactTypeSet', 'CaseEscalated', 'StepUndone') THEN
      v_case := hub.apply_triage(v_case, p_me, p_draft);
    WHEN p_draft.kind = 'CaseAssigned' THEN
      v_case := hub.assign(v_case, p_me, v_facts);
    WHEN p_draft.kind IN ('CaseResolved', 'NoReplyNeeded', 'CaseReopened', 'CaseSnoozed', 'CaseUnsnoozed', 'CaseMerged',
        'CaseAbsorbed', 'AuthorMuted') THEN
      v_case := hub.apply_status(v_case, p_me, p_draft.kind);
    WHEN p_draft.kind LIKE 'Reply%' OR p_draft.kind = 'ApprovalAsked' THEN
      v_case := hub.apply_reply(v_case, p_me, p_desktop, p_draft);
    WHEN p_draft.kind = 'PostActedOn' THEN
      PERFORM hub.must(p_me, 'answer', v_case);
    WHEN p_draft.kind IN ('LegalHoldSet', 'LegalHoldLifted', 'ErasureDeferred', 'CaseErased') THEN
      PERFORM hub.must(p_me, 'erase', v_case);
      IF p_draft.kind = 'CaseErased' AND v_case.held THEN PERFORM hub.refuse('bad-facts', 'legal-hold'); END IF;
      IF p_draft.kind LIKE 'LegalHold%' THEN v_case.held := p_draft.kind = 'LegalHoldSet'; END IF;
    WHEN p_draft.kind = 'DeadlineWarned' THEN
      PERFORM hub.refuse('bad-facts', 'kind');
    ELSE
      PERFORM hub.must(p_me, 'note', v_case);
  END CASE;
  UPDATE hub.case_state c SET tier = v_case.tier, safety = v_case.safety, contact_type = v_case.contact_type, team = v_case.team,
    status = v_case.status, claimant = v_case.claimant, held = v_case.held, version = c.version + 1,
    newest_message = v_case.newest_message, newest_seq = v_case.newest_seq, due_at = v_case.due_at
    WHERE c.brand = p_brand AND c.case_id = v_case.case_id;
END $$;
