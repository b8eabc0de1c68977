// The training of a workspace with its own words in the reader's language; what customers write stays as they wrote it.
import type { Training } from './schema';

type Translations = Readonly<Record<string, string>> | undefined;
/** Words in the reader's language, or as they stand. */
export type Localized = (plain: string, translations: Translations) => string;

export function trainingInLanguage(training: Training, of: Localized): Training {
  return {
    ...training,
    steps: training.steps.map((step) => ({
      ...step,
      name: of(step.name, step.names),
      ...(step.lead !== undefined && { lead: of(step.lead, step.leads) }),
      exercises: step.exercises.map((exercise) => exerciseIn(exercise, of)),
    })),
    checklist: training.checklist.map((line) => ({
      ...line,
      ...(line.tip !== undefined && { tip: of(line.tip, line.tips) }),
    })),
    drills: training.drills.map((drill) => ({ ...drill, name: of(drill.name, drill.names) })),
  };
}

type Exercise = Training['steps'][number]['exercises'][number];

function exerciseIn(exercise: Exercise, of: Localized): Exercise {
  const why = exercise.why === undefined ? {} : { why: of(exercise.why, exercise.whys) };
  if (exercise.kind === 'case') return { ...exercise, ...why };
  const asked = { question: of(exercise.question, exercise.questions), ...why };
  if (exercise.kind === 'key') return { ...exercise, ...asked };
  const choices = exercise.choices.map((choice) => ({ ...choice, text: of(choice.text, choice.texts) }));
  return { ...exercise, ...asked, choices };
}
