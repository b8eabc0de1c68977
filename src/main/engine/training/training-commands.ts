// Commands and questions of training, by who asks.
import type { AgentId, StepId } from '../../../shared/domain/ids';
import { builtInRole } from '../../../shared/domain/role';
import { pathStanding } from '../../../shared/domain/training/path-standing';
import { readsResults, trainsOthers } from '../../../shared/domain/training/who-reads-results';
import type { CommandOutputs, QueryOutputs } from '../../../shared/ipc/engine-answers';
import type { Command } from '../../../shared/ipc/engine-port';
import { trainingCommands } from '../../../shared/ipc/training-commands';
import { largestTrainingFile } from '../../../shared/ipc/training-file';
import type { TraineeStanding } from '../../../shared/ipc/training-port';
import { type CommandContext, memberHere, Refusal } from '../command-context';
import type { DrillsAtHub } from '../hub/drills-at-hub';
import { handOver } from './hand-over';
import { beginDrill, drillStandings, endDrill, runningDrill, scenariosPlayed } from './hold-drill';
import type { DrillUnderWay } from './open-sitting';
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
  { stepId, drills }: { readonly stepId: StepId; readonly drills: () => DrillsAtHub | null },
): Promise<CommandOutputs[TrainingCommand['name']]> {
  switch (command.name) {
    case 'training.begin':
      return beginStep(context, command.input, stepId);
    case 'training.answer': {
      const sitting = answerExercise(context, command.input);
      return sitting.record === null ? sitting : recorded(context, sitting);
    }
    case 'training.import': {
      const { text, agent } = command.input;
      if (!mayTrain(context) || !mayRead(context, agent)) throw new Refusal('training-only-trainers');
      const members = context.workspace.current()?.members ?? [];
      return recorded(context, importTraining(context.log, text, { agent, members }));
    }
    case 'training.handOver':
      return recorded(context, handOver(context, command.input));
    case 'drill.begin':
      return beginDrill(context, { ...command.input, id: stepId }, drills());
    case 'drill.end':
      return recorded(context, await endDrill(context, drills()));
  }
}

/** For the hub, and for who waits for what is made here: once it is in the log. */
function recorded<Outcome>({ results }: CommandContext, outcome: Outcome): Outcome {
  results.recorded();
  return outcome;
}

/** Where people stand: oneself always, the others for who trains them. Throws Refusal. */
export function readTraining(context: CommandContext): QueryOutputs['training.read'] {
  const { log, workspace, clock } = context;
  const me = memberHere(context);
  const training = workspace.current()?.training;
  const steps = training?.steps ?? [];
  const records = trainingRecords(log);
  const drill = runningDrill(context);
  const isTrainer = mayTrain(context);
  const learners = isTrainer ? membersWhoLearn(context, new Set(records.map(({ agent }) => agent))) : [];
  return {
    sitting: sittingHere(context, me.id),
    own: pathStanding(steps, records, me),
    team: learners.map(
      (member): TraineeStanding => ({ ...pathStanding(steps, records, member), name: member.name }),
    ),
    mayTrain: isTrainer,
    drills: drillStandings(training?.drills ?? [], records, clock.now()),
    running: drill === null ? null : runningOf(drill),
    key: ownKeyWords(log),
    sandbox: workspace.sandbox,
    scenarios: scenariosPlayed(context),
    onTheirWay: context.results.onTheirWay(me.id),
  };
}

function runningOf({ drill, startedAt, by, isShared = false }: DrillUnderWay) {
  return { drill, startedAt, by, isShared };
}

/** Throws Refusal for what is somebody else's, unless one trains them. */
export function exportedTraining(
  context: CommandContext,
  agent: AgentId | null,
): QueryOutputs['training.export'] {
  const me = memberHere(context).id;
  if (agent !== me && !(mayTrain(context) && mayRead(context, agent)))
    throw new Refusal('training-only-trainers');
  const text = exportTraining(context.log, (kept) =>
    agent === null ? mayRead(context, kept.agent) : kept.agent === agent,
  );
  if (text.length > largestTrainingFile) throw new Refusal('training-file-too-large');
  return { text };
}

/** Throws Refusal. */
export function practiceFrom(context: CommandContext, caseNumber: number): QueryOutputs['training.practice'] {
  if (!mayTrain(context)) throw new Refusal('training-only-trainers');
  return practiceOfCase(context, caseNumber);
}

function mayTrain(context: CommandContext): boolean {
  const workspace = context.workspace.current();
  return workspace !== null && trainsOthers(memberHere(context), workspace);
}

function mayRead(context: CommandContext, whose: AgentId | null): boolean {
  const workspace = context.workspace.current();
  return workspace !== null && readsResults(memberHere(context), whose, workspace);
}

function membersWhoLearn(context: CommandContext, known: ReadonlySet<AgentId | null>) {
  const members = context.workspace.current()?.members ?? [];
  const roles = context.workspace.current()?.roles ?? [];
  return members.filter(
    ({ id, role }) => (known.has(id) || builtInRole(role, roles) === 'trainee') && mayRead(context, id),
  );
}
