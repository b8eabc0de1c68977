import { useRef, useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import { mentionsIn } from '../../../shared/domain/mention';
import { useSignal } from '../../data/use-signal';
import { useCaseActions } from '../../state/case-actions';
import { nameList } from '../../state/name-list';
import { noteTarget } from '../../state/note-target';
import { moveFocus, useSession } from '../../state/session';
import { useLocale, useText } from '../../state/use-text';
import { Button, IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { MentionList, mentionListId, mentionOptionId } from './mention-list';
import styles from './note-editor.module.css';
import { useDraft, useOnceReady } from './use-draft';
import { useFieldFocus } from './use-field-focus';
import { useGrowing } from './use-growing';
import { useMentionable, useMentions } from './use-mentions';

const keepReply = () => useSession.setState({ composer: 'reply' });

/** A paper note for colleagues, in a place and colour of its own. Who is named in it is told, or asked. */
export function NoteEditor({ state }: { readonly state: Case }) {
  const text = useText();
  const locale = useLocale();
  const actions = useCaseActions();
  const draft = useDraft(state.id, 'note');
  const area = useGrowing(draft.text);
  const people = useMentionable(state);
  const mentions = useMentions(area, people, (words) => draft.write({ text: words }));
  const [asks, setAsks] = useState(false);
  const chosen = useSignal(noteTarget);
  const target = chosen?.caseId === state.id ? chosen : null;
  const named = mentionsIn(draft.text, people);
  const isQuestion = asks && named.length > 0;
  const isBusy = useRef(false);
  const add = async () => {
    if (draft.text.trim() === '' || isBusy.current) return;
    isBusy.current = true;
    const note = { text: draft.text.trim(), isQuestion, answers: target?.note ?? null };
    const isAdded = await actions.addNote(state.id, note);
    isBusy.current = false;
    // Who went on writing meanwhile keeps what they wrote.
    if (!isAdded || (area.current !== null && area.current.value.trim() !== note.text)) return;
    draft.clear();
    setAsks(false);
    noteTarget.set(null);
    keepReply();
    moveFocus('case');
  };
  const { send: addOnceReady, sendOnce } = useOnceReady(draft, () => void add());
  useFieldFocus(area, draft, { field: 'note', unasked: true, sendOnce });
  return (
    <form
      className={styles.note}
      onSubmit={(event) => {
        event.preventDefault();
        addOnceReady();
      }}
    >
      <p className={styles.title}>
        <Icon name="note" size={14} />
        {text('note.title')}
      </p>
      {target !== null && <AnswerLine words={target.words} />}
      <MentionList {...mentions} />
      <textarea
        ref={area}
        className={styles.text}
        aria-label={text('note.label')}
        aria-autocomplete="list"
        aria-controls={mentions.shown.length > 0 ? mentionListId : undefined}
        aria-activedescendant={mentions.shown.length > 0 ? mentionOptionId(mentions.marked) : undefined}
        placeholder={text('note.placeholder')}
        value={draft.text}
        rows={2}
        spellCheck
        dir="auto"
        onChange={(event) => {
          draft.write({ text: event.target.value });
          mentions.look();
        }}
        onKeyDown={mentions.onKeyDown}
        onClick={mentions.look}
        onBlur={draft.flush}
      />
      <div className={styles.acts}>
        {named.length === 0 ? (
          <span className={styles.hint}>{text('note.mentionHint')}</span>
        ) : (
          <label className={styles.ask}>
            <input type="checkbox" checked={asks} onChange={(event) => setAsks(event.target.checked)} />
            {text('note.ask', { names: nameList(locale, named) })}
          </label>
        )}
        <Button kind="quiet" small onClick={keepReply}>
          {text('note.close')}
        </Button>
        <Button small type="submit" disabled={draft.text.trim() === ''}>
          {text(isQuestion ? 'note.questionAdd' : target === null ? 'note.add' : 'note.answerAdd')}
        </Button>
      </div>
    </form>
  );
}

/** Says which question is being answered. */
function AnswerLine({ words }: { readonly words: string }) {
  const text = useText();
  return (
    <p className={styles.answering}>
      <Icon name="reply" size={13} />
      <span className={styles.words} dir="auto">
        {text('note.answering', { words })}
      </span>
      <IconButton label={text('note.answerNothing')} onClick={() => noteTarget.set(null)}>
        <Icon name="close" size={12} />
      </IconButton>
    </p>
  );
}
