import { useState } from 'react';
import { memberName } from '../../../shared/workspace/member-name';
import { useWorkspace } from '../../data/desk-queries';
import { useDefinitionDifference } from '../../data/hub-queries';
import { useServices } from '../../data/services';
import { useCaseActions } from '../../state/case-actions';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import styles from './settings-screen.module.css';

interface DefinitionConflictProps {
  readonly conflict: { readonly version: number; readonly author: string };
}

/** Two people changed the workspace apart: what differs, and which one counts. */
export function DefinitionConflict({ conflict }: DefinitionConflictProps) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.acts}>
      <Button onClick={() => setOpen(true)}>{text('team.compare')}</Button>
      {isOpen && <CompareDialog conflict={conflict} onClose={() => setOpen(false)} />}
    </div>
  );
}

function CompareDialog({ conflict, onClose }: DefinitionConflictProps & { readonly onClose: () => void }) {
  const text = useText();
  const { engine } = useServices();
  const actions = useCaseActions();
  const workspace = useWorkspace();
  const { version, author } = conflict;
  const { value, hasFailed } = useDefinitionDifference(version);
  const name = memberName(workspace, author);
  const keep = (which: 'mine' | 'theirs') =>
    actions.attempt(async () => {
      await engine.command('hub.settleDefinition', { keep: which, version });
      onClose();
    });
  return (
    <Dialog title={text('team.compareTitle')} closeLabel={text('dialog.close')} onClose={onClose}>
      <DialogBody>
        <p>{text('team.compareWhat', { name })}</p>
        {hasFailed && <p role="alert">{text('team.unknown')}</p>}
        {value?.changes.length === 0 && <p>{text('team.compareSame')}</p>}
        <ul className={styles.rows} aria-label={text('team.compareTitle')}>
          {value?.changes.map(({ path, mine, theirs }) => (
            <li key={path} className={styles.row}>
              <span className={styles.grow}>
                <strong>{path}</strong>
                <span>{text('team.compareMine', { value: mine ?? text('team.compareNothing') })}</span>
                <span>
                  {text('team.compareTheirs', { name, value: theirs ?? text('team.compareNothing') })}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </DialogBody>
      <DialogFoot>
        <Button data-autofocus onClick={onClose}>
          {text('dialog.cancel')}
        </Button>
        <Button onClick={() => void keep('theirs')}>{text('team.keepTheirs', { name })}</Button>
        <Button kind="main" onClick={() => void keep('mine')}>
          {text('team.keepMine')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
