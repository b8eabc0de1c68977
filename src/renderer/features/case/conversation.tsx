import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { assertNever } from '../../../shared/domain/assert-never';
import type { ConversationEntry } from '../../../shared/domain/conversation';
import type { OpenCase } from '../../../shared/ipc/engine-answers';
import { translatedMessages } from '../../state/translation-wish';
import { useText } from '../../state/use-text';
import styles from './conversation.module.css';
import { newestInSight } from './first-sight';
import { MessageEntry } from './message-entry';
import { NoteEntry } from './note-entry';
import { ReplyEntry } from './reply-entry';
import { StepEntry } from './step-entry';
import { StoryEdge } from './story-edge';
import { StoryJumps } from './story-jumps';
import type { EntryPlace } from './story-model';
import { useReadingPlace } from './use-reading-place';
import { type Sight, useSight } from './use-sight';
import { useStory } from './use-story';
import { useUnfolding } from './use-unfolding';

/** The story of the case, oldest first, standing at its end like a letter one goes on writing. */
export function Conversation({ open, sight }: { readonly open: OpenCase; readonly sight: Sight }) {
  const text = useText();
  const log = useRef<HTMLDivElement>(null);
  const story = useStory(open);
  const { id, channel, brandId, accountId } = open.state;
  const place = useMemo(() => ({ id, channel, brandId, accountId }), [id, channel, brandId, accountId]);
  const unfolding = useUnfolding();
  // Shaping the words above the sight took half the time until a case stood there.
  const [atOnce] = useState(() => newestInSight(story.entries, sight.current));
  const isCut = unfolding === 'newest' && story.isAtEnd && story.entries.length > atOnce;
  const entries = isCut ? story.entries.slice(story.entries.length - atOnce) : story.entries;
  const from = story.from + story.entries.length - entries.length;
  const { length } = story;
  // Whoever comes back asks for a translation again: nothing leaves because a case is opened.
  useEffect(() => untranslated, []);
  useReadingPlace(log, entries);
  useSight(log, sight);
  const [jump, setJump] = useState<'start' | 'end' | number | null>(null);
  useLayoutEffect(() => {
    const element = log.current;
    if (jump === null || element === null || story.reading) return;
    setJump(null);
    if (jump === 'end') element.scrollTop = 0;
    else if (jump === 'start') element.scrollTop = -element.scrollHeight;
    // The first child is the edge, where there is one.
    else element.firstElementChild?.children[jump - from + (from > 0 ? 1 : 0)]?.scrollIntoView();
  }, [jump, story.reading, from]);
  const onJump = (to: 'start' | 'end' | number) => {
    if (to === 'end') story.toEnd();
    else story.to(to === 'start' ? 0 : to);
    setJump(to);
  };
  return (
    <>
      {open.hasOlder && <StoryJumps story={story} unanswered={open.firstUnanswered} onJump={onJump} />}
      <div
        ref={log}
        className={styles.log}
        role="log"
        aria-label={text('case.conversation')}
        // What is read again further up is no news.
        aria-live={story.isAtEnd && unfolding === 'settled' ? undefined : 'off'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <div className={styles.entries}>
          {from > 0 && !isCut && (
            <StoryEdge
              label={text(story.reading ? 'case.loadingOlder' : 'case.older')}
              onReach={story.older}
            />
          )}
          {entries.map((entry) => (
            <Entry key={entry.key} entry={entry} place={place} />
          ))}
          {from + entries.length < length && <StoryEdge label={text('case.newer')} onReach={story.newer} />}
        </div>
      </div>
    </>
  );
}

function untranslated(): void {
  if (translatedMessages.get().size > 0) translatedMessages.set(new Set());
}

const Entry = memo(function Entry({
  entry,
  place,
}: {
  readonly entry: ConversationEntry;
  readonly place: EntryPlace;
}) {
  switch (entry.kind) {
    case 'message':
      return <MessageEntry entry={entry} state={place} />;
    case 'reply':
      return <ReplyEntry entry={entry} state={place} />;
    case 'note':
      return <NoteEntry entry={entry} state={place} />;
    case 'step':
      return <StepEntry entry={entry} state={place} />;
    default:
      return assertNever(entry);
  }
});
