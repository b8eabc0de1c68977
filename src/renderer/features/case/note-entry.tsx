import type { ConversationEntry } from '../../../shared/domain/conversation';
import { useWorkspace } from '../../data/desk-queries';
import { useNow } from '../../state/clock';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Icon } from '../../ui/icon';
import { actorName } from './actor-name';
import styles from './entry.module.css';
import { MessageText } from './message-text';

/** A note among colleagues: paper, not a reply. */
export function NoteEntry({ entry }: { readonly entry: Extract<ConversationEntry, { kind: 'note' }> }) {
  const text = useText();
  const locale = useLocale();
  const workspace = useWorkspace();
  const now = useNow(60_000);
  return (
    <article className={styles.note}>
      <header className={styles.head}>
        <Icon name="note" size={13} />
        <span className={styles.who}>{actorName(text, entry.actor, workspace)}</span>
        <span>{text('note.mark')}</span>
        <span>{clockWords(locale, entry.at, now)}</span>
      </header>
      <div className={styles.bubble}>
        <MessageText text={entry.text} />
      </div>
    </article>
  );
}
