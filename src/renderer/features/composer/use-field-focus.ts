// Puts the focus into the field that was asked for, with what was typed for it before it stood there.
import { type RefObject, useEffect, useRef } from 'react';
import { takeAhead } from '../../state/field-ahead';
import { useSession } from '../../state/session';
import type { DraftHandle } from './use-draft';

interface FocusedField {
  readonly field: 'reply' | 'note';
  /** Takes the focus also when nothing was asked for. */
  readonly unasked?: boolean;
  /** Called with all words of the draft when they were sent before the field stood there. */
  readonly sendOnce: (words: string) => void;
}

export function useFieldFocus(
  area: RefObject<HTMLTextAreaElement | null>,
  { text, write }: DraftHandle,
  { field, unasked = false, sendOnce }: FocusedField,
): void {
  const focus = useSession((session) => session.focus);
  const take = useRef(() => {});
  take.current = () => {
    const { typed, isSent } = takeAhead(field);
    if (typed === '') return;
    write({ text: text + typed });
    if (isSent) sendOnce(text + typed);
  };
  const isMine = focus === null ? unasked : focus.target === field;
  useEffect(() => {
    if (!isMine) return;
    area.current?.focus();
    take.current();
  }, [isMine, focus, area]);
}
