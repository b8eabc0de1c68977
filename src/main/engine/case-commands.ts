// Commands that concern more than one case, or make one: merge, link, note, a case by hand.
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import { dueForMerge, newlyClocked } from '../../shared/domain/due-times';
import {
  type AccountId,
  asId,
  type BrandId,
  type CaseId,
  type ExternalId,
  type StepId,
} from '../../shared/domain/ids';
import type { ChannelMessage } from '../../shared/domain/message';
import { type Field, mayIn } from '../../shared/domain/permissions';
import { canChangeReplyState, type PendingReply } from '../../shared/domain/reply';
import { heat } from '../../shared/domain/tier';
import type { StepOutcome } from '../../shared/ipc/engine-answers';
import type { Command } from '../../shared/ipc/engine-port';
import type { Happening } from './case-store';
import { refuseHeldByOther } from './claim-commands';
import {
  actorOf,
  type CommandContext,
  caseOf,
  memberHere,
  policyOf,
  Refusal,
  refuseForbidden,
} from './command-context';
import { decideNote } from './decide-note';
import { holdOver } from './legal-hold';

const caseNames = ['case.merge', 'case.link', 'case.addNote', 'case.createByHand'] as const;
export type CaseCommand = Extract<Command, { name: (typeof caseNames)[number] }>;

export function isCaseCommand(command: Command): command is CaseCommand {
  return (caseNames as readonly string[]).includes(command.name);
}

export function runCaseCommand(context: CommandContext, command: CaseCommand, stepId: StepId): StepOutcome {
  switch (command.name) {
    case 'case.merge':
      return merge(context, command.input, stepId);
    case 'case.link':
      return link(context, command.input, stepId);
    case 'case.addNote':
      return recorded(
        context,
        [happening(context, command.input.caseId, decideNote(context, command.input))],
        stepId,
      );
    case 'case.createByHand':
      return createByHand(context, command.input, stepId);
  }
}

function merge(
  context: CommandContext,
  { from, into }: Extract<CaseCommand, { name: 'case.merge' }>['input'],
  stepId: StepId,
): StepOutcome {
  const target = caseOf(context, into);
  refuseForbidden(context, target, 'decide');
  const happenings: Happening[] = [];
  for (const caseId of from) {
    const source = caseOf(context, caseId);
    if (caseId === into || source.status === 'merged') continue;
    refuseForbidden(context, source, 'decide');
    refuseHeldByOther(context, source);
    // Two brands or two people are never one conversation: an answer would reach the wrong one.
    if (source.brandId !== target.brandId) throw new Refusal('merge-other-brand');
    const moot = source.pendingReplies.filter(isMootReceipt);
    if (moot.length < source.pendingReplies.length) throw new Refusal('merge-reply-on-its-way');
    // The note is owed in the thread where the customer was told, and a merged case writes nothing any more (R7).
    if (source.diverted) throw new Refusal('merge-closing-note-owed');
    for (const { content } of moot)
      happenings.push(happening(context, caseId, { type: 'ReplyCancelled', replyId: content.replyId }));
    happenings.push(happening(context, caseId, { type: 'CaseMerged', into }));
    for (const body of absorption(context, target, source)) happenings.push(happening(context, into, body));
  }
  return recorded(context, happenings, stepId);
}

/** An acknowledgement that nobody wrote and that has not left: the conversation goes on in the other case. */
function isMootReceipt({ automatic, state }: PendingReply): boolean {
  return automatic !== undefined && canChangeReplyState(state, 'cancelled');
}

/** What the case that stays takes over: what was owed, the hotter tier, the safety flag. */
function absorption(context: CommandContext, target: Case, source: Case): readonly CaseEventBody[] {
  const due = dueForMerge(target, source);
  const absorbed: CaseEventBody = {
    type: 'CaseAbsorbed',
    from: source.id,
    due,
    unanswered: source.unanswered,
  };
  if (source.safety && !target.safety) {
    const policy = policyOf(context, target);
    const both = { ...target, unanswered: [...target.unanswered, ...source.unanswered] };
    const asRed = policy.dueForTier(both, { tier: 'red', changedAt: context.clock.now() });
    return [absorbed, { type: 'SafetySet', safety: true, team: policy.brand.safetyTeam, due: asRed }];
  }
  const isHotter = source.tier !== null && (target.tier === null || heat(source.tier) > heat(target.tier));
  return isHotter ? [absorbed, { type: 'TierSet', tier: source.tier, team: source.team, due }] : [absorbed];
}

