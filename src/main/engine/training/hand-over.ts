// What somebody practised in the sandbox of this profile, taken over under their own name in the team's workspace.
import type { AgentId } from '../../../shared/domain/ids';
import type { StepRecord, TrainingRecord } from '../../../shared/domain/training/training-record';
import { trainsOthers } from '../../../shared/domain/training/who-reads-results';
import { readTrainingFile, trainingFileText } from '../../../shared/ipc/training-file';
import type { HandedOver } from '../../../shared/ipc/training-port';
import { type CommandContext, memberHere, Refusal } from '../command-context';
import { importTraining, trainingRecords } from './training-records';

interface Practised {
  readonly text: string;
  /** Who they were there; null: whoever it was, if it was one. */
  readonly as: AgentId | null;
}

/**
 * Takes the steps that one person sat in the sandbox, as those of who sits here, and for who trains others the drills too.
 * What stands here already stays under whom it is filed. Throws Refusal.
 */
export function handOver(context: CommandContext, { text, as }: Practised): HandedOver {
  const { log, workspace } = context;
  const me = memberHere(context);
  const current = workspace.current();
  if (workspace.sandbox || current === null) throw new Refusal('training-handed-over-at-work');
  const { found, problems } = readTrainingFile(text);
  const known = new Set(trainingRecords(log).map(({ record }) => record.id));
  const fresh = found.filter(({ record }) => record.sandbox && !known.has(record.id));
  const people = peopleOf(fresh.map(({ record }) => record));
  const wasKnown = found.length - fresh.length;
  if (as === null && people.length > 1) return { taken: 0, known: wasKnown, problems, people };
  const who = as ?? people[0]?.agent;
  const isWanted = (record: TrainingRecord) =>
    record.kind === 'drill' ? trainsOthers(me, current) : record.agent === who;
  const wanted = fresh.filter(({ record }) => isWanted(record));
  const taken = importTraining(log, trainingFileText(wanted.map(({ signed }) => signed)), {
    agent: me.id,
    members: current.members,
  });
  // Lines are those of the file that was handed over.
  const wrong = taken.problems.map((problem) => ({ ...problem, line: wanted[problem.line - 2]?.line ?? 0 }));
  return { taken: taken.taken, known: wasKnown, problems: [...problems, ...wrong], people: [] };
}

function peopleOf(records: readonly TrainingRecord[]): HandedOver['people'] {
  const steps = records.filter((record): record is StepRecord => record.kind === 'step');
  const names = new Map(steps.map(({ agent, agentName }) => [agent, agentName] as const));
  return [...names].map(([agent, name]) => ({ agent, name }));
}
