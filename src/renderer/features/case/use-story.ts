// Which part of a case's story is in the page: its end at first, and a stretch of bounded length wherever somebody goes.
import { useCallback, useMemo, useState } from 'react';
import type { ConversationEntry } from '../../../shared/domain/conversation';
import type { OpenCase } from '../../../shared/ipc/engine-answers';
import { stretchLength, useStretch } from '../../data/story-queries';
import { atEnd, down, type StoryPlace, shownIn, up } from './story-model';

export interface Story {
  readonly entries: readonly ConversationEntry[];
  /** Position in the story of the first entry that is shown. */
  readonly from: number;
  /** How many entries the story has. */
  readonly length: number;
  readonly reading: boolean;
  /** Nobody has looked further up: what comes in is news. */
  readonly isAtEnd: boolean;
  readonly older: () => void;
  readonly newer: () => void;
  readonly toEnd: () => void;
  /** Has the entry at a position in the page. */
  readonly to: (position: number) => void;
}

export function useStory(open: OpenCase): Story {
  const [place, setPlace] = useState<StoryPlace>(atEnd);
  const before = place.kind === 'end' ? null : place.before;
  const { stretch, reading } = useStretch(open.state.id, before);
  const part = stretch ?? open;
  const shown = useMemo(() => shownIn(place, part), [place, part]);
  const length = open.oldestPosition + open.entries.length;
  const { from } = shown;
  const to = from + shown.entries.length;
  const older = useCallback(
    () => setPlace((now) => up(now, { from, length, atHand: open.entries.length })),
    [from, length, open.entries.length],
  );
  const newer = useCallback(() => setPlace(down({ to, length })), [to, length]);
  const toEnd = useCallback(() => setPlace(atEnd), []);
  const goTo = useCallback(
    (position: number) =>
      setPlace({ kind: 'stretch', before: Math.min(length, position + stretchLength - 1) }),
    [length],
  );
  return { ...shown, length, reading, isAtEnd: place === atEnd, older, newer, toEnd, to: goTo };
}
