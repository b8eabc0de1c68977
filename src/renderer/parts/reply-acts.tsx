import type { Approval } from '../../shared/domain/approval';
import type { CaseId, ReplyId } from '../../shared/domain/ids';
import type { HoldReason, ReplyState } from '../../shared/domain/reply';
import { useCaseActions } from '../state/case-actions';
import { useText } from '../state/use-text';
import { Button } from '../ui/button';
import { AuthorActs } from './author-acts';

interface ReplyActsProps {
  readonly caseId: CaseId;
  readonly replyId: ReplyId;
  readonly state: ReplyState;
  readonly hold: HoldReason | null;
  /** Absent: nobody has to approve it. */
  readonly approval?: Approval | undefined;
}

const readyToRelease: ReadonlySet<HoldReason> = new Set([
  'customer-wrote-again',
  'post-withdrawn',
  'answered-elsewhere',
  'restored-absent',
  'attachment-missing',
]);

function isHeldForApproval(hold: HoldReason | null): boolean {
  return hold === 'approval' || hold === 'sent-back' || hold === 'approval-lapsed';
}

/** What a person can do about a reply that has not come to rest. */
export function ReplyActs({ caseId, replyId, state, hold, approval }: ReplyActsProps) {
  const text = useText();
  const actions = useCaseActions();
  const at = { caseId, replyId };
  const cancel = (
    <Button small onClick={() => void actions.reply('reply.cancel', at)}>
      {text(hold === 'undo-delay' ? 'reply.takeBack' : 'reply.cancel')}
    </Button>
  );
  if (state === 'unknown' || hold === 'restored-undecidable') {
    return (
      <>
        <Button small onClick={() => void actions.settle(at, true)}>
          {text('reply.itLanded')}
        </Button>
        <Button small onClick={() => void actions.settle(at, false)}>
          {text('reply.itDidNot')}
        </Button>
      </>
    );
  }
  if (state === 'failed') {
    return (
      <>
        {cancel}
        <Button small onClick={() => void actions.reply('reply.retry', at)}>
          {text('reply.retry')}
        </Button>
      </>
    );
  }
  if (state === 'queued') return cancel;
  if (state !== 'held') return null;
  if (approval !== undefined && isHeldForApproval(hold)) return <AuthorActs at={at} approval={approval} />;
  return (
    <>
      {cancel}
      {hold !== null && readyToRelease.has(hold) && (
        <Button small onClick={() => void actions.reply('reply.release', at)}>
          {text('reply.sendAnyway')}
        </Button>
      )}
    </>
  );
}
