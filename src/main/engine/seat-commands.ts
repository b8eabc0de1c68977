// What the person at this desktop asks for themselves: their next case, to be away, to have read their news.
import type { StepId } from '../../shared/domain/ids';
import type { CommandOutputs } from '../../shared/ipc/engine-answers';
import type { Command } from '../../shared/ipc/engine-port';
import { stepOnCases } from './bulk-step';
import { decideNewsRead } from './claim-commands';
import { type CommandContext, memberHere, refuseUnlessManager } from './command-context';
import type { LongWorks } from './long-works';
import { takeNext } from './next-command';
import type { UndoStack } from './undo-stack';

const seatNames = ['case.next', 'case.newsRead', 'seat.setAway', 'seat.forgetPin'] as const;
type SeatCommand = Extract<Command, { name: (typeof seatNames)[number] }>;

export function isSeatCommand(command: Command): command is SeatCommand {
  return (seatNames as readonly string[]).includes(command.name);
}

interface SeatPorts {
  readonly context: CommandContext;
  readonly undo: UndoStack;
  readonly works: LongWorks;
  readonly forgetPin: (agentId: string) => void;
}

/** Throws Refusal. */
export async function runSeatCommand(
  ports: SeatPorts,
  command: SeatCommand,
  stepId: StepId,
): Promise<CommandOutputs[SeatCommand['name']]> {
  const { context, undo } = ports;
  switch (command.name) {
    case 'case.next': {
      const next = await takeNext(context, stepId);
      if (next.caseId !== null)
        undo.push({ kind: 'step', stepId, caseIds: [next.caseId], name: command.name });
      return next;
    }
    case 'case.newsRead': {
      const step = { stepId, name: null, ...command.input };
      const { outcome } = await stepOnCases(ports, step, (state) => decideNewsRead(context, state));
      return { ...outcome, stepId: null };
    }
    case 'seat.setAway': {
      context.team.setAway(memberHere(context).id, command.input.isAway);
      return null;
    }
    case 'seat.forgetPin':
      refuseUnlessManager(context);
      ports.forgetPin(command.input.agentId);
      return null;
  }
}
