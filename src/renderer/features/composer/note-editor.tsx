import { useEffect } from 'react';
import type { CaseId } from '../../../shared/domain/ids';
import { useCaseActions } from '../../state/case-actions';
import { moveFocus, useSession } from '../../state/session';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import styles from './note-editor.module.css';
import { useDraft } from './use-draft';
import { useGrowing } from './use-growing';

const keepReply = () => useSession.setState({ composer: 'reply' });

/** A paper note for colleagues, in a place and colour of its own. */
export function NoteEditor({ caseId }: { readonly caseId: CaseId }) {
  const text = useText();
  const actions = useCaseActions();
  const draft = useDraft(caseId, 'note');
  const area = useGrowing(draft.text);
  const focus = useSession((session) => session.focus);
  useEffect(() => {
    if (focus === null || focus.target === 'note') area.current?.focus();
  }, [focus, area]);
  const add = async () => {
    if (draft.text.trim() === '') return;
    if (!(await actions.addNote(caseId, draft.text.trim()))) return;
    draft.clear();
    keepReply();
    moveFocus('case');
  };
  return (
    <form
      className={styles.note}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <p className={styles.title}>
        <Icon name="note" size={14} />
        {text('note.title')}
      </p>
      <textarea
        ref={area}
        className={styles.text}
        aria-label={text('note.label')}
        placeholder={text('note.placeholder')}
        value={draft.text}
        rows={2}
        spellCheck
        dir="auto"
        onChange={(event) => draft.write({ text: event.target.value })}
        onBlur={draft.flush}
      />
      <div className={styles.acts}>
        <Button kind="quiet" small onClick={keepReply}>
          {text('note.close')}
        </Button>
        <Button small type="submit" disabled={draft.text.trim() === ''}>
          {text('note.add')}
        </Button>
      </div>
    </form>
  );
}
