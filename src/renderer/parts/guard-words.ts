// What of the guard was seen before a reply went, in words.
import type { SeenWarnings } from '../../shared/domain/guard/seen-warnings';
import type { Text } from '../state/use-text';

export function seenWords(text: Text, { kinds, reason }: SeenWarnings): string {
  const what = kinds.map((kind) => text(`guardKind.${kind}`)).join(', ');
  return text('guard.seen', { what, reason });
}
