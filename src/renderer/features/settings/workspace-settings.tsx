import { useState } from 'react';
import type { KeptBrand, WorkspaceProblem } from '../../../shared/ipc/engine-answers';
import type { CommandInput } from '../../../shared/ipc/engine-port';
import { useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { WorkspaceProblems } from '../../parts/workspace-problems';
import { useCaseActions } from '../../state/case-actions';
import { notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { DropDialog } from './drop-dialog';
import styles from './settings-screen.module.css';

type ImportedFile = Pick<CommandInput<'workspace.import'>, 'text' | 'name'>;
interface Dropping {
  readonly file: ImportedFile;
  readonly drops: readonly KeptBrand[];
}

/** The workspace definition as a file: in, out, and what it holds. */
export function WorkspaceSettings() {
  const text = useText();
  const { desk, engine } = useServices();
  const actions = useCaseActions();
  const workspace = useWorkspace();
  const [problems, setProblems] = useState<readonly WorkspaceProblem[]>([]);
  const [dropping, setDropping] = useState<Dropping | null>(null);
  const take = async (file: ImportedFile, mayDrop: boolean) => {
    const outcome = await engine.command('workspace.import', { ...file, mayDrop });
    const wasAsked = outcome.workspace === null && outcome.drops.length > 0;
    setDropping(wasAsked ? { file, drops: outcome.drops } : null);
    setProblems(outcome.problems);
    if (outcome.workspace !== null)
      notify({
        tone: 'done',
        text: 'workspace.imported',
        values: { name: outcome.workspace.name },
        undoable: false,
      });
  };
  const importFile = () =>
    actions.attempt(async () => {
      const file = await desk.request('workspace.pickFile', undefined);
      if (file !== null) await take(file, false);
    });
  const exportFile = () =>
    actions.attempt(async () => {
      const { text: definition } = await engine.query('workspace.export', {});
      if (await desk.request('workspace.saveFile', { text: definition }))
        notify({ tone: 'done', text: 'workspace.exported', values: {}, undoable: false });
    });
  return (
    <>
      <p className={styles.lead}>{text('workspace.lead')}</p>
      {workspace && (
        <p>
          <strong>{workspace.name}</strong>
          <br />
          {text('workspace.holds', {
            brands: workspace.brands.length,
            accounts: workspace.accounts.length,
            members: workspace.members.length,
          })}
        </p>
      )}
      <div className={styles.acts}>
        <Button onClick={() => void importFile()}>{text('workspace.import')}</Button>
        <Button onClick={() => void exportFile()}>{text('workspace.export')}</Button>
      </div>
      <WorkspaceProblems problems={problems} />
      {dropping !== null && (
        <DropDialog
          drops={dropping.drops}
          onClose={() => setDropping(null)}
          onImport={() => void actions.attempt(() => take(dropping.file, true))}
        />
      )}
    </>
  );
}
