import { type FormEvent, useState } from 'react';
import { translationSecret } from '../../../shared/ipc/translation-port';
import type { WorkspaceDocument } from '../../../shared/workspace/change-part';
import { useServices } from '../../data/services';
import { useWorkspaceDocument } from '../../data/workspace-document';
import { faultOf } from '../../parts/fault-words';
import { useCaseActions } from '../../state/case-actions';
import { notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { PartFrame } from './rules/part-frame';
import { usePart } from './rules/use-part';
import styles from './settings-screen.module.css';

type Service = NonNullable<WorkspaceDocument['translation']>;

/** Where words may be translated: the address is the workspace's, the key this computer's own. */
export function TranslationSettings() {
  const document = useWorkspaceDocument();
  return document === undefined ? null : <OneService stored={document.translation ?? null} />;
}

function OneService({ stored }: { readonly stored: Service | null }) {
  const text = useText();
  const part = usePart<Service | null>({ part: 'translation', brandId: null }, stored, 'translation');
  const problem = faultOf(text, part.problems[0]);
  return (
    <>
      <PartFrame title={text('translation.title')} lead={text('translation.lead')} part={part}>
        <Field
          label={text('translation.server')}
          value={part.value?.server ?? ''}
          onChange={(server) => part.change(server.trim() === '' ? null : { server: server.trim() })}
          problem={problem}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
        />
      </PartFrame>
      {stored !== null && <ServiceKey server={stored.server} />}
    </>
  );
}

/** It is bound to the address it is given for. */
function ServiceKey({ server }: Service) {
  const text = useText();
  const { desk } = useServices();
  const actions = useCaseActions();
  const [apiKey, setKey] = useState('');
  const keep = (event: FormEvent) => {
    event.preventDefault();
    void actions.attempt(async () => {
      await desk.request('connection.save', { accountId: translationSecret, secret: { apiKey, server } });
      setKey('');
      notify({ tone: 'done', text: 'translation.keyKept', values: {}, undoable: false });
    });
  };
  const forget = () =>
    actions.attempt(async () => {
      await desk.request('keychain.forget', { accountId: translationSecret });
      notify({ tone: 'done', text: 'translation.keyForgotten', values: {}, undoable: false });
    });
  return (
    <form className={styles.form} onSubmit={keep}>
      <Field
        label={text('translation.key')}
        hint={text('translation.keyHint')}
        type="password"
        value={apiKey}
        onChange={setKey}
        autoComplete="off"
      />
      <div className={styles.acts}>
        <Button type="submit" disabled={apiKey === ''}>
          {text('translation.keepKey')}
        </Button>
        <Button onClick={() => void forget()}>{text('translation.forgetKey')}</Button>
      </div>
    </form>
  );
}