function link(
  context: CommandContext,
  { caseId, to }: Extract<CaseCommand, { name: 'case.link' }>['input'],
  stepId: StepId,
): StepOutcome {
  refuseForbidden(context, caseOf(context, caseId), 'note');
  refuseForbidden(context, caseOf(context, to), 'note');
  const happenings = [
    happening(context, caseId, { type: 'CaseLinked', to }),
    happening(context, to, { type: 'CaseLinked', to: caseId }),
  ];
  return recorded(context, happenings, stepId);
}

/** A call or a visit becomes a case of its own, its clock started when it happened (requirements, section 0). */
function createByHand(
  context: CommandContext,
  input: Extract<CaseCommand, { name: 'case.createByHand' }>['input'],
  stepId: StepId,
): StepOutcome {
  const { log, clock, chance } = context;
  const now = clock.now();
  if (input.takenAt > now) throw new Refusal('call-in-the-future');
  const policy = policyOf(context, input);
  const contact = input.contact.trim() || input.customerName;
  const author = {
    externalId: asId<ExternalId>(`${input.via}:${contact.toLowerCase()}`),
    name: input.customerName,
    handle: input.contact.trim(),
    followers: null,
    profileUrl: null,
    isBot: false,
  };
  const caseId = asId<CaseId>(chance.id());
  const triage = policy.triage(input.text);
  refuseElsewhere(context, { brandId: input.brandId, channel: input.via, tier: triage.tier });
  const message: ChannelMessage = {
    externalId: asId<ExternalId>(`${input.via}:${caseId}`),
    threadKey: `${input.via}:${caseId}`,
    writtenBy: 'customer',
    author,
    audience: 'private',
    subject: '',
    text: input.text,
    language: null,
    postedAt: input.takenAt,
    reach: 'unknown',
    inReplyTo: null,
    url: null,
    attachments: [],
  };
  const opened: CaseEventBody = {
    type: 'CaseOpened',
    number: context.nextNumber(),
    accountId: asId<AccountId>(input.via),
    channel: input.via,
    customerId: log.cases.customerIdOf(input.brandId, input.via, author.externalId),
    threadKey: message.threadKey,
    triage,
    continues: null,
    linkedTo: input.linkedTo,
  };
  const place = { caseId, brandId: input.brandId as BrandId, actor: actorOf(context) };
  const due = policy.dueForMessage(newlyClocked(triage.tier, triage.safety), input.takenAt);
  const happenings: Happening[] = [
    { ...place, body: opened },
    { ...place, body: { type: 'MessageReceived', message, due } },
  ];
  const hold = holdOver(context, opened.customerId);
  if (hold !== null)
    happenings.push({ ...place, actor: hold.by, body: { type: 'LegalHoldSet', reason: hold.reason } });
  if (input.linkedTo !== null)
    happenings.push(happening(context, input.linkedTo, { type: 'CaseLinked', to: caseId }));
  return { ...recorded(context, happenings, stepId), createdCaseId: caseId };
}

/** Nobody makes cases where they may not even write a note. */
function refuseElsewhere(context: CommandContext, field: Field): void {
  const roles = context.workspace.current()?.roles ?? [];
  if (!mayIn(memberHere(context), 'note', { field, roles })) throw new Refusal('role-may-not-here');
}

function happening(context: CommandContext, caseId: CaseId, body: CaseEventBody): Happening {
  return { caseId, brandId: caseOf(context, caseId).brandId, actor: actorOf(context), body };
}

function recorded(context: CommandContext, happenings: readonly Happening[], stepId: StepId): StepOutcome {
  const { cases } = context.store.record(happenings, { stepId });
  return { stepId, changed: cases.length, refused: [], createdCaseId: null };
}
