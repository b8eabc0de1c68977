// The steps of triage: each decides what happens to one case, and is refused with a reason where a rule says so.
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import { escalationFor } from '../../shared/domain/escalation-map';
import { type FollowUp, followUpOwed } from '../../shared/domain/follow-up';
import { mayKeepOrErase } from '../../shared/domain/permissions';
import type { PendingReply } from '../../shared/domain/reply';
import type { CaseAction } from '../../shared/domain/role';
import { checkSnooze } from '../../shared/domain/snooze';
import { heat, type Tier } from '../../shared/domain/tier';
import type { Instant } from '../../shared/domain/time';
import type { Command } from '../../shared/ipc/engine-port';
import {
  claimNames,
  decideClaim,
  isClaimCommand,
  refuseHeldByOther,
  refuseUnknownTeam,
} from './claim-commands';
import { type CommandContext, policyOf, Refusal, refuseClosed, refuseForbidden } from './command-context';

const triageNames = [
  ...claimNames,
  'case.setTier',
  'case.setSafety',
  'case.setContactType',
  'case.changeTags',
  'case.escalate',
  'case.resolve',
  'case.noReplyNeeded',
  'case.reopen',
  'case.snooze',
  'case.unsnooze',
  'case.muteAuthor',
] as const;
export type TriageCommand = Extract<Command, { name: (typeof triageNames)[number] }>;

export function isTriageCommand(command: Command): command is TriageCommand {
  return (triageNames as readonly string[]).includes(command.name);
}

/**
 * What a triage command does to one case. Throws Refusal, also when the person may not; an empty list means the case
 * already is so.
 */
export function decideTriage(
  context: CommandContext,
  command: TriageCommand,
  state: Case,
): readonly CaseEventBody[] {
  refuseForbidden(context, state, actionOf(command, state));
  if (isClaimCommand(command)) return decideClaim(context, command, state);
  switch (command.name) {
    case 'case.setTier':
      return retier(context, state, command.input.tier);
    case 'case.setSafety':
      return flagSafety(context, state, command.input.safety);
    case 'case.setContactType': {
      const { contactType } = command.input;
      if (state.contactType === contactType) return [];
      return [{ type: 'ContactTypeSet', contactType }, ...handedToOwner(context, state, contactType)];
    }
    case 'case.changeTags': {
      const added = command.input.added.filter((tag) => !state.tags.includes(tag));
      const removed = command.input.removed.filter((tag) => state.tags.includes(tag));
      return added.length + removed.length === 0 ? [] : [{ type: 'TagsChanged', added, removed }];
    }
    case 'case.escalate': {
      refuseClosed(state);
      const { toTeam, reason } = command.input;
      refuseUnknownTeam(context, toTeam);
      return [{ type: 'CaseEscalated', toTeam, reason }];
    }
    case 'case.resolve':
      return close(context, state, { type: 'CaseResolved', reason: command.input.reason });
    case 'case.noReplyNeeded':
      return close(context, state, { type: 'NoReplyNeeded', reason: command.input.reason });
    case 'case.reopen':
      if (state.status === 'merged') throw new Refusal('case-merged');
      return state.status === 'open' ? [] : [{ type: 'CaseReopened', reason: command.input.reason }];
    case 'case.snooze':
      return snooze(context, state, command.input.until);
    case 'case.unsnooze':
      return state.snoozedUntil === null ? [] : [{ type: 'CaseUnsnoozed' }];
    case 'case.muteAuthor':
      if (state.safety && command.input.muted) throw new Refusal('safety-never-muted');
      return state.muted === command.input.muted ? [] : [{ type: 'AuthorMuted', muted: command.input.muted }];
  }
}

