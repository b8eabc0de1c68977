// Every step on cases, as a button, a key or the palette takes it: the command, then the line that says what was done.

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PostAction } from '../../shared/domain/case-event';
import type { AgentId, BrandId, CaseId, ExternalId, TeamId } from '../../shared/domain/ids';
import type { Tier } from '../../shared/domain/tier';
import type { Instant } from '../../shared/domain/time';
import type { StepOutcome } from '../../shared/ipc/engine-answers';
import type { CommandInput, CommandName } from '../../shared/ipc/engine-port';
import type { TextKey, TextValues } from '../../shared/texts/text-key';
import { useMe } from '../data/desk-queries';
import type { EngineClient } from '../data/engine-client';
import { queryKeys } from '../data/query-keys';
import type { QueueFeed } from '../data/queue-feed';
import { useServices } from '../data/services';
import { partlyWords } from './partly-words';
import { problemWords, undoneWords } from './problem-words';
import { giveBack } from './returned-words';
import { neighbour, selectCase, watchHand } from './selection';
import { closeDialog, moveFocus, notify, openDialog, targets, useSession } from './session';

type StepName = {
  [Name in CommandName]: CommandInput<Name> extends { caseIds: readonly string[] } ? Name : never;
}[CommandName];

interface Hands {
  readonly engine: EngineClient;
  readonly queue: QueueFeed;
  readonly queries: QueryClient;
  readonly me: AgentId | undefined;
}

/** Who gets a case: a colleague, a team, or nobody, with the name to say. */
export interface NewHolder {
  readonly assignee: AgentId | null;
  readonly team: TeamId | null;
  readonly name: string;
}

interface Done {
  readonly text: TextKey;
  readonly values?: TextValues;
}

export class CaseActions {
  private readonly hands: Hands;

  constructor(hands: Hands) {
    this.hands = hands;
  }

  setTier(tier: Tier): Promise<boolean> {
    return this.step('case.setTier', { tier }, { text: `done.${tier}` });
  }

  setSafety(safety: boolean): Promise<boolean> {
    return this.step('case.setSafety', { safety }, { text: safety ? 'done.safety' : 'done.noSafety' });
  }

  /** On unless every case it concerns is a safety case already. */
  toggleSafety(): Promise<boolean> {
    const rows = targets().map((id) => this.hands.queue.rows.get(id));
    return this.setSafety(!rows.every((row) => row?.safety === true));
  }

  /** What a colleague holds is taken over, which asks for the reason first. */
  claim(): Promise<boolean> {
    const holders = targets().map((id) => this.hands.queue.rows.get(id)?.assignee ?? null);
    const isHeld =
      holders.length > 0 && holders.every((holder) => holder !== null && holder !== this.hands.me);
    if (!isHeld) return this.step('case.claim', {}, { text: 'done.claimed' });
    openDialog({ kind: 'take-claim' });
    return Promise.resolve(false);
  }

  /** The case that is next by rule, opened; or why there is none. */
  next(): Promise<void> {
    const isFree = watchHand();
    return this.attempt(async () => {
      const { caseId, because } = await this.hands.engine.command('case.next', {});
      if (caseId === null) {
        notify({ tone: 'done', text: `next.none.${because ?? 'nothing'}`, values: {}, undoable: false });
        return;
      }
      notify({ tone: 'done', text: 'done.next', values: {}, undoable: true });
      if (!isFree()) return;
      selectCase(caseId, { queue: this.hands.queue, open: true });
      moveFocus('case');
    });
  }

  takeOver(reason: string): Promise<boolean> {
    return this.step('case.takeOver', { reason }, { text: 'done.takenOver' });
  }

  release(): Promise<boolean> {
    return this.step('case.release', {}, { text: 'done.released' });
  }

  handOver(to: NewHolder, reason: string): Promise<boolean> {
    const { name, ...holder } = to;
    return this.step('case.handOver', { ...holder, reason }, { text: 'done.handedOver', values: { name } });
  }

  assign({ name, ...to }: NewHolder, reason = ''): Promise<boolean> {
    const done: Done =
      name === '' ? { text: 'done.unassigned' } : { text: 'done.assigned', values: { name } };
    return this.step('case.assign', { ...to, reason }, done);
  }

  newsRead(caseId: CaseId): Promise<void> {
    return this.attempt(() => this.hands.engine.command('case.newsRead', { caseIds: [caseId] }));
  }

  escalate(toTeam: TeamId, reason: string, name: string): Promise<boolean> {
    return this.step('case.escalate', { toTeam, reason }, { text: 'done.escalated', values: { name } });
  }

  changeTags(added: readonly string[], removed: readonly string[]): Promise<boolean> {
    return this.step('case.changeTags', { added: [...added], removed: [...removed] }, { text: 'done.tags' });
  }

  setContactType(contactType: string | null): Promise<boolean> {
    return this.step('case.setContactType', { contactType }, { text: 'done.contactType' });
  }

  snooze(until: Instant): Promise<boolean> {
    return this.step('case.snooze', { until }, { text: 'done.snoozed' });
  }

  unsnooze(): Promise<boolean> {
    return this.step('case.unsnooze', {}, { text: 'done.unsnoozed' });
  }

  mute(muted: boolean): Promise<boolean> {
    return this.step('case.muteAuthor', { muted }, { text: muted ? 'done.muted' : 'done.unmuted' });
  }

  reopen(): Promise<boolean> {
    return this.step('case.reopen', { reason: '' }, { text: 'done.reopened' });
  }

  /** Resolves and goes to the next case. */
  async resolve(): Promise<void> {
    await this.stepAndNext('case.resolve', { reason: '' }, { text: 'done.resolved' });
  }

