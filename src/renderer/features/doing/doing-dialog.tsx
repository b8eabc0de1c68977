import { useMemo } from 'react';
import { diagnosticText } from '../../../shared/diagnostics/diagnostic-text';
import { useStatus, useWorkspace } from '../../data/desk-queries';
import { useLogTail, useShellFacts } from '../../data/diagnostics-queries';
import { useServices } from '../../data/services';
import { useCaseActions } from '../../state/case-actions';
import { closeDialog, notify, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { DeskFacts } from './desk-facts';
import styles from './doing-dialog.module.css';
import { LogLines } from './log-lines';
import { OutsideFacts } from './outside-facts';

export function DoingDialog() {
  return useSession((session) => session.dialog?.kind === 'doing') ? <Doing /> : null;
}

/** What the app is doing right now, and a file of that which holds no content and can be given away. */
function Doing() {
  const text = useText();
  const { desk } = useServices();
  const actions = useCaseActions();
  const file = useDiagnosticFile();
  const save = () =>
    void actions.attempt(async () => {
      if (file === null || !(await desk.request('diagnostics.save', { text: file }))) return;
      notify({ tone: 'done', text: 'doing.saved', values: {}, undoable: false });
    });
  return (
    <Dialog width="wide" title={text('doing.title')} closeLabel={text('dialog.close')} onClose={closeDialog}>
      <DialogBody>
        <OutsideFacts />
        <DeskFacts />
        <LogLines />
        {file !== null && (
          <details className={styles.part}>
            <summary>{text('doing.inFile')}</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
            <section className={styles.file} aria-label={text('doing.inFile')} tabIndex={0}>
              <pre>{file}</pre>
            </section>
          </details>
        )}
      </DialogBody>
      <DialogFoot>
        <span className={styles.promise}>{text('doing.promise')}</span>
        <Button kind="main" disabled={file === null} onClick={save}>
          {text('doing.save')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}

/** Null until everything for it has been read. */
function useDiagnosticFile(): string | null {
  const shell = useShellFacts();
  const tail = useLogTail();
  const status = useStatus();
  const accounts = useWorkspace()?.accounts;
  return useMemo(() => {
    if (shell === undefined || tail === undefined || status === undefined) return null;
    const channelOf = (id: string) => accounts?.find((account) => account.id === id)?.channel ?? null;
    return diagnosticText({ madeAt: Date.now(), shell, tail, status, channelOf });
  }, [shell, tail, status, accounts]);
}
