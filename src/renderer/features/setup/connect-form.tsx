import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useState } from 'react';
import type { ConnectionReport } from '../../../shared/ipc/connection-report';
import type { WorkspaceProblem } from '../../../shared/ipc/engine-answers';
import { useWorkspace } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { WorkspaceProblems } from '../../parts/workspace-problems';
import { problemWords, type Words } from '../../state/problem-words';
import { closeDialog, notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import {
  accountDraft,
  type ConnectKind,
  defaultValues,
  type FormValues,
  isComplete,
  keyOf,
  knownAccount,
} from './account-form-model';
import { ConnectionReportView } from './connection-report-view';
import { FormFields } from './form-fields';
import styles from './setup.module.css';

const kinds: readonly ConnectKind[] = ['bluesky', 'mastodon', 'email'];

/** What the channel asks for, a test that explains itself, and only then the connection. */
export function ConnectForm() {
  const text = useText();
  const { desk, engine } = useServices();
  const workspace = useWorkspace();
  const [kind, setKind] = useState<ConnectKind>('bluesky');
  const [values, setValues] = useState<FormValues>(defaultValues);
  const [report, setReport] = useState<ConnectionReport | null>(null);
  const [problems, setProblems] = useState<readonly WorkspaceProblem[]>([]);
  const [failure, setFailure] = useState<Words | null>(null);
  const [busy, setBusy] = useState<'test' | 'connect' | null>(null);
  const draft = accountDraft(kind, values);
  const complete = isComplete(kind, values);

  const attempt = async (what: 'test' | 'connect', work: () => Promise<unknown>) => {
    setBusy(what);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(problemWords(error));
    }
    setBusy(null);
  };
  const test = async (): Promise<ConnectionReport> => {
    const result = await desk.request('connection.test', {
      account: { ...draft.account },
      secret: { ...draft.secret },
    });
    setReport(result);
    return result;
  };
  const add = async () => {
    const known = workspace?.brands.some((brand) => brand.id === keyOf(draft.brand.name));
    const added = await engine.command('account.add', {
      account: draft.account,
      brand: known ? null : draft.brand,
    });
    setProblems(added.problems);
    return added.accountId;
  };
  const connect = () =>
    attempt('connect', async () => {
      if ((await test()).kind !== 'connected') return;
      const accountId = knownAccount(workspace?.accounts ?? [], draft)?.id ?? (await add());
      if (accountId === null) return;
      await desk.request('connection.save', { accountId, secret: { ...draft.secret } });
      notify({
        tone: 'done',
        text: 'connect.done',
        values: { channel: text(`channel.${kind}`) },
        undoable: false,
      });
      closeDialog();
    });
  const change = (id: string, value: string) => {
    setValues({ ...values, [id]: value });
    setReport(null);
  };

  return (
    <Dialog
      width="wide"
      title={text('connect.title')}
      closeLabel={text('dialog.close')}
      onClose={closeDialog}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void connect();
        }}
      >
        <DialogBody>
          <RadioGroup
            className={styles.kinds}
            aria-label={text('connect.channel')}
            value={kind}
            onValueChange={(chosen) => {
              setKind(chosen as ConnectKind);
              setReport(null);
            }}
          >
            {kinds.map((one) => (
              <Radio.Root
                key={one}
                value={one}
                className={styles.kind}
                nativeButton
                render={<button type="button" />}
              >
                {text(`channel.${one}`)}
              </Radio.Root>
            ))}
          </RadioGroup>
          <p className={styles.help}>{text(`connect.help.${kind}`)}</p>
          <FormFields kind={kind} values={values} onChange={change} brands={workspace?.brands ?? []} />
          {report !== null && <ConnectionReportView report={report} />}
          <WorkspaceProblems problems={problems} />
          {failure !== null && <p role="alert">{text(failure.text, failure.values)}</p>}
        </DialogBody>
        <DialogFoot>
          <Button onClick={closeDialog}>{text('dialog.cancel')}</Button>
          <Button disabled={!complete || busy !== null} onClick={() => void attempt('test', test)}>
            {text(busy === 'test' ? 'connect.testing' : 'connect.test')}
          </Button>
          <Button kind="main" type="submit" disabled={!complete || busy !== null}>
            {text(busy === 'connect' ? 'connect.connecting' : 'connect.connect')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
