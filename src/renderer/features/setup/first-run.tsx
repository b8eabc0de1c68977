import { useState } from 'react';
import type { WorkspaceProblem } from '../../../shared/ipc/engine-answers';
import { useServices } from '../../data/services';
import { HubJoinForm } from '../../parts/hub-join-form';
import { WorkspaceProblems } from '../../parts/workspace-problems';
import { useCaseActions } from '../../state/case-actions';
import { openDialog, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody } from '../../ui/dialog';
import styles from './setup.module.css';
import { SetupFrame } from './setup-frame';

/** A desk without a workspace: four ways to begin, and one to go on from a backup. */
export function FirstRun() {
  const text = useText();
  const { desk, engine } = useServices();
  const actions = useCaseActions();
  const notice = useSession((session) => session.notice);
  const [isJoining, setJoining] = useState(false);
  const [problems, setProblems] = useState<readonly WorkspaceProblem[]>([]);
  const importFile = () =>
    actions.attempt(async () => {
      const file = await desk.request('workspace.pickFile', undefined);
      if (file === null) return;
      setProblems((await engine.command('workspace.import', file)).problems);
    });
  return (
    <SetupFrame title={text('first.title')}>
      <p className={styles.lead}>{text('first.lead')}</p>
      <div className={styles.ways}>
        <button
          type="button"
          className={styles.way}
          onClick={() => void actions.attempt(() => desk.request('app.openSandbox', { scenario: null }))}
        >
          <strong>{text('first.sandbox')}</strong>
          <span>{text('first.sandboxWhy')}</span>
        </button>
        <button type="button" className={styles.way} onClick={() => openDialog({ kind: 'connect' })}>
          <strong>{text('first.connect')}</strong>
          <span>{text('first.connectWhy')}</span>
        </button>
        <button type="button" className={styles.way} onClick={() => void importFile()}>
          <strong>{text('first.import')}</strong>
          <span>{text('first.importWhy')}</span>
        </button>
        <button type="button" className={styles.way} onClick={() => setJoining(true)}>
          <strong>{text('first.join')}</strong>
          <span>{text('first.joinWhy')}</span>
        </button>
      </div>
      {isJoining && (
        <Dialog
          title={text('first.join')}
          closeLabel={text('dialog.close')}
          onClose={() => setJoining(false)}
        >
          <DialogBody>
            <HubJoinForm title={text('first.join')} />
          </DialogBody>
        </Dialog>
      )}
      <p>
        <Button kind="link" onClick={() => openDialog({ kind: 'restore' })}>
          {text('backup.restore')}
        </Button>
      </p>
      <WorkspaceProblems problems={problems} />
      {notice?.tone === 'problem' && <p role="alert">{text(notice.text, notice.values)}</p>}
    </SetupFrame>
  );
}
