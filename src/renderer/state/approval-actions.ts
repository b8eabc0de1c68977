// Decisions about a reply that waits for an approval: the command, then the line that says what was done.
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Approval } from '../../shared/domain/approval';
import type { SeenWarnings } from '../../shared/domain/guard/seen-warnings';
import type { CaseId } from '../../shared/domain/ids';
import type { ApprovalItem } from '../../shared/ipc/engine-answers';
import type { CommandInput } from '../../shared/ipc/engine-port';
import type { TextKey, TextValues } from '../../shared/texts/text-key';
import type { EngineClient } from '../data/engine-client';
import { queryKeys } from '../data/query-keys';
import { useServices } from '../data/services';
import { type CaseActions, useCaseActions } from './case-actions';
import { problemWords } from './problem-words';
import { giveBack } from './returned-words';
import { notify } from './session';

type At = CommandInput<'reply.recall'>;

interface Hands {
  readonly engine: EngineClient;
  readonly actions: CaseActions;
  readonly queries: ReturnType<typeof useQueryClient>;
}

export class ApprovalActions {
  private readonly hands: Hands;

  constructor(hands: Hands) {
    this.hands = hands;
  }

  approve(item: ApprovalItem): Promise<boolean> {
    const { engine } = this.hands;
    return this.decide(() => engine.command('reply.approve', readOf(item)), doneBy(item.reply.approval));
  }

  /** Each is checked for itself, by what was read of it; those that are refused stay, and the first reason is said. */
  async approveAll(items: readonly ApprovalItem[]): Promise<void> {
    const { engine, queries } = this.hands;
    let reason: ReturnType<typeof problemWords> | null = null;
    let count = 0;
    for (const item of items) {
      try {
        await engine.command('reply.approve', readOf(item));
        count += 1;
      } catch (error) {
        reason ??= problemWords(error);
      }
    }
    if (reason === null)
      notify({ tone: 'done', text: 'done.approvedMany', values: { count }, undoable: false });
    else {
      const values = { count, refused: items.length - count };
      notify({ tone: 'problem', text: 'done.approvedSome', values, reason, undoable: false });
    }
    void queries.invalidateQueries({ queryKey: queryKeys.approvals });
  }

  approveEdited(
    item: ApprovalItem,
    { words, guard }: { readonly words: string; readonly guard: SeenWarnings | null },
  ): Promise<boolean> {
    const { engine } = this.hands;
    const isDone = item.reply.approval.need.count === 1;
    return this.decide(
      () => engine.command('reply.approveEdited', { ...readOf(item), text: words, guard }),
      isDone ? 'done.approvedEdited' : 'done.approvedInPart',
    );
  }

  sendBack(item: ApprovalItem, note: string, name: string): Promise<boolean> {
    const { caseId, replyId } = readOf(item);
    const command = () => this.hands.engine.command('reply.requestChanges', { caseId, replyId, note });
    return this.decide(command, 'done.sentBack', { name });
  }

  reject(item: ApprovalItem, note: string, name: string): Promise<boolean> {
    const { caseId, replyId } = readOf(item);
    const command = () => this.hands.engine.command('reply.reject', { caseId, replyId, note });
    return this.decide(command, 'done.rejected', { name });
  }

  /** Its author takes it back, and has the words in the composer again. */
  async recall(at: At): Promise<void> {
    const isDone = await this.decide(
      () => this.hands.engine.command('reply.recall', at),
      'done.reply.cancel',
    );
    const { actions, engine } = this.hands;
    if (isDone) await actions.attempt(() => giveBack(engine, [at.caseId as CaseId], at.replyId));
  }

  askAgain(at: At): Promise<boolean> {
    return this.decide(() => this.hands.engine.command('reply.askAgain', at), 'done.submittedForApproval');
  }

  private async decide(
    command: () => Promise<unknown>,
    done: TextKey,
    values: TextValues = {},
  ): Promise<boolean> {
    const isDone = await this.hands.actions.succeeds(command);
    if (isDone) notify({ tone: 'done', text: done, values, undoable: false });
    // What was decided is off the list before anybody goes on in it.
    await this.hands.queries.invalidateQueries({ queryKey: queryKeys.approvals });
    return isDone;
  }
}

export function useApprovalActions(): ApprovalActions {
  const { engine } = useServices();
  const actions = useCaseActions();
  const queries = useQueryClient();
  return useMemo(() => new ApprovalActions({ engine, actions, queries }), [engine, actions, queries]);
}

/** What was read: these words, and the conversation up to this message. */
function readOf({ row, reply, newest }: ApprovalItem) {
  return { caseId: row.id, replyId: reply.content.replyId, digest: reply.approval.digest, newest };
}

function doneBy({ need, given }: Approval): TextKey {
  return given.length + 1 < need.count ? 'done.approvedInPart' : 'done.approved';
}
