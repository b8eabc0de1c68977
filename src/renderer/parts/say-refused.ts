// A change of a text that the workspace did not take is said, with the reason.
import type { WorkspaceProblem } from '../../shared/ipc/engine-answers';
import { notify } from '../state/session';
import type { Text } from '../state/use-text';
import { faultWords } from './fault-words';

/** Whether there was something wrong with it. */
export function sayRefused(text: Text, title: string, [problem]: readonly WorkspaceProblem[]): boolean {
  if (problem === undefined) return false;
  const { path } = problem;
  const reason = faultWords(text, problem.reason);
  notify({ tone: 'problem', text: 'review.refused', values: { title, path, reason }, undoable: false });
  return true;
}
