import { useState } from 'react';
import type { RequestInput } from '../../../shared/ipc/contract';
import type { KeychainState } from '../../data/desk-queries';
import { useServices } from '../../data/services';
import { problemWords, type Words } from '../../state/problem-words';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import styles from './setup.module.css';
import { SetupFrame } from './setup-frame';

const shortest = 8;

/** What this screen is about in each state; in the others the key is on its way. */
const parts: Partial<Record<KeychainState, 'locked' | 'needsPassphrase' | 'choose'>> = {
  locked: 'locked',
  'needs-passphrase': 'needsPassphrase',
  'choose-fallback': 'choose',
};

/** The way to the data key when the system's keychain does not simply give it. */
export function KeychainScreen({ state }: { readonly state: KeychainState }) {
  const text = useText();
  const { desk } = useServices();
  const [problem, setProblem] = useState<Words | null>(null);
  const [busy, setBusy] = useState(false);
  const unlock = async (input: RequestInput<'keychain.unlock'>) => {
    setBusy(true);
    setProblem(null);
    try {
      const after = await desk.request('keychain.unlock', input);
      if (after === 'locked') setProblem({ text: 'keychain.stillLocked', values: {} });
      if (after === 'needs-passphrase') setProblem({ text: 'keychain.wrongPassphrase', values: {} });
    } catch (error) {
      setProblem(problemWords(error));
    }
    setBusy(false);
  };
  const part = parts[state] ?? 'opening';
  return (
    <SetupFrame title={text(`keychain.title.${part}`)}>
      <p className={styles.lead}>{text(`keychain.why.${part}`)}</p>
      {state === 'locked' && (
        <div>
          <Button kind="main" disabled={busy} onClick={() => void unlock({ how: 'retry', passphrase: null })}>
            {text('keychain.retry')}
          </Button>
        </div>
      )}
      {state === 'needs-passphrase' && (
        <Passphrase
          label={text('keychain.passphrase')}
          action={text('keychain.unlock')}
          busy={busy}
          isNew={false}
          onSubmit={(passphrase) => void unlock({ how: 'passphrase', passphrase })}
        />
      )}
      {state === 'choose-fallback' && (
        <>
          <Passphrase
            label={text('keychain.newPassphrase')}
            action={text('keychain.usePassphrase')}
            busy={busy}
            isNew
            onSubmit={(passphrase) => void unlock({ how: 'passphrase', passphrase })}
          />
          <section className={styles.choice}>
            <p>{text('keychain.memoryWhy')}</p>
            <Button disabled={busy} onClick={() => void unlock({ how: 'memory', passphrase: null })}>
              {text('keychain.memory')}
            </Button>
          </section>
        </>
      )}
      {problem !== null && <p role="alert">{text(problem.text, problem.values)}</p>}
    </SetupFrame>
  );
}

interface PassphraseProps {
  readonly label: string;
  readonly action: string;
  readonly busy: boolean;
  readonly isNew: boolean;
  readonly onSubmit: (passphrase: string) => void;
}

function Passphrase({ label, action, busy, isNew, onSubmit }: PassphraseProps) {
  const text = useText();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const short = isNew && passphrase.length < shortest;
  const differs = isNew && again !== '' && again !== passphrase;
  const ready = passphrase !== '' && !short && (!isNew || again === passphrase);
  return (
    <form
      className={styles.choice}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSubmit(passphrase);
      }}
    >
      <Field
        type="password"
        label={label}
        value={passphrase}
        onChange={setPassphrase}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        {...(isNew ? { hint: text('keychain.passphraseHint', { count: shortest }) } : {})}
      />
      {isNew && (
        <Field
          type="password"
          label={text('keychain.again')}
          value={again}
          onChange={setAgain}
          autoComplete="new-password"
          problem={differs ? text('keychain.differs') : undefined}
        />
      )}
      <Button kind="main" type="submit" disabled={busy || !ready}>
        {action}
      </Button>
    </form>
  );
}
