// What the reply being written needs before it may go out; the engine decides again.
import { type ApprovalNeed, approvalNeed } from '../../../shared/domain/approval-policy';
import type { Case } from '../../../shared/domain/case';
import { asId, type ReplyId } from '../../../shared/domain/ids';
import { needInIncident } from '../../../shared/domain/incident/frozen';
import type { Audience } from '../../../shared/domain/message';
import { useBrand, useMe, useWorkspace } from '../../data/desk-queries';
import { randomId } from '../../data/random-id';
import { useCrisisHere } from '../../data/use-crisis-here';

export function newReplyId(): ReplyId {
  return asId<ReplyId>(randomId());
}

export function useApprovalNeed(
  state: Case,
  reply: { readonly replyId: ReplyId; readonly audience: Audience },
): ApprovalNeed | null {
  const me = useMe();
  const brand = useBrand(state.brandId);
  const workspace = useWorkspace();
  const crisis = useCrisisHere(state);
  if (me === undefined || brand === undefined || !workspace) return null;
  const { approval: policy, roles } = workspace;
  const need = approvalNeed({ ...reply, author: me, case: state }, { policy, brand, roles });
  return crisis === 'speaks' ? needInIncident(need) : need;
}
