// Sends what was written: once, with what the writer had read.
import { useState } from 'react';
import type { GuidedStep } from '../../../shared/domain/diversion';
import type { SeenWarnings } from '../../../shared/domain/guard/seen-warnings';
import type { BrandId, ExternalId, ReplyId } from '../../../shared/domain/ids';
import type { Audience } from '../../../shared/domain/message';
import type { ReplyAttachment } from '../../../shared/domain/reply';
import type { OpenCase } from '../../../shared/ipc/engine-answers';
import type { CommandInput } from '../../../shared/ipc/engine-port';
import type { TextKey } from '../../../shared/texts/text-key';
import { useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useCrisisHere } from '../../data/use-crisis-here';
import { useCaseActions } from '../../state/case-actions';
import { replyTarget } from '../../state/reply-target';
import { moveFocus, notify } from '../../state/session';

type Newest = OpenCase['state']['lastCustomerMessage'];

export interface Written {
  readonly text: string;
  readonly audience: Audience;
  readonly files: readonly ReplyAttachment[];
  readonly cannedResponseIds: readonly string[];
  readonly basedOn: Newest;
  /** Chosen before it is written: whether it is among the samples that are approved depends on it. */
  readonly replyId: ReplyId;
  /** Whether somebody reads it before it goes out. */
  readonly isGated: boolean;
  /** Set once the person has typed which brand speaks, though the text names another one. */
  readonly confirmedBrand: BrandId | null;
  /** What the guard warned of, and why it goes all the same; null: of nothing. */
  readonly guard: SeenWarnings | null;
  /** Into which language a machine translated it, once it is read; null: a person wrote it. */
  readonly machine: CommandInput<'reply.submit'>['machine'];
  /** Null: it only answers. */
  readonly guided: GuidedStep | null;
  /** Null: the message that was chosen, else the newest one. */
  readonly inReplyTo: ExternalId | null;
}

/** `send` resolves to whether the reply is now in the outbox. */
export function useSendReply({ state }: OpenCase): {
  readonly sending: boolean;
  readonly send: (written: Written) => Promise<boolean>;
} {
  const { engine } = useServices();
  const actions = useCaseActions();
  const undoDelay = useWorkspace()?.undoSendDelay ?? 0;
  const isSilent = useCrisisHere(state) === 'silent';
  const [sending, setSending] = useState(false);
  const send = async (written: Written) => {
    const { text, audience, files, cannedResponseIds, basedOn, replyId, isGated } = written;
    setSending(true);
    const chosen = replyTarget.get();
    const newest = written.inReplyTo ?? state.lastCustomerMessage?.externalId ?? null;
    const inReplyTo = chosen?.caseId === state.id ? chosen.externalId : newest;
    const sent = await actions.succeeds(() =>
      engine.command('reply.submit', {
        caseId: state.id,
        replyId,
        accountId: state.accountId,
        audience,
        text: text.trim(),
        attachments: [...files],
        inReplyTo,
        basedOn: basedOn?.externalId ?? null,
        isAcknowledgement: false,
        cannedResponseIds: [...cannedResponseIds],
        confirmedBrand: written.confirmedBrand,
        guard: written.guard,
        machine: written.machine,
        guided: written.guided,
      }),
    );
    setSending(false);
    if (sent) {
      replyTarget.set(null);
      const undoable = isSilent || isGated || (audience === 'public' && undoDelay > 0);
      notify({
        tone: 'done',
        text: doneWords({ isSilent, isGated }),
        values: {},
        undoable,
        lastsMs: Math.max(undoDelay, 2_000),
      });
      moveFocus('case');
    }
    return sent;
  };
  return { sending, send };
}

function doneWords({
  isSilent,
  isGated,
}: {
  readonly isSilent: boolean;
  readonly isGated: boolean;
}): TextKey {
  if (isSilent) return 'done.submittedFrozen';
  return isGated ? 'done.submittedForApproval' : 'done.submitted';
}
