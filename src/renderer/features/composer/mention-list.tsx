import { useText } from '../../state/use-text';
import styles from './note-editor.module.css';
import type { Mentions } from './use-mentions';

export const mentionListId = 'note-mentions';

export function mentionOptionId(index: number): string {
  return `${mentionListId}-${index}`;
}

/** The colleagues whose name may be meant, above the words; the focus stays in the note. */
export function MentionList({ shown, marked, pick }: Mentions) {
  const text = useText();
  if (shown.length === 0) return null;
  return (
    <div id={mentionListId} className={styles.people} role="listbox" aria-label={text('note.people')}>
      {shown.map((member, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the note keeps the focus and names the marked one
        // biome-ignore lint/a11y/useKeyWithClickEvents: the note's own keys pick
        <div
          key={member.id}
          id={mentionOptionId(index)}
          className={styles.person}
          role="option"
          aria-selected={index === marked}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pick(member)}
        >
          {member.name}
        </div>
      ))}
    </div>
  );
}
