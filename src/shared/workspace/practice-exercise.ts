// An exercise as it is written into the path of a workspace, made from a case that was worked.
import { stringify } from 'yaml';
import type { z } from 'zod';
import type { practiceCase } from './schema-training';

type WrittenExercise = z.input<typeof practiceCase>;

/** One line of `exercises`, to be looked over and pasted in; what goes without saying is not said. */
export function practiceExerciseText(exercise: WrittenExercise): string {
  return stringify([exercise], { lineWidth: 110 });
}