  async noReplyNeeded(reason: string): Promise<void> {
    await this.stepAndNext('case.noReplyNeeded', { reason }, { text: 'done.noReply' });
  }

  merge(into: CaseId): Promise<void> {
    const from = targets().filter((id) => id !== into);
    if (from.length === 0) return Promise.resolve();
    return this.attempt(async () => {
      const outcome = await this.hands.engine.command('case.merge', { from: [...from], into });
      this.say(outcome, { text: 'done.merged' });
      useSession.setState({ marked: new Set() });
      selectCase(into, { queue: this.hands.queue, open: true });
    });
  }

  addNote(caseId: CaseId, note: Omit<CommandInput<'case.addNote'>, 'caseId'>): Promise<boolean> {
    return this.succeeds(() => this.hands.engine.command('case.addNote', { caseId, ...note }));
  }

  createByHand(
    input: Omit<CommandInput<'case.createByHand'>, 'brandId'> & { readonly brandId: BrandId },
  ): Promise<void> {
    return this.attempt(async () => {
      const outcome = await this.hands.engine.command('case.createByHand', input);
      this.say(outcome, { text: 'done.created' });
      await this.hands.queue.refresh();
      if (outcome.createdCaseId !== null)
        selectCase(outcome.createdCaseId, { queue: this.hands.queue, open: true });
    });
  }

  actOnPost(
    post: { readonly caseId: CaseId; readonly externalId: ExternalId },
    action: PostAction,
  ): Promise<void> {
    return this.attempt(async () => {
      this.say(await this.hands.engine.command('post.act', { ...post, action }), {
        text: `done.post.${action}`,
      });
    });
  }

  /** Takes back the last step, or a reply in its delay, and shows where that was. */
  undo(): Promise<void> {
    const isFree = watchHand();
    return this.attempt(async () => {
      const { undone, caseIds, cancelledReply } = await this.hands.engine.command('step.undo', {});
      if (undone === null && cancelledReply === null)
        return notify({ tone: 'done', text: 'undo.nothing', values: {}, undoable: false });
      notify({
        tone: 'done',
        ...undoneWords(cancelledReply === null ? (undone ?? '') : 'reply'),
        undoable: false,
      });
      if (cancelledReply !== null) await giveBack(this.hands.engine, caseIds, cancelledReply);
      await this.hands.queue.refresh();
      const first = caseIds[0];
      if (first !== undefined && isFree()) selectCase(first, { queue: this.hands.queue, open: true });
    });
  }

  reply(
    name: 'reply.cancel' | 'reply.release' | 'reply.retry',
    at: CommandInput<'reply.cancel'>,
  ): Promise<void> {
    return this.attempt(async () => {
      this.say(await this.hands.engine.command(name, at), { text: `done.${name}` });
      if (name === 'reply.cancel') await giveBack(this.hands.engine, [at.caseId as CaseId], at.replyId);
    });
  }

  settle(at: CommandInput<'reply.cancel'>, landed: boolean): Promise<void> {
    return this.attempt(async () => {
      this.say(await this.hands.engine.command('reply.settle', { ...at, landed }), {
        text: landed ? 'done.landed' : 'done.notLanded',
      });
    });
  }

  /** Runs something and says it when it fails. */
  async attempt(work: () => Promise<unknown>): Promise<void> {
    await this.succeeds(work);
  }

  async succeeds(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      notify({ tone: 'problem', ...problemWords(error), undoable: false });
      return false;
    }
  }

  /** Whether it was done to every case it was meant for. */
  private async step<Name extends StepName>(
    name: Name,
    input: Omit<CommandInput<Name>, 'caseIds'>,
    done: Done,
  ): Promise<boolean> {
    const caseIds = targets();
    if (caseIds.length === 0) return false;
    closeDialog();
    let isWhole = false;
    await this.attempt(async () => {
      const whole = { ...input, caseIds: [...caseIds] } as unknown as CommandInput<Name>;
      const outcome = (await this.hands.engine.command(name, whole)) as StepOutcome;
      isWhole = this.say(outcome, done);
    });
    return isWhole;
  }

  private async stepAndNext<Name extends StepName>(
    name: Name,
    input: Omit<CommandInput<Name>, 'caseIds'>,
    done: Done,
  ): Promise<void> {
    const { selected, marked } = useSession.getState();
    const { order } = this.hands.queue.list.get();
    const gone = new Set(targets());
    const running = this.step(name, input, done);
    if (selected !== null && gone.has(selected)) {
      const at = order.indexOf(selected);
      const next =
        order.slice(at + 1).find((id) => !gone.has(id)) ??
        order.slice(0, Math.max(0, at)).findLast((id) => !gone.has(id));
      selectCase(next ?? neighbour(order, null, 1), { queue: this.hands.queue, open: false });
    }
    if (marked.size > 0) useSession.setState({ marked: new Set() });
    await running;
  }

  private say(outcome: StepOutcome, done: Done): boolean {
    const undoable = outcome.stepId !== null;
    if (outcome.refused.length > 0 || (outcome.untouched ?? 0) > 0) {
      notify({ tone: 'problem', ...partlyWords(outcome), undoable });
      return false;
    }
    notify({ tone: 'done', text: done.text, values: { count: outcome.changed, ...done.values }, undoable });
    void this.hands.queries.invalidateQueries({ queryKey: queryKeys.outbox });
    return true;
  }
}

export function useCaseActions(): CaseActions {
  const { engine, queue } = useServices();
  const queries = useQueryClient();
  const me = useMe()?.id;
  return useMemo(() => new CaseActions({ engine, queue, queries, me }), [engine, queue, queries, me]);
}
