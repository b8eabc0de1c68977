import { useEffect, useLayoutEffect, useRef } from 'react';
import { assertNever } from '../../../shared/domain/assert-never';
import type { ConversationEntry } from '../../../shared/domain/conversation';
import type { OpenCase } from '../../../shared/ipc/engine-answers';
import { useText } from '../../state/use-text';
import { Button } from '../../ui/button';
import styles from './conversation.module.css';
import { MessageEntry } from './message-entry';
import { NoteEntry } from './note-entry';
import { ReplyEntry } from './reply-entry';
import { StepEntry } from './step-entry';
import { useOlderEntries } from './use-older-entries';

const nearTheEnd = 80;

/** The story of the case, oldest first, standing at its end like a letter one goes on writing. */
export function Conversation({ open }: { readonly open: OpenCase }) {
  const text = useText();
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const older = useOlderEntries(open);
  const count = open.entries.length;
  useLayoutEffect(() => {
    const element = log.current;
    if (element !== null && atEnd.current && count >= 0) element.scrollTop = element.scrollHeight;
  }, [count]);
  useEffect(() => {
    const element = log.current;
    if (element === null) return;
    // Pictures come later and must not push the newest words out of sight.
    const watch = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    for (const child of element.children) watch.observe(child);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <div
      ref={log}
      className={styles.log}
      role="log"
      aria-label={text('case.conversation')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < nearTheEnd;
      }}
    >
      <div className={styles.entries}>
        {older.more && (
          <p className={styles.older}>
            <Button small onClick={() => void older.read()}>
              {text(older.reading ? 'case.loadingOlder' : 'case.older')}
            </Button>
          </p>
        )}
        {[...older.entries, ...open.entries].map((entry) => (
          <Entry key={entry.key} entry={entry} open={open} />
        ))}
      </div>
    </div>
  );
}

function Entry({ entry, open }: { readonly entry: ConversationEntry; readonly open: OpenCase }) {
  switch (entry.kind) {
    case 'message':
      return <MessageEntry entry={entry} state={open.state} />;
    case 'reply':
      return <ReplyEntry entry={entry} state={open.state} />;
    case 'note':
      return <NoteEntry entry={entry} />;
    case 'step':
      return <StepEntry entry={entry} state={open.state} />;
    default:
      return assertNever(entry);
  }
}
