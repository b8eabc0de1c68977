// Claiming a case, letting go of it, and its way from one pair of hands into another.
import type { Case } from '../../shared/domain/case';
import type { CaseEventBody } from '../../shared/domain/case-event';
import { type ClaimWay, mayAnswerAs, mayChangeHands } from '../../shared/domain/claim';
import type { AgentId, TeamId } from '../../shared/domain/ids';
import type { Command } from '../../shared/ipc/engine-port';
import { type CommandContext, memberHere, Refusal, refuseClosed } from './command-context';

export const claimNames = [
  'case.claim',
  'case.release',
  'case.takeOver',
  'case.handOver',
  'case.assign',
] as const;
export type ClaimCommand = Extract<Command, { name: (typeof claimNames)[number] }>;

export function isClaimCommand(command: Command): command is ClaimCommand {
  return (claimNames as readonly string[]).includes(command.name);
}

/** What a command about the claim does to one case. Throws Refusal; an empty list means it is so already. */
export function decideClaim(
  context: CommandContext,
  command: ClaimCommand,
  state: Case,
): readonly CaseEventBody[] {
  refuseClosed(state);
  const me = meOf(context);
  switch (command.name) {
    case 'case.claim':
      refusePicking(context, state);
      return handedTo(state, me, { assignee: me, how: 'claim' });
    case 'case.takeOver': {
      if (state.assignee === null) refusePicking(context, state);
      const how = state.assignee === null ? 'claim' : 'take-over';
      return handedTo(state, me, { assignee: me, reason: command.input.reason, how });
    }
    case 'case.release':
      if (state.assignee !== null && state.assignee !== me) throw new Refusal('not-your-claim');
      return handedTo(state, me, { assignee: null, how: 'release' });
    case 'case.handOver':
      if (state.assignee !== null && state.assignee !== me) throw new Refusal('not-your-claim');
      refuseAbsent(context, state, command.input.assignee);
      refuseUnknownTeam(context, command.input.team);
      return handedTo(state, me, { ...command.input, how: 'hand-over' });
    case 'case.assign':
      if (command.input.assignee === me && state.assignee === null) refusePicking(context, state);
      refuseAbsent(context, state, command.input.assignee);
      refuseUnknownTeam(context, command.input.team);
      return handedTo(state, me, command.input);
  }
}

/** The claim that comes with answering a case that nobody holds; nothing when it is one's own. */
export function claimByAnswering(context: CommandContext, state: Case): readonly CaseEventBody[] {
  const me = meOf(context);
  if (state.assignee === null) refusePicking(context, state);
  return handedTo(state, me, { assignee: me, how: 'answering' });
}

/** Nothing when the person at this desktop has nothing to hear of the case. */
export function decideNewsRead(context: CommandContext, state: Case): readonly CaseEventBody[] {
  const me = meOf(context);
  return state.news.some((news) => news.for === me) ? [{ type: 'NewsRead' }] : [];
}

/** Where cases are given out by rule nobody picks, also not by answering (R50, A24). */
function refusePicking(context: CommandContext, state: Case): void {
  const me = context.me();
  if (me !== null && context.team.isGivenOut(state, me)) throw new Refusal('cases-are-given-out');
}

/** What a colleague holds is theirs to end or put off: whoever wants to takes it over first, with the reason. */
export function refuseHeldByOther(context: CommandContext, state: Case): void {
  const check = mayAnswerAs(meOf(context), state.assignee);
  if (!check.ok) throw new Refusal(check.code);
}

/** A team that the workspace does not have would own what nobody can answer. */
export function refuseUnknownTeam(context: CommandContext, team: TeamId | null): void {
  const teams = context.workspace.current()?.teams ?? [];
  if (team !== null && !teams.some(({ id }) => id === team)) throw new Refusal('team-unknown');
}

/** Nothing is given to who is not there, or may not see it; oneself is. */
function refuseAbsent(context: CommandContext, state: Case, assignee: AgentId | null): void {
  if (assignee === null || assignee === context.me()?.id) return;
  const colleague = context.team.member(assignee);
  if (colleague === null) throw new Refusal('colleague-unknown');
  if (!context.team.sees(assignee, state)) throw new Refusal('colleague-may-not-see');
  const duty = context.team.duty(colleague);
  if (duty !== 'here') throw new Refusal(`colleague-${duty}`);
}

interface Hands {
  readonly assignee: AgentId | null;
  readonly team?: TeamId | null;
  readonly reason?: string;
  readonly how?: ClaimWay;
}

function handedTo(state: Case, by: AgentId, hands: Hands): readonly CaseEventBody[] {
  const { assignee, team = null, reason = '', how } = hands;
  const holder = state.assignee;
  if (holder === assignee && (team === null || team === state.team)) return [];
  const check = mayChangeHands({ holder, by, reason });
  if (!check.ok) throw new Refusal(check.code);
  return [
    {
      type: 'CaseAssigned',
      assignee,
      team,
      reason,
      ...(how !== undefined && { how }),
      ...(holder !== null && holder !== by && { from: holder }),
    },
  ];
}

function meOf(context: CommandContext): AgentId {
  return memberHere(context).id;
}
