// A case that changed leaves the list of a joint answer: its reply is taken back, and why is written into the case.
import { asId, type StepId } from '../../../shared/domain/ids';
import { dropReason } from '../../../shared/domain/joint/drop-reason';
import { second } from '../../../shared/domain/time';
import type { Recorded } from '../case-store';
import type { CommandContext } from '../command-context';
import { fixedId } from '../fixed-id';
import { DiskFull } from '../log/database';
import type { OutboxReply } from '../outbox-replies';
import { mayStopJoint } from './may-stop-joint';

/** A key that is pressed meanwhile waits for no more than these. */
const atOnce = 200;

/**
 * From now on. Nothing of it leaves without this either: the same is asked in the moment of sending. It is done where the
 * hub takes it, by who asked for the answer and by who supervises the case.
 */
export function dropOnChange(context: CommandContext): (recorded: Recorded) => void {
  let cancel: () => void = () => undefined;
  const look = (afterMs = 0) => {
    cancel();
    // After everybody has heard of the change itself.
    cancel = context.clock.after(afterMs, () => {
      const { isMore, isDiskFull } = dropOut(context);
      if (isMore) look(isDiskFull ? 10 * second : 0);
    });
  };
  // What changed while nobody looked.
  look();
  return ({ cases }) => {
    if (cases.some((state) => state.pendingReplies.some((reply) => dropReason(reply, state) !== null)))
      look();
  };
}

function dropOut(context: CommandContext): { readonly isMore: boolean; readonly isDiskFull: boolean } {
  const late: OutboxReply[] = [];
  for (const part of context.joints.pending()) {
    if (dropReason(part.reply, part.state) !== null && mayStopJoint(context, part)) late.push(part);
    if (late.length === atOnce) break;
  }
  if (late.length === 0) return { isMore: false, isDiskFull: false };
  try {
    context.store.batch(() => {
      for (const part of late) drop(context, part);
    });
  } catch (error) {
    if (!(error instanceof DiskFull)) throw error;
    return { isMore: true, isDiskFull: true };
  }
  return { isMore: late.length === atOnce, isDiskFull: false };
}

function drop({ store }: CommandContext, { state, reply }: OutboxReply): void {
  const dropped = dropReason(reply, state);
  if (dropped === null) return;
  const { replyId } = reply.content;
  const { id: caseId, brandId } = state;
  const stepId = asId<StepId>(fixedId('joint-drop', replyId));
  const body = { type: 'ReplyCancelled', replyId, dropped } as const;
  store.record([{ caseId, brandId, actor: { kind: 'console' }, body }], { stepId, isNamed: true });
}
