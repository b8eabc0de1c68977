// The one door for changes: parse, decide, record. Whatever comes through the port is distrusted until here.
import { type AccountId, asId, type CaseId, type StepId } from '../../shared/domain/ids';
import type { CommandOutputs, StepOutcome } from '../../shared/ipc/engine-answers';
import { type Command, type CommandName, commandSchemas } from '../../shared/ipc/engine-port';
import { fail, type Result, succeed } from '../../shared/ipc/result';
import { runAccountCommand } from './account-commands';
import type { Accounts } from './accounts';
import { isApprovalCommand, runApprovalCommand } from './approval-commands';
import { takeOver } from './backup/restored-mark';
import { stepOnCases } from './bulk-step';
import { isCaseCommand, runCaseCommand } from './case-commands';
import { type CommandContext, caseOf, Refusal, refuseWithoutRole } from './command-context';
import { isIncidentCommand, runIncidentCommand } from './crisis/incident-commands';
import { sendHolding } from './crisis/send-holding';
import type { Custody } from './custody';
import { isErasureCommand, runErasureCommand } from './erasure-commands';
import { isHubCommand, runHubCommand } from './hub-commands';
import { isJointCommand, runJointCommand } from './joint/joint-commands';
import { refuseUnlessWholeDesk } from './legal-hold';
import { DiskFull, LogUnreadable } from './log/database';
import type { LongWorks } from './long-works';
import { actOnPost } from './post-command';
import { isReplyCommand, runReplyCommand } from './reply-commands';
import { isSeatCommand, runSeatCommand } from './seat-commands';
import { dismissSurge } from './surge/read-surges';
import type { TeamHub } from './team-hub';
import { isTrainingCommand, runTrainingCommand } from './training/training-commands';
import { decideTriage, isTriageCommand } from './triage-commands';
import { undoLastStep } from './undo-command';
import type { UndoStack } from './undo-stack';

export interface CommandPorts {
  readonly context: CommandContext;
  readonly accounts: Accounts;
  readonly undo: UndoStack;
  readonly custody: Custody;
  readonly works: LongWorks;
  readonly team: Pick<TeamHub, 'people' | 'look' | 'definition' | 'takesIncidents' | 'drills'>;
  readonly wakeCourier: () => void;
  readonly removeSecret: (accountId: string) => void;
  readonly forgetPin: (agentId: string) => void;
  readonly damaged: () => void;
}

/** Runs one command as the page sent it. Never throws: every failure is a Result with a code and a reason. */
export async function runCommand(
  ports: CommandPorts,
  name: string,
  request: { readonly input: unknown; readonly operationId: string },
): Promise<Result<unknown>> {
  if (!isCommandName(name))
    return fail('invalid', 'unknown-command', `There is no command ${name.slice(0, 60)}`);
  const parsed = commandSchemas[name].safeParse(request.input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return fail(
      'invalid',
      'bad-input',
      `${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not as agreed'}`,
    );
  }
  try {
    return succeed(
      await run(ports, { name, input: parsed.data } as Command, asId<StepId>(request.operationId)),
    );
  } catch (error) {
    if (error instanceof Refusal) return fail('refused', error.code, error.message);
    if (error instanceof LogUnreadable) {
      ports.damaged();
      return fail('unavailable', 'log-damaged', error.message);
    }
    if (error instanceof DiskFull)
      return fail('unavailable', 'disk-full', 'The disk is full: nothing was changed');
    return fail(
      'internal',
      'internal',
      error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : 'unknown error',
    );
  }
}

