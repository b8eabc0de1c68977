import { useCallback } from 'react';
import type { Instant } from '../../shared/domain/time';
import { useFromClock } from '../state/clock';
import { agoWords, timeLeftStep, timeLeftWords } from '../state/time-words';
import { useText } from '../state/use-text';

/** Time to an instant in words; renders again only when the words change. */
export function TimeLeft({ dueAt }: { readonly dueAt: Instant }) {
  const text = useText();
  const at = useFromClock(useCallback((now: Instant) => timeLeftStep(dueAt, now), [dueAt]));
  return timeLeftWords(text, dueAt, at);
}

export function TimeAgo({ at }: { readonly at: Instant }) {
  const text = useText();
  return useFromClock(useCallback((now: Instant) => agoWords(text, at, now), [text, at]));
}
