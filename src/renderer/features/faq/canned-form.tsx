import { useRef, useState } from 'react';
import type { BrandId } from '../../../shared/domain/ids';
import type { WorkspaceProblem } from '../../../shared/ipc/engine-answers';
import type { Brand, CannedResponse } from '../../../shared/workspace/schema';
import { useWorkspace } from '../../data/desk-queries';
import { useChangeCanned } from '../../data/faq-queries';
import { WorkspaceProblems } from '../../parts/workspace-problems';
import { useCaseActions } from '../../state/case-actions';
import { useNow } from '../../state/clock';
import { ownDay } from '../../state/own-day';
import { notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Choice, Field, TextArea } from '../../ui/field';
import { type CannedFields, type CannedVersion, fieldsOf, isSameText, writtenFrom } from './canned-fields';
import { ChangedMeanwhile } from './changed-meanwhile';
import { freshId } from './faq-model';
import styles from './faq-screen.module.css';

/** What is written down in a form before it is saved. */
export interface CannedDraft {
  readonly brand: Brand;
  /** Null: it is new. */
  readonly canned: CannedResponse | null;
  readonly title: string;
  readonly language: string;
  readonly text: string;
  /** It was made of what people wrote. */
  readonly isDrafted: boolean;
}

interface CannedFormProps {
  readonly draft: CannedDraft;
  readonly onDone: () => void;
}

const names = ['customer', 'agent', 'initials', 'brand', 'number', 'hours', 'response-time', 'terms'];
const known = names.map((name) => `{{${name}}}`).join(', ');

/** A canned response as somebody writes it; saving it says that it was looked over today. */
export function CannedForm({ draft, onDone }: CannedFormProps) {
  const text = useText();
  const now = useNow(60_000);
  const actions = useCaseActions();
  const changeCanned = useChangeCanned();
  const workspace = useWorkspace();
  const { canned } = draft;
  const [brandId, setBrandId] = useState<BrandId>(draft.brand.id);
  const [fields, setFields] = useState<CannedFields>(fieldsOf({ ...canned, ...draft }));
  // What a colleague has made of it since, as far as whoever writes here has been shown it.
  const [changed, setChanged] = useState<{ readonly theirs: CannedVersion | null } | null>(null);
  const [read, setRead] = useState<CannedVersion | null>(canned);
  const [problems, setProblems] = useState<readonly WorkspaceProblem[]>([]);
  const put = (name: keyof CannedFields) => (value: string) => setFields({ ...fields, [name]: value });
  const today = ownDay(now);
  const isBusy = useRef(false);
  const save = async () => {
    const seen: { theirs?: CannedVersion | null } = {};
    const found = await changeCanned(brandId, (list) => {
      const taken = list.map(({ id }) => id);
      if (canned === null) return [...list, writtenFrom(fields, { id: freshId(fields.title, taken), today })];
      const theirs = list.find(({ id }) => id === canned.id) ?? null;
      if (!isSameText(theirs, read)) {
        seen.theirs = theirs;
        return null;
      }
      const mine = writtenFrom(fields, { id: canned.id, today });
      return theirs === null ? [...list, mine] : list.map((one) => (one === theirs ? mine : one));
    });
    setProblems(found);
    if (seen.theirs !== undefined) {
      setChanged({ theirs: seen.theirs });
      setRead(seen.theirs);
      return;
    }
    if (found.length > 0) return;
    notify({ tone: 'done', text: 'faq.saved', values: { title: fields.title }, undoable: false });
    onDone();
  };
  const members = (workspace?.members ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  const brands = (workspace?.brands ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const heading = canned === null ? text('faq.form.new') : text('faq.form.change', { title: canned.title });
  return (
    <form
      className={styles.form}
      aria-label={heading}
      onSubmit={(event) => {
        event.preventDefault();
        if (isBusy.current) return;
        isBusy.current = true;
        void actions.attempt(save).finally(() => {
          isBusy.current = false;
        });
      }}
    >
      <h3>{heading}</h3>
      {draft.isDrafted && <p className={styles.quiet}>{text('faq.form.drafted')}</p>}
      {canned === null && brands.length > 1 && (
        <Choice label={text('faq.form.brand')} value={brandId} choices={brands} onChange={setBrandId} />
      )}
      <Field label={text('faq.form.title')} value={fields.title} onChange={put('title')} required autoFocus />
      <Field
        label={text('faq.form.language')}
        hint={text('faq.form.languageHint')}
        value={fields.language}
        onChange={put('language')}
        required
      />
      <TextArea
        label={text('faq.form.text')}
        hint={text('faq.form.textHint', { names: known })}
        value={fields.text}
        onChange={put('text')}
        rows={8}
        dir="auto"
        required
      />
      <Field label={text('faq.form.tags')} value={fields.tags} onChange={put('tags')} />
      <Choice
        label={text('faq.form.owner')}
        value={fields.owner}
        choices={[{ value: '', label: text('faq.form.nobody') }, ...members]}
        onChange={put('owner')}
      />
      <Field label={text('faq.form.expires')} value={fields.expires} onChange={put('expires')} type="date" />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={fields.isPublic}
          onChange={({ target }) => setFields({ ...fields, isPublic: target.checked })}
        />
        {text('faq.form.public')}
      </label>
      <WorkspaceProblems problems={problems} />
      {changed !== null && (
        <ChangedMeanwhile
          theirs={changed.theirs}
          onTake={() => {
            if (changed.theirs !== null) setFields(fieldsOf(changed.theirs));
            setChanged(null);
          }}
        />
      )}
      <div className={styles.acts}>
        <Button kind="main" type="submit" aria-keyshortcuts="Control+Enter">
          {text(changed === null ? 'faq.form.save' : 'faq.form.saveMine')}
        </Button>
        <Button onClick={onDone}>{text('faq.form.cancel')}</Button>
      </div>
    </form>
  );
}
