// A colleague's reply that waits for an approval, as the engine lists it.
import type { Case } from '../../../src/shared/domain/case';
import { caseRow } from '../../../src/shared/domain/case-row';
import { type AgentId, asId, type ReplyId } from '../../../src/shared/domain/ids';
import type { ApprovalItem } from '../../../src/shared/ipc/engine-answers';

/** By Tomás, who learns; for any colleague to read. */
export function waitingReply(state: Case, replyId: string, text: string): ApprovalItem {
  const newest = state.lastCustomerMessage?.externalId ?? null;
  const content = {
    replyId: asId<ReplyId>(replyId),
    accountId: state.accountId,
    audience: 'public',
    text,
    attachments: [],
    inReplyTo: newest,
    basedOn: newest,
    isAcknowledgement: false,
    cannedResponseIds: [],
  } as const;
  const approval = {
    need: { count: 1, supervisor: false, teams: [] },
    digest: 'a'.repeat(64),
    state: 'asked',
    author: asId<AgentId>('tomas'),
    askedAt: 0,
    given: [],
    expiresAt: null,
    original: null,
    note: null,
    decidedBy: null,
    lapsed: null,
  } as const;
  const reply = {
    content,
    state: 'held',
    hold: 'approval',
    releaseAt: null,
    attempts: 0,
    released: [],
    overtakenBy: null,
    covers: null,
    answers: true,
    approval,
    changedAt: 0,
    detail: null,
  } as const;
  return { row: caseRow(state), reply, newest, refused: null };
}
