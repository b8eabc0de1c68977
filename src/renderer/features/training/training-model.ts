// Marks and drills in words: what was right, what would have been, and what shows it.
import type { Mark, MarkedAspect } from '../../../shared/domain/training/mark-answer';
import { type Quality, qualities } from '../../../shared/domain/training/training-path';
import type { DrillRecord } from '../../../shared/domain/training/training-record';
import type { TrainingReading } from '../../../shared/ipc/training-port';
import type { Training, Workspace } from '../../../shared/workspace/schema';
import { keyCaps } from '../../parts/key-names';
import { durationWords } from '../../state/time-words';
import type { Text } from '../../state/use-text';
import type { PractisedCommand } from './practised-command';

type Refused = TrainingReading['onTheirWay']['refused'][number];

export type Step = Training['steps'][number];
export type Exercise = Step['exercises'][number];
export type CaseExercise = Extract<Exercise, { kind: 'case' }>;

/** What marks are put into words with. */
export interface MarkNames {
  readonly workspace: Workspace;
  readonly exercise: Exercise;
  readonly commands: readonly PractisedCommand[];
  /** The first key of a command as this person has it. */
  readonly keyOf: (command: PractisedCommand) => string;
  readonly isMac: boolean;
}

export interface MarkLine {
  readonly aspect: MarkedAspect;
  readonly isRight: boolean;
  readonly title: string;
  readonly details: readonly string[];
}

/** One mark: right or not yet, and why. */
export function markLine(text: Text, mark: Mark, names: MarkNames): MarkLine {
  const { aspect, isRight } = mark;
  const title = text(isRight ? 'training.right' : 'training.wrong', {
    aspect: text(`training.aspect.${aspect}`),
  });
  return { aspect, isRight, title, details: detailsOf(text, mark, names) };
}

function detailsOf(text: Text, mark: Mark, names: MarkNames): readonly string[] {
  const { aspect, isRight, right, finding, words } = mark;
  if (isQuality(aspect)) return qualityDetails(text, { aspect, isRight, words }, names);
  if (isRight) return [];
  if (right !== null)
    return [text('training.wouldBe', { right: rightWords(text, aspect, { right, names }) })];
  return [
    finding === undefined
      ? text('training.noWords')
      : text('training.finding', { finding: text(`guardKind.${finding}`) }),
  ];
}

interface MarkedQuality {
  readonly aspect: Quality;
  readonly isRight: boolean;
  readonly words: string | undefined;
}

function qualityDetails(
  text: Text,
  { aspect, isRight, words }: MarkedQuality,
  { workspace }: MarkNames,
): readonly string[] {
  if (isRight) return words === undefined ? [] : [text('training.shownBy', { words })];
  const tip = workspace.training?.checklist.find(({ quality }) => quality === aspect)?.tip;
  const why = words === undefined ? text('training.notShown') : text('training.spoiltBy', { words });
  return tip === undefined ? [why] : [why, tip];
}

/** What would have been right, as people call it. */
function rightWords(
  text: Text,
  aspect: MarkedAspect,
  { right, names }: { readonly right: string; readonly names: MarkNames },
): string {
  const { workspace, exercise, commands, keyOf, isMac } = names;
  switch (aspect) {
    case 'tier':
      return right === 'green' || right === 'yellow' || right === 'red' ? text(`tier.${right}`) : right;
    case 'place':
      return right === 'public' || right === 'private' ? text(`training.place.${right}`) : right;
    case 'owner':
      return workspace.teams.find(({ id }) => id === right)?.name ?? right;
    case 'type': {
      const brand = workspace.brands.find(({ id }) => exercise.kind === 'case' && id === exercise.brand);
      return brand?.contactTypes.find(({ id }) => id === right)?.label ?? right;
    }
    case 'choice':
      return (exercise.kind === 'question' && exercise.choices[Number(right)]?.text) || right;
    case 'key': {
      const command = commands.find(({ id }) => id === right);
      return command === undefined ? right : `${keyCaps(keyOf(command), isMac)} (${text(command.label)})`;
    }
    default:
      return right;
  }
}

function isQuality(aspect: MarkedAspect): aspect is Quality {
  return (qualities as readonly string[]).includes(aspect);
}

/** Why a result did not get to or from the hub. */
export function refusalWords(text: Text, { id, by, why }: Refused): string {
  const name = id.slice(0, 8);
  if (by !== null) return text('training.hub.forged', { name, by });
  switch (why) {
    case 'not-allowed':
    case 'changed':
    case 'too-many':
      return text(`training.hub.${why}`, { name });
    default:
      return text('training.hub.malformed', { name });
  }
}

/** The figures of a drill, one line each. */
export function drillLines(text: Text, { figures }: DrillRecord): readonly string[] {
  const { holdingAfter, escalationAfter, breaches, wrongSends } = figures;
  return [
    holdingAfter === null
      ? text('training.figure.noHolding')
      : text('training.figure.holding', { time: durationWords(text, holdingAfter) }),
    escalationAfter === null
      ? text('training.figure.noEscalation')
      : text('training.figure.escalation', { time: durationWords(text, escalationAfter) }),
    text('training.figure.breaches', { count: breaches }),
    text('training.figure.wrongSends', { count: wrongSends }),
  ];
}
