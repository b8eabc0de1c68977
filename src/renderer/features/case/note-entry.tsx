import type { ConversationEntry } from '../../../shared/domain/conversation';
import { firstWords } from '../../../shared/domain/first-words';
import { useMe, useWorkspace } from '../../data/desk-queries';
import { useNow } from '../../state/clock';
import { nameList } from '../../state/name-list';
import { noteTarget } from '../../state/note-target';
import { wordsForComposer } from '../../state/returned-words';
import { moveFocus, useSession } from '../../state/session';
import { clockWords } from '../../state/time-words';
import { useLocale, useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { actorName } from './actor-name';
import styles from './entry.module.css';
import { MessageText } from './message-text';
import type { EntryPlace } from './story-model';

interface NoteProps {
  readonly entry: Extract<ConversationEntry, { kind: 'note' }>;
  readonly state: EntryPlace;
}

/** A note among colleagues: paper, not a reply. A question waits for an answer; an answer may go into the reply. */
export function NoteEntry({ entry, state }: NoteProps) {
  const text = useText();
  const locale = useLocale();
  const workspace = useWorkspace();
  const now = useNow(60_000);
  const asked = (workspace?.members ?? []).filter(({ id }) => entry.mentions.includes(id));
  return (
    <article className={styles.note}>
      <header className={styles.head}>
        <Icon name="note" size={13} />
        <span className={styles.who}>{actorName(text, entry.actor, workspace)}</span>
        <span>{text('note.mark')}</span>
        {entry.isQuestion && <span>{text('note.asks', { names: nameList(locale, asked) })}</span>}
        {entry.answers !== null && <span>{text('note.isAnswer')}</span>}
        <span>{clockWords(locale, entry.at, now)}</span>
      </header>
      <div className={styles.bubble}>
        <MessageText text={entry.text} />
      </div>
      <NoteActs entry={entry} state={state} />
    </article>
  );
}

function NoteActs({ entry, state }: NoteProps) {
  const text = useText();
  const me = useMe();
  const isMine = entry.actor.kind === 'agent' && entry.actor.id === me?.id;
  const answer = () => {
    noteTarget.set({ caseId: state.id, note: entry.key, words: firstWords(entry.text) });
    useSession.setState({ composer: 'note' });
    moveFocus('note');
  };
  const toReply = () => {
    wordsForComposer.set({ caseId: state.id, text: entry.text, how: 'insert', cannedResponseIds: [] });
    useSession.setState({ composer: 'reply' });
  };
  const mayAnswer = entry.isQuestion && !isMine;
  const isForReply = entry.answers !== null && state.channel !== 'phone' && state.channel !== 'counter';
  if (!mayAnswer && !isForReply) return null;
  return (
    <div className={styles.acts}>
      {mayAnswer && (
        <Button small onClick={answer}>
          {text('note.answer')}
        </Button>
      )}
      {isForReply && (
        <Button small onClick={toReply}>
          {text('note.toReply')}
        </Button>
      )}
    </div>
  );
}
