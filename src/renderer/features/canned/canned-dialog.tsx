import { useState } from 'react';
import type { CaseId } from '../../../shared/domain/ids';
import type { CannedResponse } from '../../../shared/workspace/schema';
import { useOpenCase } from '../../data/case-queries';
import { useBrand, useMe } from '../../data/desk-queries';
import { wordsForComposer } from '../../state/returned-words';
import { closeDialog, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { PickList } from '../../ui/pick-list';
import styles from './canned-dialog.module.css';
import { filled, inOrder, variablesOf } from './canned-model';

/** Ready words of the brand: found by typing, filled in where they ask, put in where the caret is. */
export function CannedDialog() {
  const selected = useSession((session) => (session.dialog?.kind === 'canned' ? session.selected : null));
  return selected === null ? null : <ForCase caseId={selected} />;
}

function ForCase({ caseId }: { readonly caseId: CaseId }) {
  const text = useText();
  const { open } = useOpenCase(caseId);
  const brand = useBrand(open?.state.brandId ?? '');
  const me = useMe();
  const [chosen, setChosen] = useState<CannedResponse | null>(null);
  if (open === undefined || brand === undefined) return null;
  const known = {
    customer: open.state.customer?.name ?? '',
    agent: me?.name ?? '',
    initials: me?.initials ?? '',
    brand: brand.name,
    number: String(open.state.number),
  };
  const insert = (canned: CannedResponse, values: Readonly<Record<string, string>>) => {
    wordsForComposer.set({
      caseId,
      text: filled(canned.text, values),
      how: 'insert',
      cannedResponseIds: [canned.id],
    });
    useSession.setState({ composer: 'reply', dialog: null, pane: 'case' });
  };
  const pick = (id: string) => {
    const canned = brand.cannedResponses.find((one) => one.id === id);
    if (canned === undefined) return;
    if (variablesOf(filled(canned.text, known)).length > 0) setChosen(canned);
    else insert(canned, known);
  };
  const items = inOrder(brand, open.state.language).map((canned) => ({
    id: canned.id,
    label: canned.title,
    detail: [canned.language.toUpperCase(), ...canned.tags, canned.text].join(' · '),
  }));
  return (
    <Dialog
      key={chosen?.id ?? ''}
      place="top"
      width="wide"
      title={text('canned.title')}
      closeLabel={text('dialog.close')}
      onClose={closeDialog}
    >
      {chosen === null ? (
        <PickList
          label={text('canned.field')}
          placeholder={text('canned.placeholder', { brand: brand.name })}
          emptyText={text('canned.nothing')}
          items={items}
          onPick={pick}
        />
      ) : (
        <FillIn
          canned={chosen}
          known={known}
          onDone={(values) => insert(chosen, values)}
          onBack={() => setChosen(null)}
        />
      )}
    </Dialog>
  );
}

interface FillInProps {
  readonly canned: CannedResponse;
  readonly known: Readonly<Record<string, string>>;
  readonly onDone: (values: Readonly<Record<string, string>>) => void;
  readonly onBack: () => void;
}

/** Asks for what the response cannot know by itself. */
function FillIn({ canned, known, onDone, onBack }: FillInProps) {
  const text = useText();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const asked = variablesOf(filled(canned.text, known));
  const all = { ...known, ...values };
  const complete = asked.every((name) => (values[name] ?? '').trim() !== '');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) onDone(all);
      }}
    >
      <DialogBody>
        {asked.map((name, index) => (
          <Field
            key={name}
            label={name}
            value={values[name] ?? ''}
            onChange={(value) => setValues({ ...values, [name]: value })}
            autoFocus={index === 0}
            autoComplete="off"
          />
        ))}
        <p className={styles.preview} dir="auto">
          {filled(canned.text, all)}
        </p>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onBack}>{text('dialog.back')}</Button>
        <Button kind="main" type="submit" disabled={!complete}>
          {text('canned.insert')}
        </Button>
      </DialogFoot>
    </form>
  );
}
