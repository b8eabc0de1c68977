// Answering: from the Send key to the outbox, and what a person can still do with a reply on its way.
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import { mayAnswerAs } from '../../shared/domain/claim';
import { waysFrom } from '../../shared/domain/diversion';
import type { CaseId, ReplyId, StepId } from '../../shared/domain/ids';
import { messageLength } from '../../shared/domain/message-length';
import { namesOtherBrand } from '../../shared/domain/names-other-brand';
import {
  canChangeReplyState,
  type HoldReason,
  type PendingReply,
  type ReplyState,
} from '../../shared/domain/reply';
import type { ReplySubmitted } from '../../shared/domain/reply-submitted';
import { signatureOf, signed } from '../../shared/domain/signature';
import { staleAtSubmission, whatIsRead } from '../../shared/domain/stale-reply';
import type { Capabilities } from '../../shared/ipc/channels-port';
import type { StepOutcome } from '../../shared/ipc/engine-answers';
import type { Command } from '../../shared/ipc/engine-port';
import { checkApprover, digestOf, needFor } from './approvals';
import { cannedUsesOf } from './canned-uses';
import { claimByAnswering } from './claim-commands';
import { actorOf, type CommandContext, caseOf, policyOf, Refusal, refuseForbidden } from './command-context';
import { lastPermit } from './hub/said-absent';
import { refuseGuarded } from './outbound-guard';

const replyNames = ['reply.submit', 'reply.cancel', 'reply.release', 'reply.retry', 'reply.settle'] as const;
export type ReplyCommand = Extract<Command, { name: (typeof replyNames)[number] }>;

type Submission = Extract<ReplyCommand, { name: 'reply.submit' }>['input'];

export function isReplyCommand(command: Command): command is ReplyCommand {
  return (replyNames as readonly string[]).includes(command.name);
}

export interface ReplyPorts {
  readonly capabilities: (accountId: Case['accountId']) => Capabilities | null;
  readonly wakeCourier: () => void;
  /** Whether a machine wrote exactly these words for this case. */
  readonly isOfMachine: (caseId: CaseId, text: string) => boolean;
}

/** Runs a command about a reply. Throws Refusal with the reason a person can act on. */
export function runReplyCommand(
  context: CommandContext,
  command: ReplyCommand,
  ports: ReplyPorts & { readonly stepId: StepId },
): StepOutcome {
  const state = caseOf(context, command.input.caseId);
  const bodies =
    command.name === 'reply.submit'
      ? [submission(context, command.input, { state, ports }), ...claimByAnswering(context, state)]
      : [change(context, command, state)];
  const place = { caseId: state.id, brandId: state.brandId, actor: actorOf(context) };
  context.store.record(
    bodies.map((body) => ({ ...place, body })),
    { stepId: ports.stepId },
  );
  ports.wakeCourier();
  return { stepId: ports.stepId, changed: 1, refused: [], createdCaseId: null };
}

