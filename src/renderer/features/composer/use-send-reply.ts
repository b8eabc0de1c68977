// Sends what was written: once, with what the writer had read.
import { useState } from 'react';
import type { BrandId, ReplyId } from '../../../shared/domain/ids';
import type { Audience } from '../../../shared/domain/message';
import type { OpenCase } from '../../../shared/ipc/engine-answers';
import { useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { useCaseActions } from '../../state/case-actions';
import { replyTarget } from '../../state/reply-target';
import { moveFocus, notify } from '../../state/session';
import type { ReplyFile } from './reply-files';

type Newest = OpenCase['state']['lastCustomerMessage'];

export interface Written {
  readonly text: string;
  readonly audience: Audience;
  readonly files: readonly ReplyFile[];
  readonly cannedResponseIds: readonly string[];
  readonly basedOn: Newest;
  /** Chosen before it is written: whether it is among the samples that are approved depends on it. */
  readonly replyId: ReplyId;
  /** Whether somebody reads it before it goes out. */
  readonly isGated: boolean;
  /** Set once the person has typed which brand speaks, though the text names another one. */
  readonly confirmedBrand: BrandId | null;
}

/** `send` resolves to whether the reply is now in the outbox. */
export function useSendReply({ state }: OpenCase): {
  readonly sending: boolean;
  readonly send: (written: Written) => Promise<boolean>;
} {
  const { engine } = useServices();
  const actions = useCaseActions();
  const undoDelay = useWorkspace()?.undoSendDelay ?? 0;
  const [sending, setSending] = useState(false);
  const send = async (written: Written) => {
    const { text, audience, files, cannedResponseIds, basedOn, replyId, isGated, confirmedBrand } = written;
    setSending(true);
    const chosen = replyTarget.get();
    const inReplyTo =
      chosen?.caseId === state.id ? chosen.externalId : (state.lastCustomerMessage?.externalId ?? null);
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
        confirmedBrand,
      }),
    );
    setSending(false);
    if (sent) {
      replyTarget.set(null);
      const undoable = isGated || (audience === 'public' && undoDelay > 0);
      notify({
        tone: 'done',
        text: isGated ? 'done.submittedForApproval' : 'done.submitted',
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
