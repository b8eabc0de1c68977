import { useSession } from '../../state/session';
import { AssignDialog } from './assign-dialog';
import { ByHandDialog } from './by-hand-dialog';
import { EraseDialog } from './erase-dialog';
import { EscalateDialog } from './escalate-dialog';
import { ForgetDialog } from './forget-dialog';
import { HoldDialog } from './hold-dialog';
import { LinkCaseDialog } from './link-case-dialog';
import { LinkDialog } from './link-dialog';
import { MergeDialog } from './merge-dialog';
import { NoReplyDialog } from './no-reply-dialog';
import { SnoozeDialog } from './snooze-dialog';
import { TagDialog } from './tag-dialog';
import { TakeClaimDialog } from './take-claim-dialog';

/** The dialog of the step that is being taken, if any. */
export function StepDialogs() {
  const dialog = useSession((session) => session.dialog);
  switch (dialog?.kind) {
    case 'assign':
      return <AssignDialog />;
    case 'take-claim':
      return <TakeClaimDialog />;
    case 'tags':
      return <TagDialog />;
    case 'snooze':
      return <SnoozeDialog />;
    case 'merge':
      return <MergeDialog />;
    case 'link-case':
      return <LinkCaseDialog />;
    case 'escalate':
      return <EscalateDialog />;
    case 'no-reply':
      return <NoReplyDialog />;
    case 'by-hand':
      return <ByHandDialog />;
    case 'erase':
      return <EraseDialog />;
    case 'hold':
      return <HoldDialog />;
    case 'forget-brand':
      return <ForgetDialog brand={dialog} />;
    case 'link':
      return <LinkDialog url={dialog.url} />;
    default:
      return null;
  }
}