/** What happens when the person here sends a reply. Throws Refusal. */
export function submission(
  context: CommandContext,
  input: Submission,
  { state, ports }: { readonly state: Case; readonly ports: Omit<ReplyPorts, 'wakeCourier'> },
): ReplySubmitted {
  if (state.status === 'merged') throw new Refusal('case-merged');
  if (state.pendingReplies.some((reply) => reply.content.replyId === input.replyId))
    throw new Refusal('reply-already-submitted');
  const workspace = context.workspace.current();
  const account = workspace?.accounts.find((candidate) => candidate.id === input.accountId);
  // Wrong-brand protection: only an account of the case's own brand may speak in it (requirements 3.8).
  if (account === undefined || account.brand !== state.brandId) throw new Refusal('account-of-other-brand');
  refuseForbidden(context, state, 'answer');
  const me = context.me();
  const claim = me === null ? null : mayAnswerAs(me.id, state.assignee);
  if (claim?.ok === false) throw new Refusal(claim.code);
  const capabilities = ports.capabilities(input.accountId);
  const text = signedBy(context, input, state);
  if (capabilities !== null) refuseImpossible({ ...input, text }, capabilities, state.channel);
  const named = namesOtherBrand(input.text, workspace?.brands ?? [], state.brandId);
  if (named !== null && input.confirmedBrand !== state.brandId) throw new Refusal('names-other-brand');
  refuseGuarded(context, state, input);
  // What a machine wrote never leaves unread, whatever the page says of it (R48).
  if (input.machine === null ? ports.isOfMachine(state.id, input.text) : !input.machine.isRead)
    throw new Refusal('translation-unread');
  refuseMisguided(input, state);
  const { caseId: _caseId, confirmedBrand: _confirmed, guard, machine, guided, ...written } = input;
  const content = { ...written, text };
  const stale = staleAtSubmission(state, content);
  const answers = !content.isAcknowledgement || policyOf(context, state).brand.acknowledgementAnswers;
  const need = needFor(context, state, content);
  // A translation has no word in common with what it was made from: that is compared with what was translated.
  const own = machine === null ? input.text : machine.original;
  const canned = cannedUsesOf(context, state, { ...input, text: own });
  const isSilenced = context.incidents.silences(state, me?.id);
  const submitted = {
    type: 'ReplySubmitted',
    content,
    answers,
    read: whatIsRead(state),
    ...(guard !== null && { guard }),
    ...(canned.length > 0 && { canned }),
    ...(machine !== null && { machine: { into: machine.into } }),
    ...(guided !== null && { guided }),
    ...(need !== null && { approval: { need, digest: digestOf(content) } }),
  } as const;
  // Its author may not speak in a crisis: it waits to be looked at when that is over.
  if (isSilenced) return { ...submitted, hold: 'freeze', releaseAt: null };
  if (need !== null)
    return { ...submitted, hold: stale === null ? 'approval' : 'approval-lapsed', releaseAt: null };
  if (stale !== null) return { ...submitted, hold: stale, releaseAt: null };
  // Direct messages leave at once: a delay is unwanted where two people talk (ui-contract, key `z`).
  const delay =
    input.audience === 'public' || state.channel === 'email' ? (workspace?.undoSendDelay ?? 0) : 0;
  return delay > 0
    ? { ...submitted, hold: 'undo-delay', releaseAt: context.clock.now() + delay }
    : { ...submitted, hold: null, releaseAt: null };
}

/** The text as it leaves, with who stands behind it where the brand wants that seen (R64). */
function signedBy(
  context: CommandContext,
  { text, audience }: Pick<Submission, 'text' | 'audience'>,
  state: Case,
): string {
  const member = context.me();
  const { signatures } = policyOf(context, state).brand;
  return member === null
    ? text
    : signed(text, signatureOf(signatures, { channel: state.channel, audience, member }));
}

/** The closing note stands where the customer was told; and nobody is sent to where they are. */
function refuseMisguided({ guided, audience }: Submission, state: Case): void {
  if (guided === null) return;
  if (guided !== 'closing-note') {
    if (!waysFrom(audience).includes(guided)) throw new Refusal('diversion-to-the-same-place');
    return;
  }
  if (!state.diverted) throw new Refusal('closing-note-not-owed');
  if (state.diverted.audience !== audience) throw new Refusal('closing-note-elsewhere');
}

function refuseImpossible(input: Submission, capabilities: Capabilities, channel: Case['channel']): void {
  if (!capabilities.audiences.includes(input.audience)) throw new Refusal('audience-not-offered');
  const rule =
    input.audience === 'private' && capabilities.privateLength !== null
      ? capabilities.privateLength
      : capabilities.length;
  if (rule.max !== null && messageLength(input.text, rule.unit, channel) > rule.max)
    throw new Refusal('text-too-long');
  if (input.attachments.length > capabilities.attachments.max) throw new Refusal('too-many-attachments');
}

