// A change of a text that the workspace did not take is said, with the reason.
import type { WorkspaceProblem } from '../../shared/ipc/engine-answers';
import { notify } from './session';

/** Whether there was something wrong with it. */
export function sayRefused(title: string, [problem]: readonly WorkspaceProblem[]): boolean {
  if (problem === undefined) return false;
  const { path, reason } = problem;
  notify({ tone: 'problem', text: 'review.refused', values: { title, path, reason }, undoable: false });
  return true;
}
