// Commands and questions of training, by who asks.
import type { AgentId, StepId } from '../../../shared/domain/ids';
import { may } from '../../../shared/domain/permissions';
import { builtInRole } from '../../../shared/domain/role';
import { pathStanding } from '../../../shared/domain/training/path-standing';
import { managesWorkspace } from '../../../shared/domain/who-manages';
import type { CommandOutputs, QueryOutputs } from '../../../shared/ipc/engine-answers';
import type { Command } from '../../../shared/ipc/engine-port';
import { trainingCommands } from '../../../shared/ipc/training-commands';
import { largestTrainingFile } from '../../../shared/ipc/training-file';
import type { TraineeStanding } from '../../../shared/ipc/training-port';
import { type CommandContext, memberHere, Refusal } from '../command-context';
import { beginDrill, drillStandings, endDrill, runningDrill, scenariosPlayed } from './hold-drill';
import { practiceOfCase } from './practice-of-case';
import { ownKeyWords } from './record-signer';
import { answerExercise, beginStep, sittingHere } from './sit-step';
import { exportTraining, importTraining, trainingRecords } from './training-records';

type TrainingCommand = Extract<Command, { name: keyof typeof trainingCommands }>;

export function isTrainingCommand(command: Command): command is TrainingCommand {
  return Object.hasOwn(trainingCommands, command.name);
}

/** Throws Refusal. */
export async function runTrainingCommand(
  context: CommandContext,
  command: TrainingCommand,
  stepId: StepId,
): Promise<CommandOutputs[TrainingCommand['name']]> {
  switch (command.name) {
    case 'training.begin':
      return beginStep(context, command.input, stepId);
    case 'training.answer':
      return answerExercise(context, command.input);
    case 'training.import': {
      if (!trainsOthers(context)) throw new Refusal('training-only-trainers');
      const { text, agent } = command.input;
      const members = context.workspace.current()?.members ?? [];
      return importTraining(context.log, text, { agent, members });
    }
    case 'drill.begin':
      return beginDrill(context, command.input.drill, stepId);
    case 'drill.end':
      return endDrill(context);
  }
}

/** Where people stand: oneself always, the others for who trains them. Throws Refusal. */
export function readTraining(context: CommandContext): QueryOutputs['training.read'] {
  const { log, workspace, clock } = context;
  const me = memberHere(context);
  const training = workspace.current()?.training;
  const steps = training?.steps ?? [];
  const records = trainingRecords(log);
  const drill = runningDrill(context);
  const mayTrain = trainsOthers(context);
  const learners = mayTrain ? membersWhoLearn(context, new Set(records.map(({ agent }) => agent))) : [];
  return {
    sitting: sittingHere(context, me.id),
    own: pathStanding(steps, records, me),
    team: learners.map(
      (member): TraineeStanding => ({ ...pathStanding(steps, records, member), name: member.name }),
    ),
    mayTrain,
    drills: drillStandings(training?.drills ?? [], records, clock.now()),
    running: drill === null ? null : { drill: drill.drill, startedAt: drill.startedAt },
    key: ownKeyWords(log),
    sandbox: workspace.sandbox,
    scenarios: scenariosPlayed(context),
  };
}

/** Throws Refusal for what is somebody else's, unless one trains them. */
export function exportedTraining(
  context: CommandContext,
  agent: AgentId | null,
): QueryOutputs['training.export'] {
  if (agent !== memberHere(context).id && !trainsOthers(context)) throw new Refusal('training-only-trainers');
  const text = exportTraining(context.log, agent);
  if (text.length > largestTrainingFile) throw new Refusal('training-file-too-large');
  return { text };
}

/** Throws Refusal. */
export function practiceFrom(context: CommandContext, caseNumber: number): QueryOutputs['training.practice'] {
  if (!trainsOthers(context)) throw new Refusal('training-only-trainers');
  return practiceOfCase(context, caseNumber);
}

/** Whoever supervises, and whoever manages the workspace: they lift gates. */
function trainsOthers(context: CommandContext): boolean {
  const workspace = context.workspace.current();
  const me = memberHere(context);
  return workspace !== null && (may(me, 'supervise', workspace.roles) || managesWorkspace(me, workspace));
}

function membersWhoLearn({ workspace }: CommandContext, known: ReadonlySet<AgentId | null>) {
  const members = workspace.current()?.members ?? [];
  const roles = workspace.current()?.roles ?? [];
  return members.filter(({ id, role }) => known.has(id) || builtInRole(role, roles) === 'trainee');
}