function change(
  context: CommandContext,
  command: Exclude<ReplyCommand, { name: 'reply.submit' }>,
  state: Case,
): CaseEventBody {
  const { replyId } = command.input;
  const reply = state.pendingReplies.find((pending) => pending.content.replyId === replyId);
  if (reply === undefined) throw new Refusal('reply-not-pending');
  switch (command.name) {
    case 'reply.cancel':
      refuseStranger(context, state, reply);
      return allowed(reply, 'cancelled', { type: 'ReplyCancelled', replyId });
    case 'reply.release':
      refuseRelease(context, state, reply);
      return { type: 'ReplyQueued', replyId, detail: null, released: reply.hold, read: whatIsRead(state) };
    case 'reply.retry':
      refuseForbidden(context, state, 'answer');
      if (reply.state !== 'failed') throw new Refusal('reply-not-failed');
      return { type: 'ReplyQueued', replyId, detail: null, released: null };
    case 'reply.settle':
      refuseForbidden(context, state, 'answer');
      if (reply.state !== 'unknown' && reply.hold !== 'restored-undecidable')
        throw new Refusal('reply-not-unknown');
      return settled(command.input.landed, reply, lastPermit(context.store.events(state.id), replyId));
  }
}

/** What only others may let go: an approver, the end of a freeze, the hub. */
const heldByOthers: ReadonlySet<HoldReason | null> = new Set<HoldReason>([
  'approval',
  'sent-back',
  'approval-lapsed',
  'freeze',
  'permit',
]);

function refuseRelease(context: CommandContext, state: Case, reply: PendingReply): void {
  if (reply.hold === 'restored') throw new Refusal('reply-not-looked-up');
  if (reply.state !== 'held' || heldByOthers.has(reply.hold)) throw new Refusal('reply-not-yours-to-release');
  refuseForbidden(context, state, 'answer');
  // An approval was for the conversation as it was; and who needs one waves nothing through for themselves.
  if (reply.approval !== undefined && reply.overtakenBy !== null) throw new Refusal('approval-overtaken');
  if (reply.approval === undefined && needFor(context, state, reply.content) !== null)
    throw new Refusal('reply-needs-approval');
}

/** Taken back by its author, and by who may answer, or where it waits for an approval by who decides about it. */
function refuseStranger(context: CommandContext, state: Case, { approval, content }: PendingReply): void {
  if (approval === undefined) {
    if (!isOwn(context, state, content.replyId)) refuseForbidden(context, state, 'answer');
    return;
  }
  if (context.me()?.id === approval.author) return;
  const { ok } = checkApprover(context, state, { ...approval, state: 'asked' });
  if (!ok) throw new Refusal('reply-of-other-author');
}

/** Also when the case is another team's by now. */
function isOwn(context: CommandContext, state: Case, replyId: ReplyId): boolean {
  const me = context.me()?.id;
  return context.store
    .events(state.id)
    .some(
      ({ actor, body }) =>
        body.type === 'ReplySubmitted' &&
        body.content.replyId === replyId &&
        actor.kind === 'agent' &&
        actor.id === me,
    );
}

/** A person looked at the channel and says what they saw. */
function settled(landed: boolean, reply: PendingReply, permit: number | null): CaseEventBody {
  const { replyId } = reply.content;
  if (!landed) {
    const detail = 'A person looked: it had not arrived';
    const absent = permit === null ? {} : { absent: permit };
    return { type: 'ReplyQueued', replyId, detail, released: null, ...absent };
  }
  return {
    type: 'ReplySent',
    replyId,
    externalId: `seen-by-person:${replyId}` as Extract<CaseEventBody, { type: 'ReplySent' }>['externalId'],
    url: null,
    acceptedAt: reply.changedAt,
  };
}

function allowed(reply: PendingReply, to: ReplyState, body: CaseEventBody): CaseEventBody {
  if (!canChangeReplyState(reply.state, to)) throw new Refusal('reply-already-leaving');
  return body;
}
