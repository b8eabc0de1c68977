import type { Approval } from '../../shared/domain/approval';
import type { CaseId, ReplyId } from '../../shared/domain/ids';
import { useMe } from '../data/desk-queries';
import { useApprovalActions } from '../state/approval-actions';
import { useText } from '../state/use-text';
import { Button } from '../ui/button';

interface AuthorActsProps {
  readonly at: { readonly caseId: CaseId; readonly replyId: ReplyId };
  readonly approval: Approval;
}

/** What the author can do with a reply that waits, was sent back, or whose approval lapsed; others see why not. */
export function AuthorActs({ at, approval }: AuthorActsProps) {
  const text = useText();
  const actions = useApprovalActions();
  const me = useMe();
  const isMine = me !== undefined && me.id === approval.author;
  const why = isMine ? {} : { title: text('error.reply-of-other-author') };
  return (
    <>
      <Button small disabled={!isMine} {...why} onClick={() => void actions.recall(at)}>
        {text('approval.recall')}
      </Button>
      {approval.state === 'lapsed' && (
        <Button small disabled={!isMine} {...why} onClick={() => void actions.askAgain(at)}>
          {text('approval.askAgain')}
        </Button>
      )}
    </>
  );
}
