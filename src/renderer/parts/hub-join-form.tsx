import { useState } from 'react';
import type { HubTrial } from '../../shared/ipc/hub-orders';
import { useWorkspace } from '../data/desk-queries';
import { useHubChanged } from '../data/hub-queries';
import { useServices } from '../data/services';
import { problemWords, type Words } from '../state/problem-words';
import { notify } from '../state/session';
import { useText } from '../state/use-text';
import { Button } from '../ui/button';
import { Field, TextArea } from '../ui/field';
import { emptyHubForm, type HubForm, problemsOf, wayIn } from './hub-form-model';
import styles from './hub-join-form.module.css';

type Failure = { readonly words: Words; readonly detail: string | null };

interface HubJoinFormProps {
  /** The heading it stands under, by which the form is called as well. */
  readonly title: string;
}

/** Where the hub is and how to get in; tried before it is kept. */
export function HubJoinForm({ title }: HubJoinFormProps) {
  const text = useText();
  const { desk } = useServices();
  const workspace = useWorkspace();
  const changed = useHubChanged();
  const [form, setForm] = useState<HubForm>(emptyHubForm);
  const [isMore, setMore] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const problems = problemsOf(form);
  const way = wayIn(form);
  const bind = (name: keyof HubForm) => ({
    value: form[name],
    onChange: (value: string) => setForm({ ...form, [name]: value }),
    autoComplete: 'off',
    spellCheck: false,
  });
  const heard = async (trial: HubTrial) => {
    if (trial.kind === 'failed') {
      setFailure({ words: { text: `team.failed.${trial.code}`, values: {} }, detail: trial.detail });
      return;
    }
    const member = workspace?.members.find(({ id }) => id === trial.agent);
    const values = { name: member?.name ?? trial.agent };
    notify({ tone: 'done', text: 'team.joined', values, undoable: false });
    await changed();
  };
  const join = async () => {
    if (way === null || isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      await heard(await desk.request('hub.join', way));
    } catch (error) {
      setFailure({ words: problemWords(error), detail: null });
    }
    setBusy(false);
  };
  return (
    <form
      className={styles.form}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <p className={styles.lead}>{text('team.lead')}</p>
      <div className={styles.server}>
        <Field label={text('team.host')} hint={text('team.hostHint')} required {...bind('host')} />
        <Field
          label={text('team.port')}
          inputMode="numeric"
          required
          problem={problems.port ? text('team.portWrong') : undefined}
          {...bind('port')}
        />
      </div>
      <Field label={text('team.database')} required {...bind('database')} />
      <Field label={text('team.login')} required {...bind('login')} />
      <Field label={text('team.password')} type="password" required {...bind('password')} />
      <TextArea
        label={text('team.ca')}
        hint={text('team.caHint')}
        problem={problems.ca ? text('team.pemWrong') : undefined}
        {...bind('ca')}
      />
      {!isMore && (
        <div>
          <Button kind="link" onClick={() => setMore(true)}>
            {text('team.more')}
          </Button>
        </div>
      )}
      {isMore && (
        <>
          <TextArea
            label={text('team.certificate')}
            problem={problems.certificate ? text('team.pemWrong') : undefined}
            {...bind('certificate')}
          />
          <TextArea
            label={text('team.key')}
            problem={problems.key ? text('team.keyWrong') : undefined}
            {...bind('key')}
          />
        </>
      )}
      {failure !== null && (
        <div role="alert">
          <p>
            <strong>{text(failure.words.text, failure.words.values)}</strong>
          </p>
          <p>{text('team.untouched')}</p>
          {failure.detail !== null && <p className={styles.quiet}>{failure.detail}</p>}
        </div>
      )}
      <div className={styles.acts}>
        <Button kind="main" type="submit" disabled={way === null || isBusy}>
          {text(isBusy ? 'team.joining' : 'team.join')}
        </Button>
      </div>
    </form>
  );
}