/** The map names who owns this kind of contact, as with client data: the case goes there (R59). */
function handedToOwner(
  context: CommandContext,
  state: Case,
  contactType: string | null,
): readonly CaseEventBody[] {
  const { brand } = policyOf(context, state);
  const owner = escalationFor(brand, contactType)?.owner;
  if (owner === undefined || owner === state.team || state.safety || state.status !== 'open') return [];
  const isTheirs = context.workspace
    .current()
    ?.members.some(({ id, teams }) => id === state.assignee && teams.includes(owner));
  const assignee = isTheirs ? state.assignee : null;
  const reason = brand.contactTypes.find(({ id }) => id === contactType)?.label ?? '';
  return [{ type: 'CaseAssigned', assignee, team: owner, reason }];
}

function retier(context: CommandContext, state: Case, tier: Tier): readonly CaseEventBody[] {
  refuseClosed(state);
  if (state.safety && tier !== 'red') throw new Refusal('safety-stays-red');
  if (state.tier === tier) return [];
  const policy = policyOf(context, state);
  const due = policy.dueForTier(state, { tier, changedAt: context.clock.now() });
  return [{ type: 'TierSet', tier, team: policy.brand.promises[tier].team, due }];
}

function flagSafety(context: CommandContext, state: Case, safety: boolean): readonly CaseEventBody[] {
  refuseClosed(state);
  if (state.safety === safety) return [];
  const policy = policyOf(context, state);
  const { promises, safetyTeam } = policy.brand;
  const due = policy.dueForTier(state, { tier: safety ? 'red' : state.tier, changedAt: context.clock.now() });
  return [
    { type: 'SafetySet', safety, team: safety ? safetyTeam : promises[state.tier ?? 'yellow'].team, due },
  ];
}

/** A snooze never runs silently past a deadline. */
function snooze(context: CommandContext, state: Case, until: Instant): readonly CaseEventBody[] {
  refuseClosed(state);
  refuseHeldByOther(context, state);
  const check = checkSnooze(state, until, context.clock.now());
  if (!check.ok) throw new Refusal(check.code);
  return [{ type: 'CaseSnoozed', until }];
}

/** What the step amounts to: making a case hotter is open to everybody, easing its promise is not (R10). */
function actionOf(command: TriageCommand, state: Case): CaseAction {
  switch (command.name) {
    case 'case.claim':
    case 'case.takeOver':
    case 'case.release':
      return 'claim';
    case 'case.assign':
    case 'case.handOver':
      return 'assign';
    case 'case.setTier':
      return heat(command.input.tier) > heat(state.tier) ? 'raise' : 'decide';
    case 'case.setSafety':
      return command.input.safety ? 'raise' : 'decide';
    case 'case.escalate':
    case 'case.reopen':
    case 'case.unsnooze':
      return 'raise';
    case 'case.setContactType':
    case 'case.changeTags':
      return 'note';
    default:
      return 'decide';
  }
}

const refusalFor: Readonly<Record<FollowUp, string>> = {
  safety: 'safety-needs-follow-up',
  'closing-note': 'diversion-needs-closing-note',
};

type Closing = Extract<CaseEventBody, { type: 'CaseResolved' | 'NoReplyNeeded' }>;

function close(context: CommandContext, state: Case, body: Closing): readonly CaseEventBody[] {
  if (state.status !== 'open') return [];
  refuseHeldByOther(context, state);
  const owed = followUpOwed(state, (linked) => context.store.read(linked));
  if (owed !== null && !(isSupervisor(context) && body.reason.trim() !== ''))
    throw new Refusal(refusalFor[owed]);
  if (body.type === 'NoReplyNeeded' && state.pendingReplies.some(isLeaving))
    throw new Refusal('reply-on-its-way');
  return [body];
}

function isSupervisor(context: CommandContext): boolean {
  const me = context.me();
  return me !== null && mayKeepOrErase(me, context.workspace.current()?.roles);
}

/** What acknowledges by itself keeps nobody from closing: it gives way. */
function isLeaving(reply: PendingReply): boolean {
  if (reply.automatic !== undefined) return false;
  return reply.state !== 'failed' && !(reply.state === 'held' && reply.hold !== 'undo-delay');
}
