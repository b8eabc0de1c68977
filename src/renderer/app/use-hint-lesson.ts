// Keeps which hints this person needs no longer.
import { useMemo, useRef } from 'react';
import { useSettings, useWriteSettings } from '../data/desk-queries';
import { HintLesson } from './hint-lesson';

/** To be called with the id of each command that a key led to. */
export function useHintLesson(): (command: string) => void {
  const learnt = useSettings()?.hintsLearnt ?? [];
  const write = useWriteSettings();
  const latest = useRef({ learnt, write });
  latest.current = { learnt, write };
  return useMemo(() => {
    const lesson = new HintLesson();
    return (command) => {
      const hint = lesson.pressed(command);
      const now = latest.current;
      if (hint === null || now.learnt.includes(hint)) return;
      // Where it cannot be kept, the hint stays.
      now.write({ hintsLearnt: [...now.learnt, hint] }).catch(() => undefined);
    };
  }, []);
}
