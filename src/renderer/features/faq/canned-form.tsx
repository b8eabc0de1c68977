import { useState } from 'react';
import type { BrandId } from '../../../shared/domain/ids';
import type { WorkspaceProblem } from '../../../shared/ipc/engine-answers';
import type { Brand, CannedResponse } from '../../../shared/workspace/schema';
import { useWorkspace } from '../../data/desk-queries';
import { useChangeCanned, type WrittenCanned } from '../../data/faq-queries';
import { WorkspaceProblems } from '../../parts/workspace-problems';
import { useCaseActions } from '../../state/case-actions';
import { useNow } from '../../state/clock';
import { notify } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Choice, Field, TextArea } from '../../ui/field';
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
  const [words, setWords] = useState({
    title: draft.title,
    language: draft.language,
    text: draft.text,
    tags: (canned?.tags ?? []).join(', '),
    owner: canned?.owner ?? '',
    expires: canned?.expires ?? '',
  });
  const [isPublic, setIsPublic] = useState(canned?.isPublic === true);
  const [problems, setProblems] = useState<readonly WorkspaceProblem[]>([]);
  const put = (name: keyof typeof words) => (value: string) => setWords({ ...words, [name]: value });
  const written = (id: string): WrittenCanned => ({
    id,
    title: words.title,
    language: words.language.trim(),
    text: words.text,
    tags: words.tags
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    reviewed: new Date(now).toISOString().slice(0, 10),
    ...(words.owner !== '' && { owner: words.owner }),
    ...(words.expires !== '' && { expires: words.expires }),
    ...(isPublic && { isPublic }),
  });
  const save = async () => {
    const found = await changeCanned(brandId, (list) =>
      canned === null
        ? [
            ...list,
            written(
              freshId(
                words.title,
                list.map(({ id }) => id),
              ),
            ),
          ]
        : list.map((one) => (one.id === canned.id ? written(one.id) : one)),
    );
    setProblems(found);
    if (found.length > 0) return;
    notify({ tone: 'done', text: 'faq.saved', values: { title: words.title }, undoable: false });
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
        void actions.attempt(save);
      }}
    >
      <h3>{heading}</h3>
      {draft.isDrafted && <p className={styles.quiet}>{text('faq.form.drafted')}</p>}
      {canned === null && brands.length > 1 && (
        <Choice label={text('faq.form.brand')} value={brandId} choices={brands} onChange={setBrandId} />
      )}
      <Field label={text('faq.form.title')} value={words.title} onChange={put('title')} required autoFocus />
      <Field
        label={text('faq.form.language')}
        hint={text('faq.form.languageHint')}
        value={words.language}
        onChange={put('language')}
        required
      />
      <TextArea
        label={text('faq.form.text')}
        hint={text('faq.form.textHint', { names: known })}
        value={words.text}
        onChange={put('text')}
        rows={8}
        dir="auto"
        required
      />
      <Field label={text('faq.form.tags')} value={words.tags} onChange={put('tags')} />
      <Choice
        label={text('faq.form.owner')}
        value={words.owner}
        choices={[{ value: '', label: text('faq.form.nobody') }, ...members]}
        onChange={put('owner')}
      />
      <Field label={text('faq.form.expires')} value={words.expires} onChange={put('expires')} type="date" />
      <label className={styles.check}>
        <input type="checkbox" checked={isPublic} onChange={(event) => setIsPublic(event.target.checked)} />
        {text('faq.form.public')}
      </label>
      <WorkspaceProblems problems={problems} />
      <div className={styles.acts}>
        <Button kind="main" type="submit" aria-keyshortcuts="Control+Enter">
          {text('faq.form.save')}
        </Button>
        <Button onClick={onDone}>{text('faq.form.cancel')}</Button>
      </div>
    </form>
  );
}
