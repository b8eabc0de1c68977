// What a key asks of the list of approvals; the list knows which reply is meant.
import { createSignal } from '../data/signal';

export type ApprovalAct = 'approve' | 'changes' | 'reject' | 'mark' | 'next' | 'previous' | 'first' | 'last';

export interface ApprovalWish {
  readonly act: ApprovalAct;
}

/** The newest wish; whoever fulfils it sets it to null. */
export const approvalWish = createSignal<ApprovalWish | null>(null);

export function wishApproval(act: ApprovalAct): void {
  approvalWish.set({ act });
}