async function run(
  ports: CommandPorts,
  command: Command,
  stepId: StepId,
): Promise<CommandOutputs[CommandName]> {
  const { context, undo } = ports;
  if (isTriageCommand(command)) {
    const { caseIds } = command.input;
    const { outcome, reached } = await stepOnCases(ports, { stepId, caseIds, name: command.name }, (state) =>
      decideTriage(context, command, state),
    );
    return remembered(undo, outcome, { caseIds: reached, name: command.name });
  }
  if (isSeatCommand(command)) return runSeatCommand(ports, command, stepId);
  if (isCaseCommand(command)) {
    const outcome = runCaseCommand(context, command, stepId);
    return command.name === 'case.merge' || command.name === 'case.link'
      ? remembered(undo, outcome, {
          caseIds:
            command.name === 'case.merge'
              ? [...command.input.from, command.input.into]
              : [command.input.caseId, command.input.to],
          name: command.name,
        })
      : outcome;
  }
  const sending = sendingPorts(ports, stepId);
  if (isApprovalCommand(command)) return runApprovalCommand(context, command, sending);
  if (isReplyCommand(command)) {
    const outcome = runReplyCommand(context, command, sending);
    if (command.name === 'reply.submit')
      undo.push({ kind: 'reply', replyId: command.input.replyId, caseId: command.input.caseId });
    return outcome;
  }
  const { takesIncidents } = ports.team;
  if (isIncidentCommand(command)) return runIncidentCommand(context, command, { ...sending, takesIncidents });
  if (isJointCommand(command)) return runJointCommand({ ...ports, ...sending }, command);
  if (isErasureCommand(command)) return runErasureCommand({ context, ...ports.custody }, command, stepId);
  if (isHubCommand(command)) return runHubCommand(ports.team, command);
  if (isTrainingCommand(command))
    return runTrainingCommand(context, command, { stepId, drills: () => ports.team.drills });
  switch (command.name) {
    case 'step.undo':
      return undoLastStep({ ...ports, stack: undo }, stepId);
    case 'incident.sendHolding':
      return sendHolding({ ...ports, ...sending }, command.input);
    case 'post.act':
      return actOnPost(context, ports.accounts, { ...command.input, stepId });
    case 'draft.save':
      return saveDraft(context, command.input);
    case 'blob.store':
      refuseWithoutRole(context, 'answer');
      return storeFile(context, command.input);
    case 'desk.takeOver':
      refuseUnlessWholeDesk(context);
      takeOver(ports.context.log);
      ports.wakeCourier();
      return null;
    case 'surge.dismiss':
      dismissSurge(context, command.input);
      return null;
    case 'work.cancel':
      return { cancelled: ports.works.cancel(command.input.id) };
    default:
      return runAccountCommand(ports, command);
  }
}

function sendingPorts({ accounts, wakeCourier }: CommandPorts, stepId: StepId) {
  return {
    capabilities: (accountId: AccountId) => accounts.capabilities(accountId),
    isOfMachine: (caseId: CaseId, words: string) => accounts.translations.hasGiven(caseId, words),
    wakeCourier,
    stepId,
  };
}

/** Throws Refusal. */
async function saveDraft(
  context: CommandContext,
  { caseId, kind, agentId: by, ...draft }: Extract<Command, { name: 'draft.save' }>['input'],
): Promise<CommandOutputs['draft.save']> {
  const state = caseOf(context, caseId);
  const isTheirs = context.sitting.leftJustNow(by) || (await context.sitting.sitsSoon(by));
  if (!isTheirs) throw new Refusal('draft-of-other');
  const savedAt = context.clock.now();
  context.log.transact(() =>
    context.log.desk.writeDraft(caseId, kind, { owner: state, by, draft: { ...draft, savedAt } }),
  );
  return { savedAt };
}

/** Throws Refusal. */
function storeFile(
  context: CommandContext,
  { caseId, bytes, mediaType }: Extract<Command, { name: 'blob.store' }>['input'],
): CommandOutputs['blob.store'] {
  const owner = caseOf(context, caseId);
  return { blobId: context.log.transact(() => context.log.desk.writeBlob(owner, bytes, mediaType)) };
}

function remembered(
  undo: UndoStack,
  outcome: StepOutcome,
  step: { readonly caseIds: readonly CaseId[]; readonly name: string },
): StepOutcome {
  if (outcome.stepId !== null) undo.push({ kind: 'step', stepId: asId<StepId>(outcome.stepId), ...step });
  return outcome;
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandSchemas, name);
}
