import { useState } from 'react';
import { fillVariables, variablesOf } from '../../../shared/domain/canned-response';
import { isReviewDue } from '../../../shared/domain/canned-review';
import type { CaseId } from '../../../shared/domain/ids';
import { minute } from '../../../shared/domain/time';
import { cannedValues } from '../../../shared/workspace/canned-values';
import type { CannedResponse } from '../../../shared/workspace/schema';
import { useOpenCase } from '../../data/case-queries';
import { useBrand, useMe } from '../../data/desk-queries';
import { useNow } from '../../state/clock';
import { ownWall } from '../../state/own-day';
import { wordsForComposer } from '../../state/returned-words';
import { closeDialog, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Dialog, DialogBody, DialogFoot } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { PickList } from '../../ui/pick-list';
import styles from './canned-dialog.module.css';
import { inOrder } from './canned-model';

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
  const now = ownWall(useNow(minute));
  const [chosen, setChosen] = useState<CannedResponse | null>(null);
  if (open === undefined || brand === undefined) return null;
  const knownFor = ({ language }: CannedResponse) => cannedValues({ brand, state: open.state, me }, language);
  const insert = (canned: CannedResponse, values: Readonly<Record<string, string>>) => {
    wordsForComposer.set({
      caseId,
      text: fillVariables(canned.text, values),
      how: 'insert',
      cannedResponseIds: [canned.id],
    });
    useSession.setState({ composer: 'reply', dialog: null, pane: 'case' });
  };
  const pick = (id: string) => {
    const canned = brand.cannedResponses.find((one) => one.id === id);
    if (canned === undefined) return;
    const known = knownFor(canned);
    if (variablesOf(fillVariables(canned.text, known)).length > 0) setChosen(canned);
    else insert(canned, known);
  };
  const items = inOrder(brand, open.state.language, now).map((canned) => ({
    id: canned.id,
    label: canned.title,
    detail: [
      canned.language.toUpperCase(),
      ...(canned.reviewed !== undefined && isReviewDue(canned, now) ? [text('review.old')] : []),
      ...canned.tags,
      canned.text,
    ].join(' · '),
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
          known={knownFor(chosen)}
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
  const asked = variablesOf(fillVariables(canned.text, known));
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
          {fillVariables(canned.text, all)}
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
