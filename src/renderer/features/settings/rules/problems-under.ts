// The problems of one place within a part, with the paths that begin there.
import type { WorkspaceProblem } from '../../../../shared/ipc/engine-answers';

/** Those of the place itself have an empty path. */
export function problemsUnder(
  problems: readonly WorkspaceProblem[],
  place: string,
): readonly WorkspaceProblem[] {
  return problems.flatMap((problem) => {
    if (problem.path === place) return [{ ...problem, path: '' }];
    if (!problem.path.startsWith(`${place}.`)) return [];
    return [{ ...problem, path: problem.path.slice(place.length + 1) }];
  });
}
