import { useState } from 'react';
import { useHubChanged } from '../../data/hub-queries';
import { useServices } from '../../data/services';
import { problemWords, type Words } from '../../state/problem-words';
import { notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { freshPassword, loginFor, type Person } from './hub-members-model';
import styles from './settings-screen.module.css';

interface LoginDialogProps {
  readonly what: 'invite' | 'password';
  readonly person: Person;
  readonly onClose: () => void;
}

const shortest = 14;

/** A login with its first password, or a new password for one: shown, so that it can be handed over. */
export function LoginDialog({ what, person, onClose }: LoginDialogProps) {
  const text = useText();
  const { engine } = useServices();
  const changed = useHubChanged();
  const { agent, name } = person;
  const [login, setLogin] = useState(person.login?.login ?? loginFor(agent));
  const [password, setPassword] = useState(freshPassword);
  const [failure, setFailure] = useState<Words | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isInvitation = what === 'invite';
  const isReady = !isBusy && login !== '' && password.length >= shortest;
  const give = async () => {
    setBusy(true);
    setFailure(null);
    try {
      if (isInvitation) await engine.command('hub.invite', { login, agentId: agent, password });
      else await engine.command('hub.setPassword', { login, password });
      const done = isInvitation ? 'team.invited' : 'team.passwordSet';
      notify({ tone: 'done', text: done, values: { name, login }, undoable: false });
      await changed();
      onClose();
    } catch (error) {
      setFailure(problemWords(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={text(isInvitation ? 'team.inviteTitle' : 'team.setPasswordTitle', { name })}
      closeLabel={text('dialog.close')}
      onClose={onClose}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void give();
        }}
      >
        <DialogBody>
          <p>{text(isInvitation ? 'team.inviteLead' : 'team.setPasswordLead', { name })}</p>
          <Field
            label={text('team.inviteLogin')}
            {...(isInvitation ? { hint: text('team.inviteLoginHint') } : {})}
            readOnly={!isInvitation || person.login !== null}
            value={login}
            onChange={setLogin}
            autoComplete="off"
            spellCheck={false}
          />
          <Field
            label={text(isInvitation ? 'team.invitePassword' : 'team.setPassword')}
            hint={text('team.invitePasswordHint', { count: shortest })}
            value={password}
            onChange={setPassword}
            autoComplete="off"
            spellCheck={false}
          />
          {failure !== null && <p role="alert">{text(failure.text, failure.values)}</p>}
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{text('dialog.cancel')}</Button>
          <Button kind="main" type="submit" disabled={!isReady}>
            {text(isInvitation ? 'team.inviteConfirm' : 'team.setPasswordConfirm')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
