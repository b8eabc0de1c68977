import type { WorkspaceProblem } from '../../shared/ipc/engine-answers';
import { useText } from '../state/use-text';
import { faultWords } from './fault-words';
import styles from './workspace-problems.module.css';

/** Where an imported definition is wrong: line, place and reason. Nothing was changed. */
export function WorkspaceProblems({ problems }: { readonly problems: readonly WorkspaceProblem[] }) {
  const text = useText();
  if (problems.length === 0) return null;
  return (
    <div role="alert" className={styles.problems}>
      <strong>{text('workspace.rejected', { count: problems.length })}</strong>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.line} ${problem.path} ${problem.reason}`}>
            {problem.line !== null && `${text('workspace.line', { line: problem.line })} `}
            <code>{problem.path}</code> {faultWords(text, problem.reason)}
          </li>
        ))}
      </ul>
    </div>
  );
}
